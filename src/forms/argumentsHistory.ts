import { stateLabel } from "../core/format/stateLabel";
import { formatRelativeTime } from "../core/format/relativeTime";
import { splitArguments } from "../core/method/splitArguments";
import type { ExecutionSummary } from "../core/summary";
import type { ArgumentsEntry } from "./formMemory";

/**
 * "2 h ago · completed": when arguments were run, and how that run ended; the time alone where the run is not here any
 * more.
 * @param runs the executions of the script, newest first.
 * @param argumentsOf reads the arguments of one of them.
 */
export function historyText(
  { text, at }: ArgumentsEntry,
  runs: readonly ExecutionSummary[],
  argumentsOf: (run: ExecutionSummary) => readonly string[],
  now: Date,
): string {
  const when = formatRelativeTime(new Date(at), now);
  const split = splitArguments(text);
  const args = split.ok ? JSON.stringify(split.args) : "";
  const run = runs.findLast(
    (candidate) => (candidate.created ?? "") >= at && JSON.stringify(argumentsOf(candidate)) === args,
  );
  return run === undefined ? when : `${when} · ${stateLabel(run.state).toLowerCase()}`;
}
