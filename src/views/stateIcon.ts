import type { ExecutionState } from "../core/lifecycle";

/** A codicon and a colour of the theme; without a colour the icon has the foreground's. */
export interface StateIcon {
  readonly icon: string;
  readonly color: string | null;
}

const icons: Readonly<Record<ExecutionState, StateIcon>> = {
  CREATED: { icon: "circle", color: null },
  SCHEDULED: { icon: "clockface", color: "charts.yellow" },
  STARTED: { icon: "loading~spin", color: "charts.blue" },
  EXECUTING: { icon: "loading~spin", color: "charts.blue" },
  STOPPING: { icon: "debug-stop", color: "charts.yellow" },
  COMPLETED: { icon: "pass", color: "charts.green" },
  FAILED: { icon: "error", color: "list.errorForeground" },
  STOPPED: { icon: "stop-circle", color: null },
  CACHED: { icon: "symbol-event", color: "charts.green" },
  SKIPPED: { icon: "debug-step-over", color: null },
  BLOCKED: { icon: "circle-slash", color: "charts.yellow" },
  DEAD: { icon: "debug-disconnect", color: "list.errorForeground" },
  UNKNOWN: { icon: "question", color: "charts.yellow" },
};

/** The icon of a state; the colour is on the icon alone, the word stands beside it. */
export function stateIcon(state: ExecutionState): StateIcon {
  return icons[state];
}
