import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { mayDelete } from "../core/lifecycle";
import { LiveOutput } from "../host/liveOutput";
import { readState } from "../store/readState";
import { chooseExecution } from "./chooseExecution";
import type { Services } from "./services";

/** `executions.showLiveOutput`: a terminal that follows what an execution prints; one for each execution. */
export async function showLiveOutput({ workspaces }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecution(workspaces, args, ({ state }) => !mayDelete(state));
  if (chosen === undefined) return;
  const { execution, entry } = chosen;
  const name = execution.name ?? execution.method ?? execution.id;
  if (mayDelete(readState(execution.path)))
    throw new HumanError(vscode.l10n.t("{0} has ended. Its logs hold what it printed.", name), 2);
  const title = vscode.l10n.t("{0} (live) {1}", name, execution.id);
  const open = vscode.window.terminals.find((terminal) => terminal.name === title);
  const { workspace } = entry.layout;
  const stop = (): void => {
    void vscode.commands.executeCommand("executions.stop", { workspace, id: execution.id });
  };
  const terminal =
    open ??
    vscode.window.createTerminal({ name: title, pty: new LiveOutput(execution, stop), isTransient: true });
  terminal.show(true);
}
