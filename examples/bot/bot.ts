// A sample bot on plain node:http, with no dependency: it shows every part of the gateway's bot protocol.
//   PORT=3000 BOT_TOKEN=secret GATEWAY_URL=http://localhost:8080/bots/shop-bot node examples/bot/bot.ts
import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";

interface BotEvent {
  readonly id: string;
  readonly type: string;
  readonly epoch: number;
  readonly lead: { readonly id: string; readonly name?: string };
  readonly dialog: { readonly operatorsOnline: boolean | null };
  readonly message?: { readonly text?: string; readonly choice?: { readonly code: string } };
  readonly operator?: { readonly name?: string };
  readonly listenOnly?: boolean;
}
type Action = Readonly<Record<string, unknown>>;

const { PORT = "3000", BOT_TOKEN = "", GATEWAY_URL = "http://localhost:8080/bots/shop-bot" } = process.env;
const PICTURE = "https://upload.wikimedia.org/wikipedia/commons/4/47/PNG_transparency_demonstration_1.png";

const say = (text: string, more: Action = {}): Action => ({ type: "say", text, ...more });
const menu = (text: string): Action =>
  say(text, {
    buttons: [
      [
        { code: "price", caption: "Цены" },
        { code: "picture", caption: "Картинка" },
        { code: "operator", caption: "Оператор" },
      ],
    ],
  });

/** One event → what to do. An event that needs no answer gets an empty list: that is an answer too. */
function answer({ type, message, lead, dialog, operator, listenOnly }: BotEvent): Action[] {
  if (listenOnly) return [];
  switch (type) {
    case "dialog.returned":
      return [menu(`${operator?.name ?? "Оператор"} вернул вас мне. Чем ещё помочь?`)];
    case "operators.unavailable":
    case "handoff.failed":
      return [say("Сейчас никого нет на месте. Оставьте телефон, и мы перезвоним."), { type: "set", attributes: { wantsCall: true } }];
    case "message.received":
      break;
    default:
      return [];
  }
  const asked = message?.choice?.code ?? message?.text?.trim().toLowerCase() ?? "";
  if (asked === "operator" || asked === "оператор") {
    const promise = dialog.operatorsOnline === false ? [] : [say("Зову оператора.")];
    return [...promise, { type: "handoff", reason: "the lead asked", attributes: { topic: "разное" } }];
  }
  if (asked === "price") return [menu("Доставка: 300 ₽, от 3000 ₽ бесплатно.")];
  if (asked === "picture") return [say("Вот:", { attachments: [{ kind: "image", url: PICTURE, name: "dice.png" }] })];
  return [menu(`Здравствуйте${lead.name ? `, ${lead.name}` : ""}! Я бот. Выберите или напишите «оператор».`)];
}

/** What takes longer than the gateway waits: answered 202 at once, and later by a call of our own. */
async function answerLater({ id, epoch, lead }: BotEvent): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const response = await fetch(`${GATEWAY_URL}/actions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${BOT_TOKEN}` },
    body: JSON.stringify({ leadId: lead.id, epoch, idempotencyKey: id, actions: [say("Готово, я подумал.")] }),
  });
  if (!response.ok) console.error(`late answer refused: HTTP ${response.status} ${await response.text()}`);
}

async function readEvent(request: IncomingMessage): Promise<BotEvent> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as BotEvent;
}

const server = createServer(async (request, response) => {
  if (request.headers.authorization !== `Bearer ${BOT_TOKEN}`) return void response.writeHead(401).end();
  try {
    const event = await readEvent(request);
    console.log(`${event.type} ${event.message?.choice?.code ?? event.message?.text ?? ""}`);
    if (event.type === "message.received" && event.message?.text?.trim().toLowerCase() === "slow") {
      response.writeHead(202).end();
      await answerLater(event);
      return;
    }
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ actions: answer(event) }));
  } catch (error) {
    console.error(error);
    if (!response.headersSent) response.writeHead(500).end();
  }
});
server.on("error", (error) => {
  console.error(`cannot listen on port ${PORT}: ${error.message}`);
  process.exitCode = 1;
});
server.listen(Number(PORT), () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : PORT;
  console.log(`bot on http://localhost:${port}, gateway ${GATEWAY_URL}`);
});
