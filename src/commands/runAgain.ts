import * as vscode from "vscode";
import { stateLabel } from "../core/format/stateLabel";
import { HumanError } from "../core/humanError";
import type { ExecutionState } from "../core/lifecycle";
import type { RunRequest } from "../host/runRequest";
import { requireTrust } from "../host/trust";
import { chooseExecution, type Chosen } from "./chooseExecution";
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
  requireTrust();
  const chosen = await chooseExecution(services.workspaces, args, ({ state }) => fits(state));
  if (chosen === undefined) return;
  const { execution } = chosen;
  if (!fits(execution.state))
    throw new HumanError(
      vscode.l10n.t(
        "{0} is {1}: this command is not for it. Re-run it instead.",
        execution.name ?? execution.id,
        stateLabel(execution.state),
      ),
      2,
    );
  await startAgain(services, chosen, kind);
}

/** Starts it; a secret may be asked for. @returns whether it was: false when the user gave no secret. */
export async function startAgain(services: Services, chosen: Chosen, kind: Again): Promise<boolean> {
  const request = await requestAgain(services, chosen, kind);
  if (request === null) return false;
  await services.launcher.start(request);
  return true;
}

/** The request of a run with the inputs and arguments of an execution. @returns null when the user gave no secret. */
export async function requestAgain(
  services: Pick<Services, "context">,
  { entry, execution }: Chosen,
  kind: Again | "rerun",
): Promise<RunRequest | null> {
  const { workspace } = entry.layout;
  // The records of an archived one are read by the command line.
  const secrets = execution.archived
    ? null
    : await secretsWithoutForm(services, workspace, methodOfBundle(execution));
  if (secrets === undefined) return null;
  return {
    workspace,
    subject: { kind, id: execution.id },
    title: execution.name ?? execution.method ?? execution.id,
    inputs: null,
    args: null,
    secrets,
    name: null,
    note: null,
    tags: [],
  };
}
