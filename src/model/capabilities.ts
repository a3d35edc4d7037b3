/**
 * What a provider can do, resolved for one binding (settings such as `inlineButtons` already applied).
 * The model decides by these, never by a provider's name. Defaults are the careful ones.
 */
export interface Capabilities {
  /** Native buttons; null = write them as numbered text. */
  readonly buttons: ButtonCapabilities | null;
  /** "url" = sent as their URL in a text; "native" = the provider's mapping takes the attachment itself. */
  readonly attachments: "native" | "url";
  /** Longest text that may stand below a native attachment, in characters; null = a text is a message of its own. */
  readonly captionMax: number | null;
  /** "text" = written down: a link to a map, a name with its number. */
  readonly locations: "native" | "text";
  readonly contacts: "native" | "text";
  readonly markdown: boolean;
  /** Longest text in characters (UTF-16 units); null = no known limit. Longer ones go out as parts in order. */
  readonly textMax: number | null;
  readonly typing: boolean;
  /** Who tells the lead of a handoff, of the operator's arrival and of the return. */
  readonly notices: { readonly transferred: NoticePolicy; readonly joined: NoticePolicy; readonly returned: NoticePolicy };
  /** The gateway can take a routed chat back. */
  readonly reclaim: boolean;
  /** The desk holds a handoff that nobody can take yet; false = it ends as "operators unavailable". */
  readonly queue: boolean;
  /** A lead message that reaches us while an operator leads is the return. */
  readonly leadMessageMeansBot: boolean;
  /** Milliseconds after which an accepted handoff that drew no event counts as taken; null = only an event says so. */
  readonly assumeTakenAfter: number | null;
  /** How operators' presence is known: by events that carry it, by asking (`availability.check`), or not at all. */
  readonly availability: "events" | "request" | "none";
  /** `handoff.start` takes the lead's lines so far, as one list. */
  readonly history: boolean;
  /**
   * The desk sees only the lines that it is sent one by one. live: each as it comes, also while the bot leads; handoff:
   * those that it lacks, before `handoff.start`.
   */
  readonly mirror: "none" | "handoff" | "live";
  /** A chat that is opened or given back comes with lines that we may have had: their provider ids are remembered. */
  readonly repeatsLines: boolean;
  /** The gateway can end a chat (`dialog.close`). */
  readonly close: boolean;
  /** What lead.lookup finds out: nothing, what is known of the lead and who an operator is, also what people said. */
  readonly lookup: "none" | "lead" | "transcript";
}

export interface ButtonCapabilities {
  /** Per message; more are split over several messages. */
  readonly max: number;
  readonly perRow: number;
  /** The bot's own rows are kept, as far as `perRow` and `max` allow; else every row is filled. */
  readonly rows?: boolean;
  readonly captionMax: number | null;
  /** Longest code that the provider carries, in plain ASCII; longer ones travel shortened. null = any. */
  readonly codeMax: number | null;
  /** A menu has no text of its own: the text goes out as a message before it. */
  readonly separate: boolean;
}

export type NoticePolicy = "before" | "after" | "provider" | "none";

export const DEFAULT_CAPABILITIES: Capabilities = {
  buttons: null,
  attachments: "url",
  captionMax: null,
  locations: "text",
  contacts: "text",
  markdown: false,
  textMax: null,
  typing: false,
  notices: { transferred: "none", joined: "none", returned: "none" },
  reclaim: false,
  queue: true,
  leadMessageMeansBot: false,
  assumeTakenAfter: null,
  availability: "none",
  history: false,
  mirror: "none",
  repeatsLines: false,
  close: false,
  lookup: "none",
};
