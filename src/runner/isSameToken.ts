import { timingSafeEqual } from "node:crypto";

/** Compares two tokens in a time that tells nothing of where they differ. */
export function isSameToken(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}
