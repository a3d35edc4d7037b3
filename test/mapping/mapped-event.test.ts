import { expect, test } from "vitest";
import { readEvents } from "../../src/mapping/mapped-event.ts";

const text = { kind: "text", text: "Hi" };
const lead = { externalId: "7" };

test.each([
  [{ lead: { externalID: "7" }, message: text }, 'lead has an unknown key "externalID" (did you mean "externalId"?)'],
  [{ lead: { ...lead, nmae: "Ann" }, message: text }, 'lead has an unknown key "nmae" (did you mean "name"?)'],
  [{ lead: {}, message: text }, "lead must be a lead with externalId or a lead with aliases, got object"],
  [{ lead, mesage: text }, 'the event must have the key "message", got "mesage"'],
  [{ lead, message: { knd: "text", text: "Hi" } }, 'message must have the key "kind", got "knd"'],
])("%j is refused with the key that is wrong", (event, error) => {
  expect(readEvents({ type: "message.received", ...event })).toEqual({ error });
});
