import type { H3, H3Event } from "h3";
import type { Account, Chat } from "./account.ts";
import { storedChat } from "./payloads.ts";
import type { Switches } from "./switches.ts";
import type { Clock } from "../../deps.ts";
import type { Faults } from "../stand-in/faults.ts";
import { PROXY_PAGE, cut } from "../stand-in/http.ts";
import type { Journal } from "../stand-in/journal.ts";
import { wait } from "../stand-in/journal.ts";

const PAGE = 100;

interface Parts {
  readonly account: Account;
  readonly login: string;
  readonly password: string;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly switches: () => Switches;
  readonly clock: Clock;
}

/** GET /api/v2|v3|v4/operators, departments, chat, chats, for an administrator. Failures come with HTTP 200 but for 401 and 403. */
export function storedData(app: H3, parts: Parts): { unlock(): void } {
  const { account, journal, faults, switches } = parts;
  const expected = `Basic ${Buffer.from(`${parts.login}:${parts.password}`).toString("base64")}`;
  let failures = 0;
  let lockedAt = 0;

  for (const version of ["v2", "v3", "v4"]) app.get(`/api/${version}/:what`, (event) => answer(event));
  // docs: https://webim.ru/kb/bots/smart-bot/v-2-0.html (a visitor's file: a signed address, no token)
  app.get("/api/bot/v2/file/:guid", (event) => {
    const file = account.files.get(event.context.params?.["guid"] ?? "");
    if (!file || new URL(event.req.url).searchParams.get("hash") !== file.hash)
      return Response.json({ error: "file-not-found" }, { status: 404 });
    return new Response(file.content, { headers: { "content-type": file.mediaType } });
  });
  return {
    unlock() {
      failures = 0;
    },
  };

  async function answer(event: H3Event): Promise<Response> {
    const what = event.context.params?.["what"] ?? "";
    const fault = faults.take(what);
    if (fault?.delay) await wait(parts.clock, fault.delay);
    if (fault?.reset || fault?.close || fault?.loseAnswer) {
      journal.add({ what: "in", text: `${what}: cut off` });
      return cut(event, !fault.close);
    }
    if (fault?.status === 200) {
      journal.add({ what: "in", text: what, status: 200, answer: PROXY_PAGE });
      return new Response(PROXY_PAGE, { headers: { "content-type": "text/html" } });
    }
    const [status, json] = fault?.status === undefined ? read(event, what) : [fault.status, { error: "unknown" }];
    journal.add({ what: "in", text: what, status, answer: json });
    return Response.json(json, { status });
  }

  function read(event: H3Event, what: string): [number, unknown] {
    const { lockout, loginAttempts } = switches();
    if (lockout !== null && failures >= loginAttempts && parts.clock.now() - lockedAt >= lockout) failures = 0;
    if (failures >= loginAttempts) return [403, { error: "too-many-attempts" }];
    if (event.req.headers.get("authorization") !== expected) {
      failures += 1;
      lockedAt = parts.clock.now();
      return [401, { error: "unauthorized" }];
    }
    if (!switches().storedData) return [200, { error: "no-tariff-option" }];
    const query = new URL(event.req.url).searchParams;
    switch (what) {
      case "operators":
        return [200, [...account.operators.values()].map(({ name, ...operator }) => ({ ...operator, full_name: name }))];
      case "departments":
        return [
          200,
          [...account.departments.values()].map(({ id, key, name }) => ({ id, ...(switches().departmentKeys ? { key } : {}), name })),
        ];
      case "chat": {
        const chat = account.chats.get(Number(query.get("id")));
        return [200, chat ? { chat: stored(chat) } : { error: "no-chat" }];
      }
      case "chats":
        return [200, page(Number(query.get("since") ?? 0))];
      default:
        return [200, { error: "unknown-method" }];
    }
  }

  function stored(chat: Chat): unknown {
    return storedChat(chat, account, switches(), parts.clock.now() - switches().storedDelay);
  }

  /** `since` and `last_ts` are microseconds. */
  function page(since: number): unknown {
    const changed = [...account.chats.values()]
      .filter((chat) => chat.lastActivityAt * 1000 > since)
      .toSorted((one, other) => one.lastActivityAt - other.lastActivityAt);
    const shown = changed.slice(0, PAGE);
    return {
      chats: shown.map(stored),
      last_ts: (shown.at(-1)?.lastActivityAt ?? since / 1000) * 1000,
      more_chats_available: changed.length > PAGE,
    };
  }
}
