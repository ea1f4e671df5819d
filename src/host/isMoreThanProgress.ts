import type { WorkspaceChange } from "./workspaces";

/** Whether executions came, went or changed their state; metrics and messages of running ones alone do not count. */
export function isMoreThanProgress({ change }: WorkspaceChange): boolean {
  return change.entries.length === 0 || change.entries.some((entry) => entry.change !== "CHANGED");
}
