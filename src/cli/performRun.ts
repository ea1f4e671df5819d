import { wrongUse } from "../core/humanError";
import { allowsCache } from "../core/processDescription";
import { sortArguments } from "../core/method/sortArguments";
import type { GitCapture } from "../runner/capture/captureGit";
import { captureCodeOf } from "../runner/captureCode";
import { annotationsOf, perform } from "./perform";
import { readInputs } from "./runInputs";
import { wantsCache } from "./runOptions";
import { resolveTarget } from "./runTarget";
import { gatherSecrets } from "./secrets/gatherSecrets";
import type { VerbCall } from "./verb";

/**
 * Runs what a call of `executions run` names.
 * @param code the version of the workspace's code, which is being asked for.
 * @returns the exit code.
 * @throws {HumanError} wrong use, before anything is created.
 */
export async function performRun(call: VerbCall, code: Promise<GitCapture>): Promise<number> {
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
}
