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

/** The one word that names an execution. @throws {HumanError} wrong use. */
export function namedOnce({ positionals }: VerbCall, verb: string): string {
  const [text, ...others] = positionals;
  if (text === undefined || others.length > 0) throw wrongUse(`name one execution: executions ${verb} ID.`);
  return text;
}
