import type { Command } from "../model/command.ts";
import type { Message } from "../model/message.ts";

const LONGEST = 40;

/** In a few words what a command is about, to tell it from its neighbours; undefined where its type says all. */
export function gistOf(command: Command): string | undefined {
  switch (command.type) {
    case "message.send":
    case "message.mirror":
      return gistOfMessage(command.message);
    case "handoff.start":
      return command.handoff.reason === undefined ? undefined : short(command.handoff.reason);
    case "handoff.cancel":
      return short(command.handoff.reason);
    case "bot.notify":
      return command.event.type;
    case "dialog.close":
      return command.reason === undefined ? undefined : short(command.reason);
    case "availability.check":
      return command.group === undefined ? undefined : short(command.group);
    case "lead.lookup":
      return command.why;
    case "lead.update":
    case "typing.send":
      return undefined;
  }
}

function gistOfMessage(message: Message): string {
  const words = short(message.text ?? message.choice?.caption ?? "");
  return words === "" ? message.kind : words;
}

function short(text: string): string {
  const chars = [...text.replace(/\s+/gu, " ").trim()];
  return chars.length > LONGEST ? `${chars.slice(0, LONGEST).join("")}…` : chars.join("");
}
