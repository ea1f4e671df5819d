import { chooseExecutionToOpen } from "./chooseExecution";
import type { Services } from "./services";

/** `executions.openDetails` */
export async function openDetails(
  { workspaces, details }: Services,
  args: readonly unknown[],
): Promise<void> {
  const chosen = await chooseExecutionToOpen(workspaces, args);
  if (chosen === undefined) return;
  const panels = await details();
  await panels.open({ workspace: chosen.entry.layout.workspace, id: chosen.execution.id });
}
