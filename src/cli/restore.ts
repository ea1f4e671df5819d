import { wrongUse } from "../core/humanError";
import { mayRepeat } from "../core/lifecycle";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { captureCode } from "../runner/captureCode";
import { readEarlierRun } from "../runner/again/earlierRun";
import { outputsToRestore, restoring } from "../runner/again/restoreOutputs";
import { ExecutionStore } from "../store/executionStore";
import { findExecution } from "../store/findExecution";
import { againCall, requestAgain } from "./againCall";
import { perform } from "./perform";
import { runOptions } from "./runOptions";
import type { Verb } from "./verb";

/** `executions restore ID`: a new execution that starts with a copy of the earlier one's outputs (design, section 7). */
export const restoreVerb: Verb = {
  usage: "ID [OPTIONS] [-- ARGS]",
  summary:
    "Run again, starting with a copy of its outputs: to go on from a checkpoint; what is given here is changed",
  options: runOptions,
  async run(given) {
    const { named, call } = againCall(given, "restore");
    const code = captureCode(call.layout);
    const execution = findExecution(new ExecutionStore(call.layout), named);
    const { id, state } = execution;
    if (!mayRepeat(state))
      throw wrongUse(`${id} has not ended yet (${state}). Stop it first: executions stop ${id}.`);
    const earlier = readEarlierRun(await bundleFolder(call.layout, execution, "all"));
    if (outputsToRestore(earlier).length === 0)
      throw wrongUse(
        `${id} has no outputs in its outputs folder to start with. To run it again without: executions rerun ${id}.`,
      );
    return perform(call, await requestAgain(call, earlier, code, restoring(call.layout, earlier)));
  },
};
