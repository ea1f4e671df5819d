import type { ExecutionSummary } from "../core/summary";
import type { ZipProgress } from "../bundle/zip/writeZip";
import { sweepLeftovers } from "../bundle/leftovers";
import { confirmQueried, meantExecutions, tellDryRun } from "./bulk";
import { eachExecution } from "./eachExecution";
import { printOutcome } from "./outcome";
import type { VerbCall } from "./verb";

/** What a verb of the archive is called, what is being done and what was done, as they are told; and whom it refuses. */
interface ArchiveVerb {
  readonly verb: string;
  readonly doing: string;
  readonly done: string;
  /** Why an execution is not eligible, or null. */
  readonly refusal: (execution: ExecutionSummary) => string | null;
}

type Report = NonNullable<ZipProgress["onProgress"]>;

/**
 * Moves each execution that a call names, or that its query finds, into the archive or out of it.
 * @returns the exit code: 1 when anything was refused.
 */
export async function eachArchived(
  call: VerbCall,
  { verb, doing, done, refusal }: ArchiveVerb,
  move: (
    execution: ExecutionSummary,
    progress: { readonly onProgress: Report; readonly now: Date },
  ) => Promise<void>,
): Promise<number> {
  const meant = await meantExecutions(call, `${verb} ID... | --query Q [--dry-run] [--yes]`, refusal);
  if (call.options.flag("dry-run")) return tellDryRun(call, verb, meant.executions, refusal);
  await confirmQueried(call, verb.charAt(0).toUpperCase() + verb.slice(1), meant);
  await sweepLeftovers(call.layout);
  const outcome = await eachExecution(
    call.console,
    doing,
    meant.executions,
    async (execution, onProgress) => {
      await move(execution, { onProgress, now: call.now() });
    },
  );
  return printOutcome(call, done, outcome);
}
