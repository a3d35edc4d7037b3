import type { Binding } from "./provider.ts";
import { redactor } from "./secrets.ts";

/** What every expression may know of the binding. */
export interface BindingView {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly binding: {
    readonly id: string;
    readonly title: string;
    readonly messengers: Readonly<Record<string, string>>;
    readonly inlineButtons: boolean;
  };
  readonly webhookKey: string;
  readonly hookUrl: string;
  /** Masks this binding's secrets. */
  readonly redact: (text: string) => string;
}

export const BINDING_NAMES = ["settings", "binding", "webhookKey"] as const;

const views = new WeakMap<Binding, BindingView>();

/** One per binding. A copy: the configuration is frozen, and the interpreter marks lists that it has seen. */
export function viewOf(binding: Binding): BindingView {
  const known = views.get(binding);
  if (known) return known;
  const { id, title, messengers, inlineButtons, webhookKey, hookUrl } = binding;
  const view: BindingView = {
    settings: structuredClone(binding.settings),
    binding: { id, title, messengers: structuredClone(messengers), inlineButtons },
    webhookKey,
    hookUrl,
    redact: redactor(binding.secrets),
  };
  views.set(binding, view);
  return view;
}
