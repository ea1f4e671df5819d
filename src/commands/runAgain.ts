import * as vscode from "vscode";
import { stateLabel } from "../core/format/stateLabel";
import { HumanError } from "../core/humanError";
import type { ExecutionState } from "../core/lifecycle";
import { requireTrust } from "../host/trust";
import { chooseExecution } from "./chooseExecution";
import { methodOfBundle } from "./methodOfBundle";
import { secretsWithoutForm } from "./secretsWithoutForm";
import type { Services } from "./services";

type Again = "retry" | "restore" | "reproduce";

/** Runs an execution again as it was, in a terminal; `fits` tells by its state whether that is possible. */
export async function runAgain(
  services: Services,
  args: readonly unknown[],
  kind: Again,
  fits: (state: ExecutionState) => boolean,
): Promise<void> {
  const { workspaces, launcher } = services;
  requireTrust();
  const chosen = await chooseExecution(workspaces, args, ({ state }) => fits(state));
  if (chosen === undefined) return;
  const { entry, execution } = chosen;
  if (!fits(execution.state))
    throw new HumanError(
      vscode.l10n.t(
        "{0} is {1}: this command is not for it. Re-run it instead.",
        execution.name ?? execution.id,
        stateLabel(execution.state),
      ),
      2,
    );
  const { workspace } = entry.layout;
  // The records of an archived one are read by the command line.
  const secrets = execution.archived
    ? null
    : await secretsWithoutForm(services, workspace, methodOfBundle(execution));
  if (secrets === undefined) return;
  await launcher.start({
    workspace,
    subject: { kind, id: execution.id },
    title: execution.name ?? execution.method ?? execution.id,
    inputs: null,
    args: null,
    secrets,
    name: null,
    note: null,
    tags: [],
  });
}
