import type { Life } from "./life.ts";
import { find } from "./site.ts";
import type { Agent, Line, Site } from "./site.ts";
import { turn } from "./switches.ts";
import type { Switches } from "./switches.ts";
import type { Faults } from "../stand-in/faults.ts";
import { readFault } from "../stand-in/faults.ts";
import { ControlError } from "../stand-in/http.ts";
import type { Journal } from "../stand-in/journal.ts";

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
    turn(patch: Readonly<Record<string, unknown>>): Switches {
      const next = turn(switches.current, patch);
      if ("wrong" in next) throw new ControlError(400, next.wrong);
      switches.current = next;
      return next;
    },
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

type Input = Readonly<Record<string, unknown>>;

/** POST /control/<name> with a JSON object. */
export const ACTS: Readonly<Record<string, (control: Control, input: Input) => unknown>> = {
  "add-client": (control, input) =>
    control.addClient(pick(input, ["id", "name", "phone", "email", "description", "userToken", "url", "channelId"])),
  "add-agent": (control, input) =>
    control.addAgent({
      id: text(input, "id"),
      name: text(input, "name"),
      email: optional(input, "email") ?? "",
      phone: optional(input, "phone") ?? null,
      online: input["online"] === true,
    }),
  online: (control, input) => control.setOnline(text(input, "agent"), flag(input, "online")),
  say: (control, input) => {
    const file = optional(input, "file");
    const name = optional(input, "name");
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
  switches: (control, input) => control.turn(input),
  "crm-url": (control, input) => control.setCrmUrl(optional(input, "url")),
  fault: (control, input) => control.fault(readFault(input)),
  "clear-faults": (control) => control.clearFaults(),
  "clear-journal": (control) => control.journal.clear(),
};

/** GET /control/<name>. */
export const VIEWS: Readonly<Record<string, (control: Control, query: URLSearchParams) => unknown>> = {
  state: ({ site }) => ({
    channels: [...site.channels.values()],
    agents: [...site.agents.values()],
    clients: [...site.clients.values()],
    chats: [...site.chats.values()],
  }),
  transcript: (control, query) => control.transcript(query.get("client") ?? ""),
  journal: ({ journal }) => journal.lines,
  switches: (control) => control.turn({}),
};

function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== "string" || value === "") {
    throw new ControlError(400, `"${name}" must be a non-empty string, got ${JSON.stringify(value)}`);
  }
  return value;
}

function flag(input: Input, name: string): boolean {
  const value = input[name];
  if (typeof value !== "boolean") throw new ControlError(400, `"${name}" must be true or false, got ${JSON.stringify(value)}`);
  return value;
}

const optional = (input: Input, name: string): string | undefined => (input[name] === undefined ? undefined : text(input, name));

function pick<const Name extends string>(input: Input, names: readonly Name[]): Partial<Record<Name, string>> {
  const picked: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = optional(input, name);
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
