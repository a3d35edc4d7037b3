import { expect, test } from "vitest";
import { botSays, createWorld, DESK_LIKE, HANDOFF_POLICY, leadSays } from "./world.ts";

const TRANSFERRED = { ru: "ждите", en: "wait", pt: "espere", "pt-BR": "aguarde", kk: "күтіңіз", fil: "sandali" };

test.each([
  ["ru", "ждите"],
  ["en-US", "wait"],
  ["EN", "wait"],
  ["pt-br", "aguarde"],
  ["pt_BR", "aguarde"],
  ["pt-PT", "espere"],
  ["kk", "күтіңіз"],
  ["fil-PH", "sandali"],
  ["de", "ждите"],
  ["", "ждите"],
])("a lead whose language is %j reads the notice %j", (language, words) => {
  const world = createWorld({ desk: DESK_LIKE, handoff: { notices: { ...HANDOFF_POLICY.notices, transferred: TRANSFERRED } } });
  const hello = leadSays("оператора");
  world.event({ ...hello, lead: { ...hello.lead, language } });
  world.run(botSays({ type: "handoff" }));
  world.run();
  expect(world.said()).toEqual([words]);
});

test("without a Russian text the first one speaks to a lead of another language", () => {
  const transferred = { en: "wait", kk: "күтіңіз" };
  const world = createWorld({ desk: DESK_LIKE, handoff: { notices: { ...HANDOFF_POLICY.notices, transferred } } });
  world.event(leadSays("оператора"));
  world.run(botSays({ type: "handoff" }));
  world.run();
  expect(world.said()).toEqual(["wait"]);
});
