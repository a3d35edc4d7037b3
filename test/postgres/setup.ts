import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./server.ts";
import type { PostgresServer } from "./server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Asked for a PostgreSQL, it answers with the address of one. */
    postgresDesk: string;
  }
}

/** One PostgreSQL for all test files of a run: started when the first of them asks, stopped at the end however it ends. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<PostgresServer | undefined> | undefined;
  const desk = createServer((_, response) => {
    starting ??= startPostgres();
    starting.then(
      (server) => response.end(server?.url ?? ""),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, "127.0.0.1", resolve));
  project.provide("postgresDesk", `http://127.0.0.1:${(desk.address() as AddressInfo).port}`);
  return async () => {
    desk.close();
    await (await starting?.catch(() => undefined))?.stop();
  };
}
