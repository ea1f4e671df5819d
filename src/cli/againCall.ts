import { wrongUse } from "../core/humanError";
import { sortArguments } from "../core/method/sortArguments";
import type { captureCode } from "../runner/captureCode";
import type { Again } from "../runner/again/again";
import type { EarlierRun } from "../runner/again/earlierRun";
import type { RunRequest } from "../runner/runRequest";
import { workingDirectoryOf } from "../runner/runPlan";
import { annotationsOf } from "./perform";
import { readInputs } from "./runInputs";
import { gatherSecrets } from "./secrets/gatherSecrets";
import type { VerbCall } from "./verb";

/**
 * The request of an execution that runs again: the earlier inputs, arguments and method, changed by what the call
 * gives, on the code that the layout's workspace holds.
 * @throws {HumanError} wrong use that names what is wrong.
 */
export async function requestAgain(
  call: VerbCall,
  earlier: EarlierRun,
  code: ReturnType<typeof captureCode>,
  again?: Again,
): Promise<RunRequest> {
  const { layout, cwd, options, rest, hasRest } = call;
  const { method } = earlier;
  // Of the earlier arguments those that name inputs are among the earlier inputs already.
  const recorded = sortArguments(method, earlier.args).args;
  const givenArgs = hasRest ? rest : recorded;
  const { flags, args } = sortArguments(method, givenArgs);
  const inputs = readInputs({ layout, method, cwd, options, flags, earlier: earlier.inputs });
  return {
    layout,
    method,
    inputs,
    args,
    givenArgs,
    workingDirectory: workingDirectoryOf(method, layout.workspace, layout.workspace),
    rerunOf: earlier.id,
    ...(again === undefined ? {} : { again }),
    code,
    materialize: [...new Set([...earlier.materialize, ...options.texts("materialize")])],
    ...annotationsOf(call),
    ...(await gatherSecrets(call, method)),
  };
}

/** A call that is to run an execution again. */
export interface AgainCall {
  /** What names the execution. */
  readonly named: string;
  /** The call without it. */
  readonly call: VerbCall;
}

/**
 * Takes the word that names an execution out of a call. One that begins with a dash stands behind `--`, the arguments of
 * the script behind another one: `executions rerun -- -ID -- ARGS`.
 * @throws {HumanError} wrong use.
 */
export function againCall(call: VerbCall, verb: string): AgainCall {
  const [first, second] = call.rest;
  if (call.positionals.length === 0 && first !== undefined && (second === undefined || second === "--"))
    return { named: first, call: { ...call, rest: call.rest.slice(2), hasRest: second !== undefined } };
  const [named, ...others] = call.positionals;
  if (named === undefined || others.length > 0) throw wrongUse(`name one execution: executions ${verb} ID.`);
  return { named, call };
}
