import { parameterLines, type ProcessDescription } from "../core/processDescription";
import { joinCommandLine } from "../core/method/splitArguments";
import { requireTrust } from "../host/trust";
import type { Chosen } from "./chooseExecution";
import { chooseReadable } from "./chooseReadable";
import { methodOfBundle } from "./methodOfBundle";
import { recordedArguments } from "./recordedArguments";
import { runWithForm } from "./runWithForm";
import type { Services } from "./services";
import { showArgumentsForm } from "../forms/argumentsForm";
import { interpreterOfScript } from "../forms/interpreterOfScript";

/** `executions.rerun`: the form with the values of an execution, on its own copy of the method and today's code. */
export async function rerun(services: Services, args: readonly unknown[]): Promise<void> {
  requireTrust();
  const chosen = await chooseReadable(services.workspaces, args, "metadata");
  if (chosen === undefined) return;
  const { entry, execution } = chosen;
  const method = methodOfBundle(execution);
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
    secrets: null,
    args: result.args,
    name: null,
    note: null,
    tags: [],
  });
}
