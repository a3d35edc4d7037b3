import { getRouterParams } from "h3";
import type { H3Event } from "h3";
import { GatewayError } from "../errors.ts";

/** The named segments of the address, decoded. One that is no percent-encoded UTF-8 is the caller's mistake, not ours. */
export function paramsOf(event: H3Event): Readonly<Record<string, string>> {
  try {
    return getRouterParams(event, { decode: true });
  } catch (error) {
    throw new GatewayError("request.malformed", "expected an address whose % escapes are UTF-8", { cause: error });
  }
}
