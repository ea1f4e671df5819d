import type { VerbCall } from "./verb";

export interface Refusal {
  readonly id: string;
  readonly reason: string;
}

/** What a verb on several executions answers (design, section 11). */
export interface Outcome {
  /** Ids. */
  readonly done: readonly string[];
  readonly refused: readonly Refusal[];
}

/**
 * Tells what was done and what was not.
 * @param word what was done, as it is told: "Stopped".
 * @param told the ids of which it is told, where that is not so of all.
 * @returns the exit code: 1 when anything was refused.
 */
export function printOutcome(
  { options, console }: VerbCall,
  word: string,
  { done, refused }: Outcome,
  told: readonly string[] = done,
): number {
  if (options.flag("json")) console.printJson({ done, refused });
  else for (const id of told) console.print(`${word} ${id}`);
  for (const { id, reason } of refused) console.say(`${id}: ${reason}`);
  return refused.length > 0 ? 1 : 0;
}
