/** Masks every secret with "***", also URL-encoded and base64. Values shorter than 4 characters are left alone. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  throw new Error(`not yet: ${secrets.length}`);
}
