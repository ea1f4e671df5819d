import { type EndedChildren } from "./processUsage";

/**
 * What the processes of a phase used: the share that the system tells of those that were waited for, with what others
 * used that were left behind; at the least what was seen of them. Null where nothing is known.
 */
export function usedInPhase(
  seen: EndedChildren | null,
  share: EndedChildren | null,
  left: EndedChildren | null,
): EndedChildren | null {
  if (share === null) return seen;
  const told = {
    cpuSeconds: share.cpuSeconds + (left?.cpuSeconds ?? 0),
    writtenBytes: plus(share.writtenBytes, left?.writtenBytes ?? 0),
  };
  if (seen === null) return told;
  return {
    cpuSeconds: Math.max(told.cpuSeconds, seen.cpuSeconds),
    writtenBytes:
      told.writtenBytes === null || seen.writtenBytes === null
        ? told.writtenBytes
        : Math.max(told.writtenBytes, seen.writtenBytes),
  };
}

/** The sum; null where a part is not known. */
export function plus(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}
