import { wrongUse } from "../core/humanError";
import type { ExecutionSummary } from "../core/summary";
import { diagnose, questionOf } from "../runner/recover/diagnosis";
import { recoverExecution } from "../runner/recover/recoverExecution";
import { ExecutionStore } from "../store/executionStore";
import { allArguments, namedExecutions } from "./arguments";
import { confirm } from "./confirm";
import { printOutcome, type Refusal } from "./outcome";
import { runnerEnvironment } from "./runnerEnvironment";
import { jsonOption, type Verb, type VerbCall } from "./verb";
import { isRecoverable } from "../store/eligibility";

const usage = "recover ID..., or recover --all";

/** `executions recover ID...`: brings executions without a sealed end to one (design, section 4). */
export const recoverVerb: Verb = {
  usage: "ID... | --all [--yes] [--json]",
  summary: "Collect and seal executions whose runner was killed; exit code 1 when one is refused",
  options: {
    all: { type: "boolean", help: "all that are Dead, Unknown or ended without a seal" },
    yes: {
      type: "boolean",
      help: "do not ask before a script that still runs is ended, or where it is unknown whether it runs",
    },
    ...jsonOption,
  },
  async run(call) {
    const executions = executionsOf(call);
    await askOnce(call, executions);
    const done: string[] = [];
    const refused: Refusal[] = [];
    for (const { id } of executions) {
      call.console.progress(`Recovering ${id}`);
      const recovery = await recoverExecution(call.layout, id, runnerEnvironment(call, true), true);
      if (recovery.ok) done.push(id);
      else refused.push({ id, reason: recovery.reason });
    }
    call.console.progress(null);
    return printOutcome(call, "Recovered", { done, refused });
  },
};

function executionsOf(call: VerbCall): readonly ExecutionSummary[] {
  if (!call.options.flag("all")) return namedExecutions(call, usage);
  if (allArguments(call).length > 0)
    throw wrongUse(`name executions or --all, not both: executions ${usage}.`);
  return new ExecutionStore(call.layout).list().filter(isRecoverable);
}

/** One question for all of which something is at stake. @throws {HumanError} wrong use: it was neither given nor asked. */
async function askOnce(call: VerbCall, executions: readonly ExecutionSummary[]): Promise<void> {
  const questions = executions.flatMap(({ id, path }) => {
    const diagnosis = diagnose(path);
    const question = diagnosis.kind === "sound" ? null : questionOf(diagnosis);
    return question === null ? [] : [`${id}: ${question}.`];
  });
  if (questions.length > 0) await confirm(call, questions, "Recover?");
}
