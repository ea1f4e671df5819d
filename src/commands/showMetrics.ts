import { chooseExecutions } from "./chooseExecution";
import type { Services } from "./services";

/** `executions.showMetrics`: the curves of one execution, or of several over each other. */
export async function showMetrics(
  { workspaces, metrics }: Services,
  args: readonly unknown[],
): Promise<void> {
  const chosen = await chooseExecutions(workspaces, args);
  if (chosen.length === 0) return;
  const panels = await metrics();
  panels.open(
    chosen.map(({ entry, execution }) => ({ workspace: entry.layout.workspace, id: execution.id })),
  );
}
