import { join } from "node:path";
import * as vscode from "vscode";
import { bundlePaths } from "../bundle/layout";
import { readJson } from "../bundle/readJson";
import { HumanError } from "../core/humanError";
import { parameterLines, type ProcessDescription } from "../core/processDescription";
import { joinCommandLine } from "../core/method/splitArguments";
import { parseMethod } from "../core/method/parseMethod";
import { requireTrust } from "../host/trust";
import { chooseExecution, type Chosen } from "./chooseExecution";
import { recordedArguments } from "./recordedArguments";
import { runWithForm } from "./runWithForm";
import type { Services } from "./services";
import { showArgumentsForm } from "../forms/argumentsForm";
import { interpreterOfScript } from "../forms/interpreterOfScript";

/** `executions.rerun`: the form with the values of an execution, on its own copy of the method and today's code. */
export async function rerun(services: Services, args: readonly unknown[]): Promise<void> {
  requireTrust();
  const chosen = await chooseExecution(services.workspaces, args);
  if (chosen === undefined) return;
  const { entry, execution } = chosen;
  const method = methodOf(chosen);
  if (Object.keys(method.inputs).length > 0)
    await runWithForm(services, {
      entry,
      method,
      path: null,
      rerun: { id: execution.id, inputs: execution.inputs },
    });
  else await rerunWithArguments(services, chosen, method);
}

async function rerunWithArguments(
  services: Services,
  chosen: Chosen,
  method: ProcessDescription,
): Promise<void> {
  const { entry, execution } = chosen;
  const script = execution.script ?? parameterLines(method, "command")[0] ?? method.id;
  const result = await showArgumentsForm({
    script,
    describe: () => "",
    interpreter: interpreterOfScript(entry.folder.uri, script, parameterLines(method, "interpreter")),
    text: joinCommandLine(recordedArguments(execution)),
    history: [],
    onText: () => undefined,
  });
  if (result === undefined) return;
  await services.launcher.start({
    workspace: entry.layout.workspace,
    subject: { kind: "rerun", id: execution.id },
    title: execution.name ?? execution.method ?? execution.id,
    inputs: null,
    args: result.args,
    name: null,
    note: null,
    tags: [],
  });
}

function methodOf({ execution }: Chosen): ProcessDescription {
  const read = readJson(join(execution.path, bundlePaths.method));
  const parsed = read.ok ? parseMethod(read.value, bundlePaths.method) : null;
  if (parsed?.ok === true) return parsed.method;
  throw new HumanError(
    vscode.l10n.t(
      "{0} cannot run again: its copy of the method (metadata/method.json) cannot be read.",
      execution.id,
    ),
    2,
  );
}
