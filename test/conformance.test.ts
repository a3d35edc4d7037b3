import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findDefinitions } from "../src/config/definitions.ts";
import { runConformance } from "../src/conformance/run.ts";
import { COLUMNS } from "../src/conformance/scenario.ts";
import type { ConformanceReport } from "../src/conformance/run.ts";
import { ROOT } from "./sources.ts";

const SHIPPED = join(ROOT, "providers");

const pairsOf = ({ pairs }: ConformanceReport) => pairs.map(({ channel, desk, bot }) => `${channel} × ${desk} × ${bot}`);
const failuresOf = ({ pairs }: ConformanceReport) =>
  pairs.flatMap(({ failure }) => (failure ? [`${failure.position.file}:${failure.position.line} ${failure.act}: ${failure.message}`] : []));

describe("the shipped providers", async () => {
  const report = await runConformance(findDefinitions(SHIPPED, []), SHIPPED, []);
  const cell = (pair: string, column: (typeof COLUMNS)[number]) => report.pairs[pairsOf(report).indexOf(pair)]?.cells[column];

  it("go through the scenario in every pair that works together", () => {
    expect(report.findings).toEqual([]);
    expect(failuresOf(report)).toEqual([]);
    expect(pairsOf(report)).toEqual([
      "jivo × jivo × http-bot",
      "jivo × livetex × http-bot",
      "telegram × livetex × http-bot",
      "webim × livetex × http-bot",
      "webim × webim × http-bot",
    ]);
  });

  it("leave out only what they have not", () => {
    expect(cell("telegram × livetex × http-bot", "history")).toBe("passed");
    expect(cell("telegram × livetex × http-bot", "close")).toBe("absent");
    expect(cell("jivo × jivo × http-bot", "nobody takes")).toBe("passed");
    expect(cell("jivo × jivo × http-bot", "bot file")).toBe("asText");
    expect(cell("webim × webim × http-bot", "operator text")).toBe("absent");
    for (const { cells } of report.pairs)
      for (const column of ["hello", "handoff", "join", "transfer", "return", "again", "nobody online"] as const)
        expect(cells[column]).toBe("passed");
  });
});

describe("a provider of one's own", () => {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-own-"));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("passes with what docs/definitions.md shows, beside the shipped ones", async () => {
    const [, shown = ""] =
      /```yaml\n(# yaml-language-server: \$schema=\S+conformance[^]*?)```/.exec(readFileSync(join(ROOT, "docs/definitions.md"), "utf8")) ??
      [];
    mkdirSync(join(folder, "acme"));
    writeFileSync(join(folder, "acme/conformance.yaml"), shown);
    writeFileSync(join(folder, "acme/provider.yaml"), ACME);
    const finding = () => ({ file: "gateway.yaml", line: 1, col: 1, level: "error" as const, kind: "provider.folder", message: "" });
    const report = await runConformance(findDefinitions(SHIPPED, [{ folder, finding }]), SHIPPED, ["acme"]);
    expect(report.findings).toEqual([]);
    expect(failuresOf(report)).toEqual([]);
    expect(pairsOf(report)).toEqual(["acme × acme × http-bot", "acme × livetex × http-bot"]);
    expect(report.pairs[0]?.cells).toMatchObject({
      press: "passed",
      file: "passed",
      return: "passed",
      again: "passed",
      "nobody online": "passed",
    });
  });
});

const ACME = `
provider: acme
title: Acme
roles: [channel, desk]
settings: { required: [token], properties: { token: { type: string, format: password, description: The token. } } }
capabilities:
  buttons: { max: 5, when: inlineButtons }
  notices: { transferred: before, joined: provider, returned: after }
  availability: request
inbound:
  - name: events
    path: /{webhookKey}
    dedupe: body.id
    routes:
      - when: body.event = "TEXT"
        event: '{ "type": "message.received", "lead": { "externalId": body.client }, "message": { "kind": "text", "text": body.text } }'
      - when: body.event = "PRESS"
        event: |
          { "type": "message.received", "lead": { "externalId": body.client },
            "message": { "kind": "choice", "choice": { "code": body.code, "caption": body.caption } } }
      - when: body.event = "FILE"
        event: |
          { "type": "message.received", "lead": { "externalId": body.client },
            "message": { "kind": "image", "attachments": [{ "kind": "image", "url": body.url, "name": body.name }] } }
      - when: body.event = "TAKEN"
        event: '{ "type": "operator.took", "lead": { "externalId": body.client }, "operator": { "id": body.agent } }'
      - when: body.event = "ANSWER"
        event: |
          { "type": "operator.wrote", "lead": { "externalId": body.client }, "operator": { "id": body.agent },
            "message": { "kind": "text", "text": body.text } }
      - when: body.event = "LEFT"
        event: '{ "type": "dialog.returned", "lead": { "externalId": body.client } }'
outbound:
  message.send:
    post: '"https://acme.example/send"'
    json: |
      { "client": lead.externalId, "text": command.message.text,
        "buttons": [$reduce(command.message.buttons, $append, []).{ "id": code, "title": caption }] }
  handoff.start:
    post: '"https://acme.example/invite"'
    json: '{ "client": lead.externalId }'
  availability.check:
    get: '"https://acme.example/online"'
    capture: { online: body.online }
`;

