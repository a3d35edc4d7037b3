import { isIP } from "node:net";
import { createMediaLinks } from "../mapping/media-link.ts";
import type { MediaPolicy } from "../mapping/runtime.ts";
import { parseSize } from "../schemas.ts";
import type { Config } from "./config.ts";
import { duration } from "./policies.ts";
import type { Report } from "./report.ts";
import type { GatewayFile } from "./shape.ts";

const MAX_BODY = 16 * 1024 * 1024;
const DEFAULT_URL = "http://localhost:8080";
const MIN_SECRET = 16;

/** `server`, with what is wrong reported; a wrong value becomes its default. */
export function readServer(file: GatewayFile, options: { report: Report; secret: string }): Config["server"] {
  const { report } = options;
  const { listen = "0.0.0.0:8080", publicUrl = DEFAULT_URL, secret = "", formerSecrets = [] } = file.server ?? {};
  const address = parseListen(listen);
  if (!address) {
    const hint = /^\d+$/.test(listen) ? `write 0.0.0.0:${listen}` : "such as 0.0.0.0:8080, localhost:8080 or [::]:8080";
    report.error(["server", "listen"], "wrong.value", "server.listen must be host:port, with a port from 0 to 65535", { hint });
  }
  const url = parsePublicUrl(publicUrl);
  if (!url) {
    report.error(["server", "publicUrl"], "wrong.value", "server.publicUrl must be an address that starts with http:// or https://", {
      hint: "such as https://gateway.example, without ? and #",
    });
  }
  if (secret !== "" && secret.length < MIN_SECRET) {
    report.warning(["server", "secret"], "weak.secret", `server.secret is shorter than ${MIN_SECRET} characters`, {
      hint: "make one: openssl rand -hex 32",
    });
  }
  const { metrics, log = "info", traces } = file.server ?? {};
  const own = metrics === undefined ? undefined : parseListen(metrics);
  if (metrics !== undefined && !own) {
    report.error(["server", "metrics"], "wrong.value", "server.metrics must be host:port, with a port from 0 to 65535", {
      hint: "such as 127.0.0.1:9464",
    });
  }
  const collector = traces === undefined ? undefined : parseCollector(traces.url);
  if (traces !== undefined && !collector) {
    report.error(["server", "traces", "url"], "wrong.value", "server.traces.url must be an address that starts with http:// or https://", {
      hint: "such as http://localhost:4318/v1/traces",
    });
  }
  return {
    host: address?.host ?? "0.0.0.0",
    port: address?.port ?? 8080,
    publicUrl: url ? url.href.replace(/\/+$/, "") : DEFAULT_URL,
    secret: secret === "" ? options.secret : secret,
    formerSecrets: formerSecrets.filter((former) => former !== ""),
    metrics: own ?? null,
    log,
    traces: collector ? { url: collector.href } : null,
  };
}

/**
 * Providers are told to call this address, and to fetch files there (`media`: bindings whose files pass through us): one
 * that they cannot reach, or that most of them refuse, is worth a word before anything starts.
 */
export function warnOfPrivateUrl(file: GatewayFile, media: readonly string[], report: Report): void {
  const url = parsePublicUrl(file.server?.publicUrl ?? DEFAULT_URL);
  if (!url) return;
  if (!isPrivate(url.hostname)) {
    if (url.protocol === "http:") {
      report.warning(["server", "publicUrl"], "plain.url", "server.publicUrl is plain http: most providers call only https", {
        hint: "name the https address of the proxy before the gateway",
      });
    }
    return;
  }
  const files = media.length === 0 ? "" : `, and nobody can fetch the files of ${media.join(", ")}`;
  report.warning(
    ["server", "publicUrl"],
    "private.url",
    `server.publicUrl is not reachable from outside: no provider can call it${files}`,
    {
      hint: "fine while everything runs on one machine; else name the public address",
    },
  );
}

/** `storage`, with what is wrong reported. */
export function readStorage(file: GatewayFile, report: Report): Config["storage"] {
  const { driver, path = ".data/leadgate.db", url = "" } = file.storage ?? {};
  if (driver !== "postgres") {
    if (file.storage?.url !== undefined)
      report.warning(["storage", "url"], "no.effect", "storage.url has no effect with driver sqlite", { key: true });
    return { driver: "sqlite", path };
  }
  const hint = "postgres://user:password@host:5432/database";
  if (url === "") report.error(["storage", "driver"], "wrong.value", "storage.driver postgres needs storage.url", { hint });
  else if (!isPostgresUrl(url))
    report.error(["storage", "url"], "wrong.value", "storage.url must be an address that starts with postgres://", { hint });
  return { driver: "postgres", path, url };
}

