import type { H3 } from "h3";
import { anyoneOnline } from "./site.ts";
import type { Site } from "./site.ts";
import type { Switches } from "./switches.ts";
import { isObject, readObject } from "../stand-in/http.ts";
import type { Journal } from "../stand-in/journal.ts";

const TYPES = ["text", "photo", "document", "video", "audio", "location"];

/**
 * The Chat API (an own channel inside Jivo), as far as it is known: its checks and the agents' presence. The first
 * path segment is no secret and is not looked at.
 * docs: https://www.jivo.ru/docs/chat/
 */
export function chatApi(app: H3, site: Site, journal: Journal, switches: () => Switches): void {
  const known = (publicId: string | undefined) => [...site.channels.values()].some((channel) => channel.publicId === publicId);

  app.get("/:any/:publicId/status", (event) => {
    const available = known(event.context.params?.["publicId"]) && anyoneOnline(site);
    return new Response(available ? "1" : "0", { headers: { "content-type": "text/plain" } });
  });

  app.post("/:any/:publicId", async (event) => {
    if (!known(event.context.params?.["publicId"])) return plain(404, "unknown channel");
    const body = readObject(await event.req.text());
    const wrong = fault(body, switches().strict);
    journal.add({ what: "in", text: "Chat API", status: wrong ? 400 : 200, body });
    return wrong ? plain(400, wrong) : plain(200, "");
  });
}

function fault(body: Readonly<Record<string, unknown>> | undefined, strict: boolean): string | undefined {
  if (!body) return "expected a JSON object";
  const { sender, message } = body;
  if (!isObject(sender) || sender["id"] === undefined || sender["id"] === "") return "sender.id is required";
  if (!isObject(message) || typeof message["type"] !== "string") return "message.type is required";
  if (strict && !TYPES.includes(message["type"])) return `message.type must be one of ${TYPES.join(", ")}`;
  if (message["type"] === "text" && (typeof message["text"] !== "string" || message["text"] === "")) return "message.text is required";
  return undefined;
}

const plain = (status: number, text: string): Response =>
  new Response(text, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
