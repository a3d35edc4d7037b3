/** What stands where a secret stood. */
export const MASK = "***";

/**
 * Masks every secret with "***": as it is, in base64, and with any of its characters escaped as URLs, JSON and HTML do.
 * Values shorter than 4 characters are left alone.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  // Longest first: a secret that begins like another one is masked whole.
  const ordered = [...new Set(secrets)].filter((secret) => secret.length >= 4).sort((left, right) => right.length - left.length);
  if (ordered.length === 0) return (text) => text;
  const encoded = ordered.flatMap(base64Forms).sort((left, right) => right.length - left.length);
  const pattern = new RegExp([...ordered.map(escapedForms), ...encoded.map(literal)].join("|"), "g");
  return (text) => text.replace(pattern, MASK);
}

/** Each character by itself: who writes a secret into an address or a text escapes some of them, by a rule of their own. */
function escapedForms(secret: string): string {
  return [...secret].map((character) => `(?:${[literal(character), ...escapesOf(character)].join("|")})`).join("");
}

const HTML: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&(?:quot|#34);", "'": "&#0?39;" };
const JSON_LETTERS: Readonly<Record<string, string>> = { "\n": "n", "\r": "r", "\t": "t", "\b": "b", "\f": "f" };

function escapesOf(character: string): string[] {
  const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, "0"));
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index).toString(16).padStart(4, "0"));
  const forms = [bytes.map((byte) => `%${anyCase(byte)}`).join(""), units.map((unit) => `\\\\+u${anyCase(unit)}`).join("")];
  if (character === " ") forms.push("\\+");
  // JSON within JSON escapes the escapes.
  if (/["\\/]/.test(character)) forms.push(`\\\\+${literal(character)}`);
  if (JSON_LETTERS[character] !== undefined) forms.push(`\\\\+${JSON_LETTERS[character]}`);
  if (HTML[character] !== undefined) forms.push(HTML[character]);
  return forms;
}

function anyCase(hex: string): string {
  return hex.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function literal(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}-]/g, "\\$&");
}

function base64Forms(secret: string): string[] {
  const forms: string[] = [];
  // "user:secret" of Basic authentication shifts the secret by up to two bytes: the part that does not depend on its neighbours.
  for (const shift of [0, 1, 2]) {
    const whole = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)])
      .toString("base64")
      .replace(/=+$/, "");
    const start = shift === 0 ? 0 : shift + 1;
    const remainder = (Buffer.byteLength(secret) + shift) % 3;
    const core = whole.slice(start, remainder === 0 ? undefined : -1);
    if (core.length < 6) continue;
    forms.push(core, core.replaceAll("+", "-").replaceAll("/", "_"));
  }
  return forms;
}

const SECRET_NAMES = /^(proxy-)?authorization$|cookie|secret|token|password|signature|api[-_]?key|^x-.*-(auth|sign|key)$/i;

/** Is a header or query parameter of this name never to be shown? */
export function isSecretName(name: string): boolean {
  return SECRET_NAMES.test(name);
}
