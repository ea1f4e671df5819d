import { stateLabel } from "../core/format/stateLabel";
import { wrongUse } from "../core/humanError";
import { mayRepeat } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";

/**
 * The execution whose folder holds the outputs of this one: itself, or the one that its results were taken from.
 * @param get finds an execution of the same workspace.
 * @throws {HumanError} wrong use: it may still write, or the other is not there any more.
 */
export function outputsHolder(
  execution: ExecutionSummary,
  get: (id: string) => ExecutionSummary | undefined,
): ExecutionSummary {
  const { id, state, cachedFrom } = execution;
  if (!mayRepeat(state))
    throw wrongUse(`${id} has not ended (${stateLabel(state)}): its outputs are complete when it has.`);
  if (state !== "CACHED" || cachedFrom === null) return execution;
  const original = get(cachedFrom);
  if (original !== undefined) return original;
  throw wrongUse(
    `${id} was not run: its outputs are those of ${cachedFrom}, which is not in this workspace any more.`,
  );
}