describe("a provider that does not do what it should", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "leadgate-broken-"));
    cpSync(SHIPPED, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...names: string[]) => runConformance(findDefinitions(folder, []), folder, names);
  function edit(file: string, from: string, to: string): void {
    const text = readFileSync(join(folder, file), "utf8");
    if (!text.includes(from)) throw new Error(`${file} holds no ${from}`);
    writeFileSync(join(folder, file), text.replace(from, to));
  }
  const lineOf = (file: string, act: string): string => {
    const path = join(folder, file);
    const line =
      readFileSync(path, "utf8")
        .split("\n")
        .findIndex((text) => text.startsWith(`  ${act}:`)) + 1;
    return `${path}:${line} ${act}:`;
  };

  it.each([
    [
      "hears a repeated webhook twice",
      "jivo",
      "dedupe: body.id",
      "dedupe: null",
      "lead.writes",
      'expected the bot to hear: ["Здравствуйте"], got ["Здравствуйте","Здравствуйте"]',
    ],
    [
      "shows buttons without their captions",
      "jivo",
      '"text": caption, "id": $string(code)',
      '"text": code, "id": $string(code)',
      "lead.writes",
      'expected the lead to see the buttons: ["Цены","Человек"], got ["show:prices","call:person"]',
    ],
    [
      "speaks of another chat",
      "jivo",
      '{ "event": "INVITE_AGENT", "id": id, "client_id": lead.externalId, "chat_id": dialog.externalId }',
      '{ "event": "INVITE_AGENT", "id": id }',
      "lead.writes",
      "jivo: handoff.start: no entry of answers takes POST https://bot.jivosite.com/webhooks/PROVIDER/TOKEN",
    ],
    [
      "does not learn that an operator came",
      "livetex",
      'when: body.type = "MessageDelivered" and $exists($operator(body))',
      "when: false",
      "operator.joins",
      "expected the dialog to be operator, it is waiting",
    ],
    [
      "says something after it has given the chat away",
      "webim",
      "transferred: before",
      "transferred: after",
      "lead.writes",
      'expected nothing to be given up on: [], got ["operator-not-in-chat"]',
    ],
  ])("fails when it %s", async (_what, name, from, to, act, message) => {
    edit(`${name}/provider.yaml`, from, to);
    const report = await run(name);
    const failures = failuresOf(report).filter((text) => text.startsWith(lineOf(`${name}/conformance.yaml`, act)));
    expect(failures.join("\n")).toContain(message);
  });

  it("fails at the operator's act when a desk keeps its close to itself, and reaches nothing after it", async () => {
    edit("livetex/provider.yaml", `event: '{ "type": "dialog.returned"`, `event: '{ "type": "operator.read"`);
    const report = await run("telegram");
    expect(pairsOf(report)).toEqual(["telegram × livetex × http-bot"]);
    expect(failuresOf(report)).toEqual([
      `${lineOf("livetex/conformance.yaml", "operator.returns")} expected the dialog to be bot, it is operator`,
    ]);
    expect(report.pairs[0]?.cells).toMatchObject({ transfer: "passed", return: "failed", again: "unreached", close: "unreached" });
  });

  it("fails when a desk's operators do not see what was said", async () => {
    edit("livetex/provider.yaml", '{ "user_id": lead.id, "text": command.message.text }', '{ "user_id": lead.id, "text": "…" }');
    expect(failuresOf(await run("telegram")).join()).toContain("expected the operator to see");
  });

  it("is told where its conformance.yaml is wrong", async () => {
    edit("telegram/conformance.yaml", "shows:\n  lead: |\n    $contains(path,", "shows:\n  lead: |\n    $contains(pth,");
    rmSync(join(folder, "livetex/conformance.yaml"));
    const report = await run();
    expect(report.findings.map(({ file, line, kind, message, hint }) => [file, line, kind, message, hint])).toMatchObject([
      [
        join(folder, "livetex/conformance.yaml"),
        1,
        "missing.file",
        expect.stringContaining("cannot be read"),
        expect.stringContaining("docs/definitions.md"),
      ],
      [
        join(folder, "telegram/conformance.yaml"),
        expect.any(Number),
        "mapping.unknown_name",
        '"pth" is not known here',
        'did you mean "path"?',
      ],
    ]);
    expect(pairsOf(report)).toEqual(["jivo × jivo × http-bot", "webim × webim × http-bot"]);
  });
});
