import { byAge } from "./byAge";
import { chooseExecutions } from "./chooseExecution";
import type { Services } from "./services";

/**
 * `executions.showMetrics`: the curves of one execution, or of several over each other, the oldest first. The third
 * argument says whether they stay in the order in which they are handed over: so does a page that has letters for them.
 */
export async function showMetrics(
  { workspaces, metrics }: Services,
  args: readonly unknown[],
): Promise<void> {
  const chosen = await chooseExecutions(workspaces, args);
  if (chosen.length === 0) return;
  const panels = await metrics();
  const inOrder = args[2] === "as listed" ? chosen : chosen.toSorted(byAge);
  panels.open(
    inOrder.map(({ entry, execution }) => ({ workspace: entry.layout.workspace, id: execution.id })),
  );
}
