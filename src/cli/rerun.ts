import { join } from "node:path";
import { wrongUse } from "../core/humanError";
import { objectOf, type Json } from "../core/json";
import { parseMethod } from "../core/method/parseMethod";
import type { ProcessDescription } from "../core/processDescription";
import { bundlePaths } from "../bundle/layout";
import { readJson, readJsonOrNull } from "../bundle/readJson";
import { workingDirectoryOf } from "../runner/runPlan";
import { ExecutionStore } from "../store/executionStore";
import { findExecution } from "../store/findExecution";
import { sortArguments } from "../core/method/sortArguments";
import { captureCode } from "../runner/captureCode";
import { annotationsOf, perform, runOptions } from "./perform";
import { readInputs, refuseMissingSecrets } from "./runInputs";
import type { Verb } from "./verb";

/** `executions rerun ID`: the same inputs, the bundle's own copy of the method, today's code (design, section 7). */
export const rerunVerb: Verb = {
  usage: "ID [OPTIONS] [-- ARGS]",
  summary: "Run again: same inputs and method, today's code; what is given here is changed",
  options: runOptions,
  async run(call) {
    const code = captureCode(call.layout);
    const { layout, cwd, options, positionals, rest, hasRest } = call;
    const [text, ...others] = positionals;
    if (text === undefined || others.length > 0) throw wrongUse("name one execution: executions rerun ID.");
    const { id, path } = findExecution(new ExecutionStore(layout), text);
    const method = methodOfBundle(path);
    const request = objectOf(readJsonOrNull(join(path, bundlePaths.request))) ?? {};
    refuseMissingSecrets(method);
    // Of the earlier arguments those that name inputs are among the earlier inputs already.
    const recorded = sortArguments(method, textsOf(request["args"])).args;
    const givenArgs = hasRest ? rest : recorded;
    const { flags, args } = sortArguments(method, givenArgs);
    const inputs = readInputs({
      layout,
      method,
      cwd,
      options,
      flags,
      earlier: withoutSecrets(objectOf(request["inputs"]) ?? {}),
    });
    const workingDirectory = workingDirectoryOf(method, layout.workspace, layout.workspace);
    return perform(call, {
      layout,
      method,
      inputs,
      args,
      givenArgs,
      workingDirectory,
      rerunOf: id,
      code,
      ...annotationsOf(call),
    });
  },
};

function methodOfBundle(bundle: string): ProcessDescription {
  const file = join(bundle, bundlePaths.method);
  const read = readJson(file);
  if (!read.ok) throw wrongUse(`it cannot be run again: ${file} is ${read.reason}.`);
  const parsed = parseMethod(read.value, file);
  if (!parsed.ok) throw wrongUse(`it cannot be run again: ${file}: ${parsed.problems.join("; ")}`);
  return parsed.method;
}

function withoutSecrets(inputs: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(inputs).filter(([, value]) => objectOf(value)?.["secret"] !== true),
  );
}

function textsOf(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
