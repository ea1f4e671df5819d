import { wrongUse } from "../core/humanError";
import { isRunning, mayRetry, type ExecutionState } from "../core/lifecycle";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { captureCode } from "../runner/captureCode";
import { readEarlierRun } from "../runner/again/earlierRun";
import { ExecutionStore } from "../store/executionStore";
import { findExecution } from "../store/findExecution";
import { againCall, requestAgain } from "./againCall";
import { refuseRest } from "./arguments";
import { perform } from "./perform";
import { annotationOptions } from "./runOptions";
import type { Verb } from "./verb";

/** `executions retry ID`: one that did not succeed, again as it was, on today's code (design, section 7). */
export const retryVerb: Verb = {
  usage: "ID [OPTIONS]",
  summary:
    "Run a failed, stopped, blocked or dead one again: same inputs, arguments and method, today's code",
  options: annotationOptions,
  async run(given) {
    const { named, call } = againCall(given, "retry");
    const usage = "retry ID; to change inputs or arguments use executions rerun ID";
    refuseRest(call, usage);
    const execution = findExecution(new ExecutionStore(call.layout), named);
    const { id, state } = execution;
    const refusal = refusalOf(id, state);
    if (refusal !== null) throw wrongUse(refusal);
    const code = captureCode(call.layout);
    const earlier = readEarlierRun(await bundleFolder(call.layout, execution, "metadata"));
    return perform(call, await requestAgain(call, earlier, code, { kind: "retry" }));
  },
};

/** Why an execution in this state is not retried, and what to do instead; null where it may be. */
function refusalOf(id: string, state: ExecutionState): string | null {
  if (mayRetry(state)) return null;
  switch (state) {
    case "COMPLETED":
    case "CACHED":
    case "SKIPPED":
      return `${id} ended well (${state}), so there is nothing to retry. To run it on today's code: executions rerun ${id}. To check its results: executions reproduce ${id}.`;
    case "UNKNOWN":
      return `it cannot be told whether ${id} still runs. See executions show ${id}; executions rerun ${id} runs it again all the same.`;
    default:
      return `${id} ${isRunning(state) ? "still runs" : "has not started yet"} (${state}). Stop it first: executions stop ${id}.`;
  }
}