/** What of storage.url must be shown nowhere: all of it, and its password by itself, which errors may name. */
export function storageSecrets(file: GatewayFile): string[] {
  const url = file.storage?.url ?? "";
  if (!isPostgresUrl(url)) return [url];
  const { password, searchParams } = new URL(url);
  return [url, password, decoded(password), searchParams.get("password") ?? ""];
}

function isPostgresUrl(url: string): boolean {
  return URL.canParse(url) && ["postgres:", "postgresql:"].includes(new URL(url).protocol);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `limits`, in bytes and milliseconds. */
export function readLimits(file: GatewayFile, report: Report): Config["limits"] {
  const { body = "1MiB", bodyTimeout = "10s", backlog = 100_000, rate = null } = file.limits ?? {};
  const bytes = parseSize(body) ?? 1024 * 1024;
  if (bytes < 1024 || bytes > MAX_BODY) {
    report.error(["limits", "body"], "wrong.size", "limits.body must be from 1KiB to 16MiB");
  }
  return { body: bytes, bodyTimeout: duration(bodyTimeout), backlog, rate };
}

const MAX_FILE = 4 * 1024 ** 3;
const MIN_EXPIRES = 60_000;

/** Nothing that a browser runs: HTML and SVG are passed on only where somebody lists them, and never shown in place. */
const MEDIA_TYPES: readonly string[] = `
  image/jpeg image/png image/gif image/webp image/avif image/heic image/heif image/bmp image/tiff audio/* video/*
  text/plain text/csv application/pdf application/rtf application/json application/octet-stream
  application/zip application/gzip application/x-7z-compressed application/vnd.rar application/x-rar-compressed
  application/msword application/vnd.ms-excel application/vnd.ms-powerpoint
  application/vnd.openxmlformats-officedocument.wordprocessingml.document
  application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
  application/vnd.openxmlformats-officedocument.presentationml.presentation
  application/vnd.oasis.opendocument.text application/vnd.oasis.opendocument.spreadsheet
  application/vnd.oasis.opendocument.presentation
`
  .trim()
  .split(/\s+/);

/** `media`; links are sealed with `server.secret` and begin with `server.publicUrl`. */
export function readMedia(file: GatewayFile, server: Config["server"], report: Report): MediaPolicy {
  const { expires = "30d", maxSize = "20MiB", types = MEDIA_TYPES, allow = [] } = file.media ?? {};
  const bytes = parseSize(maxSize) ?? 0;
  if (bytes < 1 || bytes > MAX_FILE) report.error(["media", "maxSize"], "wrong.size", "media.maxSize must be from 1B to 4GiB");
  const lasts = duration(expires);
  if (lasts < MIN_EXPIRES) {
    const message = "media.expires must be at least 1m: a link is of no use before anybody can fetch it";
    report.error(["media", "expires"], "wrong.duration", message);
  }
  return {
    links: createMediaLinks(server.secret, server.formerSecrets),
    url: `${server.publicUrl}/media`,
    expires: lasts,
    maxSize: bytes,
    types,
    allow,
  };
}

function parseListen(text: string): { host: string; port: number } | undefined {
  const match = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/.exec(text);
  const port = Number(match?.[3]);
  const host = match?.[1] ?? match?.[2];
  if (host === undefined || port > 65_535) return undefined;
  if (match?.[1] !== undefined && isIP(host) !== 6) return undefined;
  return { host, port };
}

function parsePublicUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !["http:", "https:"].includes(url.protocol) || url.search !== "" || url.hash !== "" || url.username !== "") return undefined;
  return url;
}

function parseCollector(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && ["http:", "https:"].includes(url.protocol) && url.username === "" ? url : undefined;
}

function isPrivate(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "");
  if (isIP(name) === 6) return /^(::1?$|f[cde])/i.test(name);
  if (isIP(name) === 4) return /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(name);
  return !name.includes(".") || /\.(local|localhost|internal|lan|home)$/i.test(name);
}
