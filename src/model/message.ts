/** Who said it. `system` is the gateway itself (a notice). */
export type Author = "lead" | "bot" | "operator" | "system";

export type MessageKind = "text" | "choice" | "image" | "video" | "audio" | "file" | "location" | "contact";

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface Button {
  /** What the bot understands; travels back as `choice.code`. */
  readonly code: string;
  /** What the lead sees. */
  readonly caption: string;
  readonly url?: string;
}

export interface Attachment {
  readonly kind: "image" | "video" | "audio" | "file";
  readonly url: string;
  readonly name?: string;
  readonly mediaType?: string;
  /** Bytes. */
  readonly size?: number;
}

export interface Message {
  readonly id: string;
  /** The provider's own id of this message, when it has one. */
  readonly providerId?: string;
  readonly by: Author;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
  readonly kind: MessageKind;
  readonly text?: string;
  /** "markdown" only where the author said so; plain text otherwise. */
  readonly format?: "plain" | "markdown";
  /** A pressed button: its code, and the caption as the lead saw it. */
  readonly choice?: { readonly code: string; readonly caption: string };
  /** Rows of buttons. */
  readonly buttons?: readonly (readonly Button[])[];
  readonly attachments?: readonly Attachment[];
  readonly location?: { readonly latitude: number; readonly longitude: number; readonly title?: string };
  /** The lead has changed this line: `providerId` names it. */
  readonly edited?: true;
  readonly contact?: { readonly name?: string; readonly phone?: string; readonly email?: string };
}
