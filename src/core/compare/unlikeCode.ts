import type { CodeDifference } from "./cause";

/**
 * The places of the executions whose code is known to differ from that of the baseline, wherever that stands; of those
 * that have the same code the first alone.
 */
export function unlikeCode(code: readonly CodeDifference[], baseline: number): number[] {
  const known = new Set<string>();
  return code.flatMap((difference, index) => {
    if (index === baseline || difference.kind !== "known" || difference.files.length === 0) return [];
    const identity = JSON.stringify(difference.files);
    if (known.has(identity)) return [];
    known.add(identity);
    return [index];
  });
}
