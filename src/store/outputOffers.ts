import { isAbsolute } from "node:path";
import { isOwnLog } from "../core/lineage/artifactIdentity";
import { liesInBundle } from "../core/liesInBundle";
import { isEndState } from "../core/lifecycle";
import type { ExecutionSummary } from "../core/summary";
import { bundlePaths } from "../bundle/layout";
import { readArtifacts } from "./readArtifacts";

/** An output of an execution that an input may be. */
export interface OutputOffer {
  /** `execution:<id>/<output>` (design, section 5). */
  readonly reference: string;
  /** Where the script left it in the workspace, else its path in the outputs of the execution; POSIX. */
  readonly path: string;
  readonly execution: ExecutionSummary;
}

/** So many executions are asked. */
const mostExecutions = 20;
/** So many outputs of one are offered. */
const mostOutputs = 10;

/**
 * What the newest executions made and keep, the newest first; of archived ones nothing, since those are not at hand.
 * @param executions the newest first.
 * @param folders whether folders are wanted, else files.
 */
export async function outputOffers(
  executions: readonly ExecutionSummary[],
  folders: boolean,
): Promise<OutputOffer[]> {
  const made = executions
    .filter(({ state, archived, outputsBytes }) => isEndState(state) && !archived && outputsBytes !== 0)
    .slice(0, mostExecutions);
  const offers = await Promise.all(made.map((execution) => offersOf(execution, folders)));
  return offers.flat();
}

async function offersOf(execution: ExecutionSummary, folders: boolean): Promise<OutputOffer[]> {
  const artifacts = (await readArtifacts(execution)) ?? [];
  return artifacts
    .filter(
      (made) =>
        made.direction === "output" &&
        liesInBundle(made) &&
        !isOwnLog(made) &&
        (made.type === "Dataset") === folders,
    )
    .slice(0, mostOutputs)
    .map(({ uri, source }) => {
      const own = source === undefined || isAbsolute(source) ? null : source;
      const path = own ?? uri.slice(bundlePaths.outputs.length + 1);
      return { reference: `execution:${execution.id}/${path}`, path, execution };
    });
}
