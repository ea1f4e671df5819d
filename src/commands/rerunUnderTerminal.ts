import { requireTrust } from "../host/trust";
import { chooseExecution } from "./chooseExecution";
import type { Services } from "./services";

/** `executions.rerunUnderTerminal`: the same run again, now with a terminal of its own: it asked for one. */
export async function rerunUnderTerminal(services: Services, args: readonly unknown[]): Promise<void> {
  requireTrust();
  const chosen = await chooseExecution(services.workspaces, args);
  if (chosen === undefined) return;
  const { entry, execution } = chosen;
  await services.launcher.start({
    workspace: entry.layout.workspace,
    subject: { kind: "rerun", id: execution.id },
    title: execution.name ?? execution.method ?? execution.id,
    inputs: null,
    secrets: null,
    args: null,
    name: null,
    note: null,
    tags: [],
    terminal: "pty",
  });
}
