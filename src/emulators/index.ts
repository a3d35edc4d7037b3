/** A stand-in for a remote system, for `leadgate emulate <name>`. */
export interface Emulator {
  readonly summary: string;
  /** What `--name` options it takes; all values are texts, as typed. */
  readonly options: readonly {
    readonly name: string;
    readonly description: string;
    readonly required?: boolean;
    readonly default?: string;
  }[];
  start(options: Readonly<Record<string, string | undefined>>): Promise<RunningEmulator>;
}

export interface RunningEmulator {
  readonly url: string;
  /** What a person may do now, line by line. */
  readonly about: readonly string[];
  close(): Promise<void>;
}

/** Loaded only when started. The defaults are those of the shipped gateway.yaml, so that both start as they are. */
export const emulators: Readonly<Record<string, Emulator>> = {
  jivo: {
    summary: "Jivo: Bot API, CRM webhooks, Chat API; leads and agents act through /control/",
    options: [
      { name: "port", description: "where it listens; 0 = any free one", default: "8090" },
      { name: "host", description: "the address it listens on", default: "127.0.0.1" },
      { name: "gateway", description: "the binding's hook URL", default: "http://localhost:8080/hooks/jivo" },
      { name: "token", description: "settings.token of the binding", default: "demo-jivo-token" },
      { name: "provider-id", description: "settings.providerId of the binding", default: "demo-provider" },
      { name: "crm-url", description: "the URL for CRM webhooks that `leadgate setup <binding> show` prints" },
    ],
    start: async (options) => (await import("./jivo.ts")).runJivoEmulator(options),
  },
  telegram: {
    summary: "Telegram: Bot API with one bot, its webhook, file downloads; people act through /control/",
    options: [
      { name: "port", description: "where it listens; 0 = any free one", default: "8093" },
      { name: "host", description: "the address it listens on", default: "127.0.0.1" },
      { name: "token", description: "settings.token of the binding", required: true },
    ],
    start: async (options) => (await import("./telegram.ts")).runTelegramEmulator(options),
  },
  webim: {
    summary: "Webim: Bot API 2.0, event handlers, Stored Data API; visitors and operators act through /control/",
    options: [
      { name: "port", description: "where it listens; 0 = any free one", default: "8092" },
      { name: "host", description: "the address it listens on", default: "127.0.0.1" },
      { name: "gateway", description: "the link to the external API that `leadgate setup <binding> show` prints", required: true },
      { name: "token", description: "settings.token of the binding", required: true },
      { name: "login", description: "settings.login of the binding", default: "admin@shop.example" },
      { name: "password", description: "settings.password of the binding", default: "secret" },
      { name: "handlers", description: "no = the three event handlers are not configured", default: "yes" },
    ],
    start: async (options) => (await import("./webim.ts")).runWebimEmulator(options),
  },
  livetex: {
    summary: "LiveTex: Messaging API 1.2 with its webhooks; operators act through /control/",
    options: [
      { name: "port", description: "where it listens; 0 = any free one", default: "8096" },
      { name: "host", description: "the address it listens on", default: "127.0.0.1" },
      { name: "key", description: "settings.token of the binding", required: true },
      { name: "insecure", description: "no = setWebhook takes only https addresses, as LiveTex does", default: "yes" },
    ],
    start: async (options) => (await import("./livetex.ts")).runLivetexEmulator(options),
  },
};
