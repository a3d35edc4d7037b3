import { describe } from "vitest";
import { acceptSuite } from "./store-contract/accept.ts";
import { aliasSuite } from "./store-contract/aliases.ts";
import { eraseSuite } from "./store-contract/erase.ts";
import { laneSuite } from "./store-contract/lanes.ts";
import { letterSuite } from "./store-contract/letters.ts";
import { listingSuite } from "./store-contract/listing.ts";
import { modelSuite } from "./store-contract/model.ts";
import { transcriptSuite } from "./store-contract/transcripts.ts";
import { turnSuite } from "./store-contract/turn.ts";
import { upkeepSuite } from "./store-contract/upkeep.ts";
import { givenStore, type OpenStore } from "./store-fixtures.ts";

/** What every storage must do; `open` gives a fresh, empty one each time. `modelRuns`: histories that are tried, 60 by default. */
export function describeStore(name: string, open: OpenStore, { modelRuns = 60 }: { modelRuns?: number } = {}): void {
  const given = givenStore(open);
  describe(`${name} store`, () => {
    describe("accept", () => acceptSuite(given));
    describe("aliases", () => aliasSuite(given));
    describe("turn", () => turnSuite(given));
    describe("lanes", () => laneSuite(given));
    describe("dead letters", () => letterSuite(given));
    describe("listing", () => listingSuite(given));
    describe("transcripts", () => transcriptSuite(given));
    describe("erase", () => eraseSuite(given));
    describe("upkeep", () => upkeepSuite(given));
    describe("model", () => modelSuite(open, modelRuns));
  });
}
