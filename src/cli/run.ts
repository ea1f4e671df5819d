import { setImmediate as turn } from "node:timers/promises";
import { captureCode } from "../runner/captureCode";
import { cacheOptions, runOptions } from "./runOptions";
import type { Verb } from "./verb";

/** `executions run METHOD|SCRIPT [OPTIONS] [-- ARGS]` (design, section 11). */
export const runVerb: Verb = {
  usage: "METHOD|SCRIPT [OPTIONS] [-- ARGS], or run [OPTIONS] -- PROGRAM ARGS",
  summary: "Run a method, a script or any program as an execution",
  options: {
    ...runOptions,
    ...cacheOptions,
    preset: { type: "string", help: "a named set of inputs of the method" },
  },
  async run(call) {
    const code = captureCode(call.layout);
    // Git is started first: it answers while the rest of the program is loaded.
    await turn();
    const { performRun } = await import("./performRun");
    return performRun(call, code);
  },
};
