import { nodeCrypto } from "../bundle/nodeCrypto";

/** Compares two tokens in a time that tells nothing of where they differ. */
export function isSameToken(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && nodeCrypto().timingSafeEqual(first, second);
}
