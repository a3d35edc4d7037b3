import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import type { IncomingAttachment, IncomingMessage, MappedEvent } from "../model/event.ts";
import type { FileReference } from "./provider.ts";
import type { MediaPolicy } from "./runtime.ts";

/** What a link of ours stands for. */
export interface LinkedFile {
  readonly binding: string;
  readonly reference: FileReference;
  readonly name?: string;
  readonly mediaType?: string;
  /** Seconds since the epoch. */
  readonly expires: number;
}

export interface MediaLinks {
  /** `<id>/<name>`, for behind `<publicUrl>/media/`. The same file gives the same id. */
  seal(file: LinkedFile): string;
  /** What `seal` was given; undefined for anything that it did not make, down to the last bit. */
  open(sealed: string): LinkedFile | undefined;
}

const NONCE = 12;
const TAG = 16;

/**
 * Self-contained, so that no table is needed and any instance with the same secret serves them; encrypted, since a
 * provider's reference or a private address may be worth something; the name is bound to the rest. Those that were sealed
 * with a former secret still open.
 */
export function createMediaLinks(secret: string, formerSecrets: readonly string[] = []): MediaLinks {
  const current = linksFrom(secret);
  const former = formerSecrets.map(linksFrom);
  return {
    seal: current.seal,
    open(sealed) {
      for (const links of [current, ...former]) {
        const file = links.open(sealed);
        if (file) return file;
      }
      return undefined;
    },
  };
}

function linksFrom(secret: string): MediaLinks {
  const derived = (use: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "", `media link 1: ${use}`, 32));
  const key = derived("encryption");
  const nonceKey = derived("nonce");

  return {
    seal(file) {
      const name = nameInPath(file);
      const { binding, reference, expires, mediaType } = file;
      const text = JSON.stringify([binding, expires, reference, file.name ?? null, mediaType ?? null]);
      // Derived from what it encrypts: two different files never share a nonce, and a mapping that is repeated repeats the link.
      const nonce = createHmac("sha256", nonceKey).update(`${name}\n${text}`).digest().subarray(0, NONCE);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(name));
      const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${sealed.toString("base64url")}/${name}`;
    },
    open(sealed) {
      const [id = "", name = "", ...more] = sealed.split("/");
      const bytes = Buffer.from(id, "base64url");
      // Decoding forgives stray characters and bits: only the one way of writing it counts.
      if (more.length > 0 || bytes.toString("base64url") !== id || bytes.length < NONCE + TAG) return undefined;
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(name)).setAuthTag(bytes.subarray(-TAG));
      let text: string;
      try {
        text = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString();
      } catch {
        return undefined;
      }
      const [binding, expires, reference, fileName, mediaType] = JSON.parse(text) as Content;
      return {
        binding,
        expires,
        reference,
        ...(fileName === null ? {} : { name: fileName }),
        ...(mediaType === null ? {} : { mediaType }),
      };
    },
  };
}

type Content = readonly [binding: string, expires: number, FileReference, name: string | null, mediaType: string | null];

function messagesOf(event: MappedEvent): readonly IncomingMessage[] {
  if ("message" in event) return [event.message];
  return "messages" in event ? (event.messages ?? []) : [];
}

function referencesIn(event: MappedEvent): FileReference[] {
  return messagesOf(event).flatMap(({ attachments = [] }) => attachments.flatMap((file) => referenceOf(file) ?? []));
}

/** Our address of a file holds its own, and servers take only so much of an address. */
const MAX_LINK = 4_000;

/** Why a file of these events could never be fetched; undefined = each can. */
export function unreachableFile(events: readonly MappedEvent[], hasMedia: boolean): string | undefined {
  const references = events.flatMap(referencesIn);
  if (references.length > 0 && !hasMedia)
    return "an attachment has ref, or is private, and the definition has no media section that says how to fetch it";
  return references.some((reference) => "link" in reference && reference.link.length > MAX_LINK)
    ? `the url of a private attachment is longer than ${MAX_LINK} characters`
    : undefined;
}

/** An event whose files all have an address: those that only the relay can fetch get one of ours. `at`: milliseconds. */
export function withLinks(
  event: MappedEvent,
  media: Pick<MediaPolicy, "links" | "url" | "expires">,
  binding: string,
  at: number,
): MappedEvent {
  if (referencesIn(event).length === 0) return event;
  const expires = Math.ceil((at + media.expires) / 1000);
  const linked = (file: IncomingAttachment): IncomingAttachment => {
    const { ref: _ref, private: _private, ...rest } = file;
    const reference = referenceOf(file);
    const { name, mediaType } = file;
    const about = { ...(name === undefined ? {} : { name }), ...(mediaType === undefined ? {} : { mediaType }) };
    return reference ? { ...rest, url: `${media.url}/${media.links.seal({ binding, reference, expires, ...about })}` } : rest;
  };
  const all = (message: IncomingMessage): IncomingMessage =>
    message.attachments ? { ...message, attachments: message.attachments.map(linked) } : message;
  if ("message" in event) return { ...event, message: all(event.message) };
  return "messages" in event && event.messages ? { ...event, messages: event.messages.map(all) } : event;
}

/** What the relay must resolve; undefined for a file that everybody can fetch. */
function referenceOf({ url, ref, private: isPrivate }: IncomingAttachment): FileReference | undefined {
  if (url !== undefined) return isPrivate === true ? { link: url } : undefined;
  return ref === undefined ? undefined : { ref };
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/gif": "gif",
  "image/webp": "webp",
  "video/mp4": "mp4",
  "video/webm": "webm",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "audio/ogg": "ogg",
  "application/pdf": "pdf",
  "application/zip": "zip",
  "text/plain": "txt",
  "text/csv": "csv",
};

/** For messengers, which look at an address's ending: plain ASCII, so that nobody escapes it in another way. */
function nameInPath({ name = "", mediaType = "" }: LinkedFile): string {
  const [, stem = "", given] = /^(.*?)(?:\.([A-Za-z0-9]{1,8}))?$/s.exec(name) ?? [];
  const plain = stem
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9-]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 60);
  const [kind = ""] = mediaType.split("/", 1);
  const extension = given?.toLowerCase() ?? EXTENSIONS[mediaType.toLowerCase()];
  return `${plain || (["image", "video", "audio"].includes(kind) ? kind : "file")}${extension === undefined ? "" : `.${extension}`}`;
}
