import type { ExecutionSummary } from "../core/summary";
import { ExecutionStore } from "../store/executionStore";
import { allArguments, namedExecutions, refuseArguments } from "./arguments";
import { confirm } from "./confirm";
import type { Refusal } from "./outcome";
import { queried, queryOption } from "./queryOption";
import type { OptionTable, VerbCall } from "./verb";

/** For verbs that change many executions at once: which ones, whether to ask, whether to do it at all. */
export const bulkOptions: OptionTable = {
  ...queryOption,
  "dry-run": { type: "boolean", help: "tell what would be done, and do nothing" },
  yes: { type: "boolean", help: "do not ask" },
};

/** What a call means. */
export interface Meant {
  /** Named ones, though they may be refused; of those that a query finds only what is eligible. */
  readonly executions: readonly ExecutionSummary[];
  readonly isQueried: boolean;
  /** How many the query found. */
  readonly found: number;
}

/**
 * The executions that a call names, or that its `--query` finds.
 * @param refusal why an execution is not eligible, or null.
 * @throws {HumanError} wrong use.
 */
export async function meantExecutions(
  call: VerbCall,
  usage: string,
  refusal: (execution: ExecutionSummary) => string | null,
): Promise<Meant> {
  if (call.options.text("query") === null) {
    const executions = namedExecutions(call, usage);
    return { executions, isQueried: false, found: executions.length };
  }
  if (allArguments(call).length > 0) refuseArguments(call, `${usage}: name executions, or give a query`);
  const all = new ExecutionStore(call.layout).list();
  const found = await queried(call, all);
  const executions = found.filter((execution) => refusal(execution) === null);
  const left = found.length - executions.length;
  if (found.length === 0) call.console.say(`None of ${all.length} executions matches the query.`);
  if (left > 0)
    call.console.say(`Left out ${left} of the ${found.length} that match: ${reasons(found, refusal)}.`);
  return { executions, isQueried: true, found: found.length };
}

/** Asks before what a query found is changed. @param word "Archive". @throws {HumanError} wrong use, when it was refused. */
export async function confirmQueried(
  call: VerbCall,
  word: string,
  { executions, isQueried, found }: Meant,
): Promise<void> {
  if (!isQueried || executions.length === 0) return;
  await confirm(call, [], `${word} ${executions.length} of the ${found} executions that match?`);
}

/** Tells what would be done. @param word "archive". @returns the exit code: 1 when anything would be refused. */
export function tellDryRun(
  { options, console }: VerbCall,
  word: string,
  executions: readonly ExecutionSummary[],
  refusal: (execution: ExecutionSummary) => string | null,
): number {
  const refused: Refusal[] = [];
  const would: string[] = [];
  for (const execution of executions) {
    const reason = refusal(execution);
    if (reason === null) would.push(execution.id);
    else refused.push({ id: execution.id, reason: `${reason}.` });
  }
  if (options.flag("json")) console.printJson({ would, refused });
  else for (const id of would) console.print(`Would ${word} ${id}`);
  for (const { id, reason } of refused) console.say(`${id}: ${reason}`);
  return refused.length > 0 ? 1 : 0;
}

/** Each reason once, with how many it holds for. */
function reasons(
  found: readonly ExecutionSummary[],
  refusal: (execution: ExecutionSummary) => string | null,
): string {
  const counts = new Map<string, number>();
  for (const execution of found) {
    const reason = refusal(execution);
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => (count === 1 ? reason : `${reason} (${count})`)).join("; ");
}
