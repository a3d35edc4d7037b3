import { expect, it } from "vitest";
import { type Site, startByHand } from "../e2e/gateway.ts";
import { hasPostgres } from "../postgres/server.ts";
import { runFaults } from "./driver.ts";

const SEED = 20_261_121;

it(
  "loses, doubles and reorders nothing over 20 kills under load, between a bot and a provider that fail",
  { timeout: 180_000 },
  async () => {
    const { result, findings } = await runFaults({ kills: 20, seed: SEED, leads: 25, graceful: 0.2, drain: 90_000 });
    expect(findings).toEqual([]);
    expect(result).toMatchObject({ kills: 20, lost: 0, duplicated: 0, reordered: 0, unexplained: 0, invented: 0, crashes: 0, clean: true });
    expect(result.accepted).toBeGreaterThan(50);
  },
);

it("keeps as much at kill -9 as at a polite end: the audits after both are the same", { timeout: 180_000 }, async () => {
  const audit = async (graceful: number) => {
    const { result, findings } = await runFaults({ kills: 3, seed: SEED + 1, leads: 10, graceful, drain: 60_000 });
    const { lost, duplicated, reordered, unexplained, invented, crashes, stops } = result;
    return { stops, verdict: { findings, lost, duplicated, reordered, unexplained, invented, crashes } };
  };
  const [killed, asked] = [await audit(0), await audit(0.6)];
  expect([killed.stops, asked.stops > 0]).toEqual([0, true]);
  expect(asked.verdict).toEqual(killed.verdict);
  expect(killed.verdict).toEqual({ findings: [], lost: 0, duplicated: 0, reordered: 0, unexplained: 0, invented: 0, crashes: 0 });
});

it("turns red for a gateway that keeps only what it accepted, not what it did", { timeout: 60_000 }, async () => {
  const start = (site: Site) => startByHand("accept-only", site);
  const { result } = await runFaults({ kills: 3, seed: SEED, leads: 10, graceful: 0, drain: 10_000, start });
  expect(result.duplicated).toBeGreaterThan(0);
  expect(result.reordered).toBeGreaterThan(0);
  expect(result.clean).toBe(false);
});

it(
  "loses, doubles and reorders nothing on two instances that are killed and stand still, while their database ends, returns and stands still",
  { timeout: 300_000, skip: !hasPostgres() },
  async () => {
    const faults = { kills: 4, freezes: 1, databaseFreezes: 1, databaseRestarts: 2 };
    const { result, findings } = await runFaults({ ...faults, seed: SEED + 2, leads: 20, graceful: 0.2, drain: 90_000, postgres: true });
    expect(findings).toEqual([]);
    expect(result).toMatchObject({
      lost: 0,
      duplicated: 0,
      reordered: 0,
      unexplained: 0,
      invented: 0,
      crashes: 0,
      others: {},
      clean: true,
    });
    expect(result.accepted).toBeGreaterThan(50);
  },
);
