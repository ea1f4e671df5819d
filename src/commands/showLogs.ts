import { logLinePlaceOf } from "../shared/logs/logsMessages";
import { chooseExecution } from "./chooseExecution";
import type { Services } from "./services";

/** `executions.showLogs`: opens the page with the logs of an execution, at the line that the argument may name. */
export async function showLogs({ workspaces, logs }: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecution(workspaces, args);
  if (chosen === undefined) return;
  const panels = await logs();
  await panels.open(
    { workspace: chosen.entry.layout.workspace, id: chosen.execution.id },
    logLinePlaceOf(args[0]),
  );
}
