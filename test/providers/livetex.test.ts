import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../src/deps.ts";
import type { Received } from "../../src/mapping/provider.ts";
import type { Command } from "../../src/model/command.ts";
import type { Dialog } from "../../src/model/dialog.ts";
import { newLead } from "../../src/model/lead.ts";
import type { Json } from "../../src/model/message.ts";
import { bind, compileDefinition } from "./definition.ts";

const AT = "2026-11-20T10:00:00.900Z";
const provider = await compileDefinition("livetex");
const binding = await bind(provider, { token: "SECRET", version: "1.2", baseUrl: "https://messaging.livetex.ru", eventTypes: ["Closed"] });

function receive(body: unknown): Received {
  const headers = { "content-type": "application/json" };
  const bytes = Buffer.from(JSON.stringify(body) ?? "");
  return provider.receive(binding, { method: "POST", path: "/events", query: "", headers, body: bytes, at: AT });
}

/** What a command makes of LiveTex's answers, and the bodies that it sent. */
async function perform(command: object, answers: readonly unknown[]) {
  const sent: HttpRequest[] = [];
  const outcome = await provider.perform(
    binding,
    {
      id: "5e1f0c3a-7a52-5b0e-9c41-2f1f6f7f0001",
      command: { to: "it", guard: {}, context: {}, ...command } as unknown as Command,
      lead: newLead("lead-7", "telegram", "42", AT),
      dialog: { id: "d-1" } as Dialog,
      history: [],
      attempt: 1,
      at: AT,
      timeout: 1000,
    },
    (request) => {
      const body = Buffer.from(JSON.stringify(answers[sent.length] ?? {}));
      sent.push(request);
      return Promise.resolve({ status: 200, headers: { "content-type": "application/json" }, body });
    },
  );
  return {
    outcome,
    bodies: sent.map(({ body }) => (body === undefined ? undefined : (JSON.parse(String(body)) as Record<string, unknown>))),
  };
}

const nothing = fc.constantFrom<unknown>(null, [], {}, "", undefined);
const anything = (...shapes: fc.Arbitrary<unknown>[]) =>
  fc.oneof(nothing, fc.anything({ maxDepth: 2, key: fc.stringMatching(/^[a-z_]{1,6}$/) }), ...shapes);
const employee = fc.record({
  employee_id: anything(fc.nat()),
  first_name: anything(fc.string()),
  last_name: anything(fc.string()),
  nick_name: anything(fc.string()),
});
const TYPES = [
  "MessageDelivered",
  "TextMessage",
  "FileMessage",
  "SelectDestination",
  "Closed",
  "HoldMessage",
  "EmployeeAvailabilityChanged",
];

describe("the LiveTex definition", () => {
  it("mirrors live, asks who is online, and speaks to the lead itself, afterwards", () => {
    expect(binding.capabilities).toMatchObject({
      buttons: null,
      attachments: "native",
      textMax: 2000,
      notices: { transferred: "after", joined: "after", returned: "after" },
      reclaim: true,
      queue: true,
      availability: "request",
      mirror: "live",
    });
  });

  it("answers 200 to whatever carries the key, and takes nothing for a broken mapping", () => {
    fc.assert(
      fc.property(
        fc.record({
          type: fc.oneof(fc.constantFrom(...TYPES), anything()),
          id: anything(fc.uuid()),
          user_id: anything(fc.string(), fc.nat()),
          message_id: anything(fc.uuid()),
          employee: anything(employee),
          timestamp: anything(fc.nat(), fc.double(), fc.maxSafeInteger(), fc.string()),
          text: anything(fc.string()),
          url: anything(fc.webUrl()),
          name: anything(fc.string()),
          comment: anything(fc.string()),
          size: anything(fc.integer(), fc.double()),
          from: anything(fc.constant("Employee")),
          destinations: anything(),
        }),
        (body) => {
          const received = receive({ ...body, webhook_key: "KEY" });
          expect(received).toMatchObject({ kind: "accepted", answer: { status: 200 } });
          if (received.kind === "accepted") expect(received.warnings.filter((text) => !text.includes("dedupe found nothing"))).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("takes nothing without the key, whatever shape it has", () => {
    fc.assert(
      fc.property(
        anything().filter((key) => key !== "KEY"),
        (key) => {
          expect(receive({ type: "Closed", id: "1", user_id: "lead-7", webhook_key: key }).kind).toBe("unauthorized");
        },
      ),
    );
    expect(receive([{ webhook_key: "KEY" }]).kind).not.toBe("failed");
  });

  it("sends attributes as strings only, whatever a bot makes of them", async () => {
    const destinations = [{ destination_type: "Department", destination_id: "1" }];
    // No body with these keys is ever taken in.
    const name = fc.string().filter((key) => !["__proto__", "constructor", "prototype"].includes(key));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>), async (attributes) => {
        const { bodies, outcome } = await perform(
          { type: "handoff.start", handoff: { id: "h", attributes, hidden: attributes, history: 0 } },
          [{ success: true, destinations }, { success: true }],
        );
        expect(outcome).toMatchObject({ kind: "delivered" });
        const expected = Object.fromEntries(
          Object.entries(attributes).flatMap(([key, value]) =>
            value === null ? [] : [[key, typeof value === "string" ? value : JSON.stringify(value)]],
          ),
        );
        for (const name of ["attributes", "hidden_attributes"]) {
          const sent = (bodies[1]?.[name] ?? {}) as Record<string, string>;
          expect(Object.keys(sent).toSorted()).toEqual(Object.keys(expected).toSorted());
          expect(Object.values(sent).every((value) => typeof value === "string")).toBe(true);
        }
      }),
    );
  });

  it.each<[string, unknown, boolean | undefined]>([
    ["yes", [{ destination_id: "1", has_online: true }], true],
    [
      "no, an online second group does not count",
      [
        { destination_id: "1", has_online: false },
        { destination_id: "2", has_online: true },
      ],
      false,
    ],
    ["unknown when it is not said", [{ destination_id: "1" }], undefined],
    ["unknown when it is said oddly", [{ destination_id: "1", has_online: "no" }], undefined],
    ["unknown without a group", [], undefined],
  ])("knows whether somebody is online: %s", async (_, destinations, online) => {
    const { outcome } = await perform({ type: "availability.check" }, [{ success: true, destinations }]);
    expect(outcome.kind === "delivered" ? outcome.captured?.["online"] : outcome).toBe(online);
  });
});
