import { wrongUse } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import { deleteBundle } from "../bundle/trash/deleteBundle";
import { purgeTrash } from "../bundle/trash/purgeTrash";
import { deleteRefusal } from "../store/eligibility";
import { ExecutionStore } from "../store/executionStore";
import { outputUses, type OutputUse } from "../store/outputUsers";
import { bulkOptions, meantExecutions, tellDryRun } from "./bulk";
import { confirm } from "./confirm";
import { eachExecution } from "./eachExecution";
import { printOutcome, type Outcome } from "./outcome";
import { trashDays } from "./trashDays";
import { undoDelete } from "./undoDelete";
import { jsonOption, type Verb, type VerbCall } from "./verb";

const usage =
  "delete ID... | --query Q [--keep-outputs | --discard-outputs] [--dry-run] [--yes], or delete --undo ID...";

/** `executions delete ID...`: to the trash, from where `--undo` brings them back. */
export const deleteVerb: Verb = {
  usage:
    "ID... | --query Q [--keep-outputs | --discard-outputs] [--purge] [--dry-run] [--yes] [--json], or --undo ID...",
  summary: "Move executions to the trash, or bring them back from there",
  options: {
    "keep-outputs": { type: "boolean", help: "move their outputs to .executions/kept/ID first" },
    "discard-outputs": {
      type: "boolean",
      help: "delete outputs too that other executions used as inputs (those are kept otherwise)",
    },
    purge: { type: "boolean", help: "delete for good: nothing goes to the trash" },
    undo: {
      type: "boolean",
      help: "bring deleted executions back from the trash; @last is the last deleted",
    },
    ...bulkOptions,
    ...jsonOption,
  },
  async run(call) {
    if (call.options.flag("undo")) return await undoDelete(call);
    if (call.options.flag("keep-outputs") && call.options.flag("discard-outputs"))
      throw wrongUse("--keep-outputs and --discard-outputs exclude each other.");
    const { executions } = await meantExecutions(call, usage, deleteRefusal);
    if (call.options.flag("dry-run")) return tellDryRun(call, "delete", executions, deleteRefusal);
    const uses = await usesOf(call, executions);
    const eligible = executions.filter((execution) => deleteRefusal(execution) === null);
    if (eligible.length > 0) await ask(call, executions, eligible, uses);
    const outcome = await deleteAll(call, executions, uses);
    const code = printOutcome(call, call.options.flag("purge") ? "Purged" : "Deleted", outcome);
    const days = trashDays();
    if (outcome.done.length > 0 && !call.options.flag("purge"))
      call.console.say(
        `Kept in the trash${keptText(days)}; to bring back: executions delete --undo ${idsText(outcome.done)}`,
      );
    // Where nobody knows how long the user wants it kept, nothing goes.
    await purgeTrash(call.layout, days ?? 0, call.now());
    return code;
  },
};

function keptText(days: number | null): string {
  if (days === null) return "";
  if (days === 0) return " until it is emptied";
  return days === 1 ? " for 1 day" : ` for ${days} days`;
}

/** So many ids are told one by one. */
const shownIds = 20;

function idsText(ids: readonly string[]): string {
  return ids.length <= shownIds ? ids.join(" ") : `ID... (${ids.length} of them)`;
}

/** Whose outputs others used; nothing is looked for where what becomes of the outputs is said already. */
async function usesOf(
  { layout, options }: VerbCall,
  executions: readonly ExecutionSummary[],
): Promise<readonly OutputUse[]> {
  if (options.flag("keep-outputs") || executions.length === 0) return [];
  return await outputUses(layout, executions, new ExecutionStore(layout).list());
}

async function deleteAll(
  { layout, options, console, now }: VerbCall,
  executions: readonly ExecutionSummary[],
  uses: readonly OutputUse[],
): Promise<Outcome> {
  const used = new Set(options.flag("discard-outputs") ? [] : uses.map(({ id }) => id));
  return await eachExecution(console, "Deleting", executions, async (execution) => {
    const refusal = deleteRefusal(execution);
    if (refusal !== null) throw wrongUse(`${refusal}.`);
    const keepOutputs = options.flag("keep-outputs") || used.has(execution.id);
    const kept = await deleteBundle(layout, execution.id, {
      keepOutputs,
      purge: options.flag("purge"),
      now: now(),
    });
    if (kept !== null) console.say(`${execution.id}: its outputs are kept in ${kept}`);
  });
}

async function ask(
  call: VerbCall,
  executions: readonly ExecutionSummary[],
  eligible: readonly ExecutionSummary[],
  uses: readonly OutputUse[],
): Promise<void> {
  const { options, console } = call;
  const facts = factsOf(uses, options.flag("discard-outputs"));
  // With --yes it is said all the same: it names what depends on the outputs.
  if (options.flag("yes")) for (const fact of facts) console.say(fact);
  const where = options.flag("purge") ? "for good" : "(to the trash)";
  await confirm(call, facts, `Delete ${whatText(executions, eligible)} ${where}?`);
}

function factsOf(uses: readonly OutputUse[], discards: boolean): string[] {
  if (uses.length === 0) return [];
  return [
    ...uses.map(({ id, output, user }) => `${id}: its output ${output} was used by ${user}.`),
    discards ? "These outputs are deleted too." : "These outputs are kept.",
  ];
}

function whatText(executions: readonly ExecutionSummary[], eligible: readonly ExecutionSummary[]): string {
  const [only] = eligible;
  if (executions.length === 1 && only !== undefined) return only.id;
  return eligible.length === executions.length
    ? `${eligible.length} executions`
    : `${eligible.length} of ${executions.length} executions`;
}
