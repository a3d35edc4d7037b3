import { spawn } from "node:child_process";
import { expect, test } from "vitest";

const RUN = `
  const { startPostgres } = await import(${JSON.stringify(new URL("./server.ts", import.meta.url).href)});
  await (await startPostgres())?.stop();
  process.exitCode = 3;
`;

/** What vitest does when tests failed. */
test("a run that used PostgreSQL keeps the status with which it ends", { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, ["--input-type=module", "-e", RUN], { stdio: ["ignore", "ignore", "inherit"] });
  const status = await new Promise((resolve) => child.once("exit", resolve));
  expect(status).toBe(3);
});
