import type { Life } from "./life.ts";
import type { Agent, Line, Site } from "./site.ts";
import { RULES } from "./switches.ts";
import type { Switches } from "./switches.ts";
import { COMMON_ACTS, COMMON_VIEWS, find, optionalText, text } from "../stand-in/control.ts";
import type { Faults } from "../stand-in/faults.ts";
import { readFault } from "../stand-in/faults.ts";
import { ControlError } from "../stand-in/http.ts";
import type { Acts, Input, Views } from "../stand-in/http.ts";
import type { Journal } from "../stand-in/journal.ts";
import { turning } from "../stand-in/switches.ts";

export interface ControlParts {
  readonly life: Life;
  readonly site: Site;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly switches: { current: Switches };
  readonly crm: { url?: string };
}

/** Everything that a person at either screen can do, and everything that can go wrong. */
export function createControl({ life, site, journal, faults, switches, crm }: ControlParts) {
  const { judge: _judge, apply: _apply, stop: _stop, ...acts } = life;
  return {
    ...acts,
    site,
    journal,
    /** What the lead sees, over all chats. */
    transcript(clientId: string): readonly Line[] {
      find("client", site.clients, clientId);
      return [...site.chats.values()].filter((chat) => chat.clientId === clientId).flatMap((chat) => chat.lines);
    },
    setOnline(agentId: string, online: boolean): Agent {
      const agent = find("agent", site.agents, agentId);
      agent.online = online;
      return agent;
    },
    addAgent(agent: Agent): Agent {
      site.agents.set(agent.id, agent);
      return agent;
    },
    turn: turning(switches, RULES),
    /** The URL typed into the channels' settings; undefined switches CRM webhooks off. */
    setCrmUrl(url: string | undefined): void {
      if (url === undefined) delete crm.url;
      else crm.url = url;
    },
    fault: faults.add,
    clearFaults: faults.clear,
  };
}

export type Control = ReturnType<typeof createControl>;

export const ACTS: Acts<Control> = {
  "add-client": (control, input) =>
    control.addClient(pick(input, ["id", "name", "phone", "email", "description", "userToken", "url", "channelId"])),
  "add-agent": (control, input) =>
    control.addAgent({
      id: text(input, "id"),
      name: text(input, "name"),
      email: optionalText(input, "email") ?? "",
      phone: optionalText(input, "phone") ?? null,
      online: input["online"] === true,
    }),
  online: (control, input) => control.setOnline(text(input, "agent"), flag(input, "online")),
  say: (control, input) => {
    const file = optionalText(input, "file");
    const name = optionalText(input, "name");
    return control.say(text(input, "client"), file ? { file, ...(name ? { name } : {}) } : { text: text(input, "text") });
  },
  press: (control, input) => control.press(text(input, "client"), text(input, "caption")),
  accept: (control, input) => control.accept(text(input, "chat"), text(input, "agent")),
  write: (control, input) => control.write(text(input, "chat"), text(input, "agent"), text(input, "text")),
  leave: (control, input) => control.leave(text(input, "chat")),
  transfer: (control, input) => control.transfer(text(input, "chat"), text(input, "agent")),
  close: (control, input) => control.close(text(input, "chat")),
  contacts: (control, input) => control.contacts(text(input, "client"), pick(input, ["name", "phone", "email", "description"])),
  assign: (control, input) => control.assign(text(input, "chat")),
  "offline-message": (control, input) => control.offlineMessage(text(input, "client"), text(input, "text")),
  call: (control, input) => control.call(text(input, "client"), text(input, "status")),
  raw: (control, input) => control.raw(input["to"] === "crm" ? "crm" : "bot", input["body"]),
  release: (control, input) => control.release(input["order"] === "reversed" ? "reversed" : "same"),
  "crm-url": (control, input) => control.setCrmUrl(optionalText(input, "url")),
  fault: (control, input) => control.fault(readFault(input)),
  ...COMMON_ACTS,
};

export const VIEWS: Views<Control> = {
  state: ({ site }) => ({
    channels: [...site.channels.values()],
    agents: [...site.agents.values()],
    clients: [...site.clients.values()],
    chats: [...site.chats.values()],
  }),
  transcript: (control, query) => control.transcript(query.get("client") ?? ""),
  ...COMMON_VIEWS,
};

function flag(input: Input, name: string): boolean {
  const value = input[name];
  if (typeof value !== "boolean") throw new ControlError(400, `"${name}" must be true or false, got ${JSON.stringify(value)}`);
  return value;
}

function pick<const Name extends string>(input: Input, names: readonly Name[]): Partial<Record<Name, string>> {
  const picked: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = optionalText(input, name);
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
