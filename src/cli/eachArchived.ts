import type { ExecutionSummary } from "../core/summary";
import type { ZipProgress } from "../bundle/zip/writeZip";
import { sweepLeftovers } from "../bundle/leftovers";
import { namedExecutions } from "./arguments";
import { eachExecution } from "./eachExecution";
import { printOutcome } from "./outcome";
import type { VerbCall } from "./verb";

/** The words of a verb: its own name, what is being done and what was done, as they are told. */
interface Words {
  readonly verb: string;
  readonly doing: string;
  readonly done: string;
}

type Report = NonNullable<ZipProgress["onProgress"]>;

/**
 * Moves each execution that a call names into the archive or out of it.
 * @returns the exit code: 1 when anything was refused.
 */
export async function eachArchived(
  call: VerbCall,
  { verb, doing, done }: Words,
  move: (
    execution: ExecutionSummary,
    progress: { readonly onProgress: Report; readonly now: Date },
  ) => Promise<void>,
): Promise<number> {
  const executions = namedExecutions(call, `${verb} ID...`);
  sweepLeftovers(call.layout);
  const outcome = await eachExecution(call.console, doing, executions, async (execution, onProgress) => {
    await move(execution, { onProgress, now: call.now() });
  });
  return printOutcome(call, done, outcome);
}
