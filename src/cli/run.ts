import { wrongUse } from "../core/humanError";
import { allowsCache } from "../core/processDescription";
import { sortArguments } from "../core/method/sortArguments";
import { captureCode, captureCodeOf } from "../runner/captureCode";
import { annotationsOf, cacheOptions, perform, runOptions, wantsCache } from "./perform";
import { readInputs } from "./runInputs";
import { resolveTarget } from "./runTarget";
import { gatherSecrets } from "./secrets/gatherSecrets";
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
    const { layout, cwd, options, positionals, rest } = call;
    const [name, ...others] = positionals;
    if (others.length > 0)
      throw wrongUse(
        `only one method or script is run at a time; arguments of it go after --: run ${name ?? ""} -- ${others.join(" ")}`,
      );
    const { method, args: givenArgs, workingDirectory } = resolveTarget(layout, cwd, name, rest);
    const { flags, args } = sortArguments(method, givenArgs);
    const inputs = readInputs({ layout, method, cwd, options, earlier: {}, flags });
    const secrets = await gatherSecrets(call, method);
    return perform(call, {
      layout,
      method,
      inputs,
      args,
      givenArgs,
      workingDirectory,
      rerunOf: null,
      useCache: wantsCache(call, allowsCache(method)),
      code: captureCodeOf(method, layout, code, workingDirectory),
      materialize: options.texts("materialize"),
      ...annotationsOf(call),
      ...secrets,
    });
  },
};
