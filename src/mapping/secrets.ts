/** What stands where a secret stood. */
export const MASK = "***";

/** Masks every secret with "***", also URL-encoded and base64. Values shorter than 4 characters are left alone. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const forms = new Set(secrets.filter((secret) => secret.length >= 4).flatMap(formsOf));
  if (forms.size === 0) return (text) => text;
  // Longest first: a secret that begins like another one is masked whole.
  const ordered = [...forms].sort((left, right) => right.length - left.length);
  const pattern = new RegExp(ordered.map((form) => form.replace(/[$()*+./?[\\\]^{|}-]/g, "\\$&")).join("|"), "g");
  return (text) => text.replace(pattern, MASK);
}

function formsOf(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const inJson = JSON.stringify(secret).slice(1, -1);
  const forms = [secret, encoded, encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()), encoded.replaceAll("%20", "+"), inJson];
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
