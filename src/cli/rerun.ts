import { bundleFolder } from "../bundle/archive/bundleFolder";
import { captureCode } from "../runner/captureCode";
import { readEarlierRun } from "../runner/again/earlierRun";
import { ExecutionStore } from "../store/executionStore";
import { findExecution } from "../store/findExecution";
import { againCall, requestAgain } from "./againCall";
import { perform } from "./perform";
import { cacheOptions, runOptions, wantsCache } from "./runOptions";
import type { Verb } from "./verb";

/** `executions rerun ID`: the same inputs, the bundle's own copy of the method, today's code (design, section 7). */
export const rerunVerb: Verb = {
  usage: "ID [OPTIONS] [-- ARGS]",
  summary: "Run again: same inputs and method, today's code; what is given here is changed",
  options: { ...runOptions, ...cacheOptions },
  async run(given) {
    const { named, call } = againCall(given, "rerun");
    const code = captureCode(call.layout);
    const execution = findExecution(new ExecutionStore(call.layout), named);
    const earlier = readEarlierRun(await bundleFolder(call.layout, execution, "metadata"));
    // Who asks for a run again gets one, unless the cache is named.
    const useCache = wantsCache(call, false);
    return perform(call, { ...(await requestAgain(call, earlier, code)), useCache });
  },
};
