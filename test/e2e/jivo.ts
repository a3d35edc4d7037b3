/** The bot token of every fake Jivo in tests and benchmarks; the last path segment of the webhook URL. */
export const JIVO_TOKEN = "e2e-jivo-token-5c1f0a";
export const JIVO_PROVIDER_ID = "AbCdEf123456789";

/** CLIENT_MESSAGE as Jivo's bot API sends it. `lead` becomes client_id, `id` the event's id. */
export function clientMessage(options: { id: string; lead: number; text: string; at: number }): string {
  const client = String(7_000_000 + options.lead);
  return JSON.stringify({
    event: "CLIENT_MESSAGE",
    id: options.id,
    site_id: "403291",
    client_id: client,
    chat_id: String(91_000_000 + options.lead),
    agents_online: true,
    sender: { id: Number(client), name: `Иван ${options.lead}`, url: "https://shop.example/catalog/42", has_contacts: false },
    message: { type: "TEXT", text: options.text, timestamp: Math.floor(options.at / 1000) },
    channel: { id: "11820035", type: "widget" },
  });
}

/** The text of a BOT_MESSAGE, or undefined when the call is another one. */
export function botMessage(body: unknown): { id: string; text: string } | undefined {
  const call = body as { event?: unknown; id?: unknown; message?: { text?: unknown } } | null;
  if (call?.event !== "BOT_MESSAGE" || typeof call.id !== "string" || typeof call.message?.text !== "string") return undefined;
  return { id: call.id, text: call.message.text };
}
