import { compileQuery } from "../../core/query/compileQuery";
import type { AlertRule } from "../../core/alerts/alertRule";
import type { AlertTrip } from "../../core/alerts/alertTrip";
import { earlierDurations } from "../../core/alerts/usualTime";
import { isEndState } from "../../core/lifecycle";
import type { ExecutionSummary } from "../../core/summary";
import { matchesExecution } from "../../store/matchesExecution";
import type { WorkspaceEntry } from "../workspaces";
import { FollowedRun } from "./followedRun";

/** An execution that a rule would have told of. */
export interface PastAlert {
  readonly workspace: string;
  readonly execution: ExecutionSummary;
  readonly trip: AlertTrip;
}

export interface PastAlerts {
  readonly alerts: readonly PastAlert[];
  /** How many executions it would have looked at. */
  readonly looked: number;
}

/** So many of the newest executions of a folder are looked at. */
const newest = 100;

/** What a rule would have told of the newest executions that have ended, the newest first. @throws the signal's reason. */
export async function pastAlerts(
  entries: readonly Pick<WorkspaceEntry, "layout" | "store">[],
  rule: AlertRule,
  now: Date,
  signal: AbortSignal,
): Promise<PastAlerts> {
  const alerts: PastAlert[] = [];
  const test = compileQuery(rule.query, now);
  let looked = 0;
  for (const { layout, store } of entries) {
    const all = store.list();
    const ended = all.filter(({ state }) => isEndState(state) || state === "DEAD").slice(0, newest);
    for (const execution of ended) {
      signal.throwIfAborted();
      if (!(await matchesExecution(layout, execution, test).catch(() => false))) continue;
      looked += 1;
      const run = new FollowedRun(execution.path, [rule], (each, count) =>
        earlierDurations(all, each, count),
      );
      const [tripped] = await run.lookAtAll(execution, now.getTime(), signal);
      if (tripped !== undefined) alerts.push({ workspace: layout.workspace, execution, trip: tripped.trip });
    }
  }
  return { alerts, looked };
}
