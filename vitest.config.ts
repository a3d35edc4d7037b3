import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
    pool: "forks",
    // Most of the time of the long ones is waiting for other processes; by itself it takes one worker on two cores.
    maxWorkers: 2,
    globalSetup: ["test/postgres/setup.ts"],
  },
});
