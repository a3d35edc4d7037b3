import type { Expression } from "./expression/expression.ts";
import { BINDING_NAMES } from "./binding-view.ts";
import { textOf } from "./compiler.ts";

type Input = Readonly<Record<string, unknown>>;

/** Does this address lead where the configuration and the definition send it, whatever a lead wrote? */
export type IsKnownHost = (url: URL, input: Input) => boolean;

/**
 * Known are the host that the expression gives when it sees nothing but the binding, the addresses and host names in the
 * settings, and `listed`. A host that a payload, a lead or an answer put together is none of them.
 */
export function knownHosts(address: Expression, listed: readonly string[]): IsKnownHost {
  const known = new WeakMap<object, ReadonlySet<string>>();
  const hostsOf = (input: Input): ReadonlySet<string> => {
    const settings = (input["settings"] ?? NOTHING) as Input;
    const found = known.get(settings) ?? new Set([...hostsIn(settings), ...fixedHost(address, input)]);
    known.set(settings, found);
    return found;
  };
  return (url, input) => hostsOf(input).has(url.host) || listed.some((host) => isHost(url.hostname, host));
}

const NOTHING = {};

/** `[]` when it cannot be worked out: the settings and the list have the say. */
function fixedHost(address: Expression, input: Input): string[] {
  const ours = Object.fromEntries([...BINDING_NAMES, "hookUrl"].map((name) => [name, input[name]]));
  try {
    const host = URL.parse(textOf(address.evaluate(ours)) ?? "")?.host;
    return host ? [host] : [];
  } catch {
    return [];
  }
}

function hostsIn(settings: Input): string[] {
  return Object.values(settings).flatMap((value) => {
    if (typeof value !== "string") return [];
    const url = URL.parse(value);
    if (url && /^https?:$/.test(url.protocol)) return [url.host];
    return /^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/i.test(value) ? [value.toLowerCase()] : [];
  });
}

/** "files.acme.example", or "*.acme.example" for everything below it. */
export function isHost(name: string, pattern: string): boolean {
  const wanted = pattern.toLowerCase();
  return wanted.startsWith("*.") ? name.endsWith(wanted.slice(1)) : name === wanted;
}

/** Whoever writes "..", plain or escaped, into an id would reach another call; a URL takes "\" for "/" and drops tabs. */
export function climbs(address: string): boolean {
  const [path = ""] = address.replace(/[\t\n\r]/g, "").split(/[?#]/, 1);
  return path.split(/[/\\]/).some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
}
