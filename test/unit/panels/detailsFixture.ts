import type { DetailsFacts } from "../../../src/panels/detailsFacts";
import type { ExecutionState } from "../../../src/core/lifecycle";
import { ogcStatusOf } from "../../../src/core/lifecycle";
import type { JobStatus } from "../../../src/core/jobStatus";
import type { ExecutionSummary } from "../../../src/core/summary";
import { summary } from "../../support/summaries";

/** The creation of the execution that these facts are of. */
const origin = "2026-11-20T14:28:00.000Z";

/** A time that many milliseconds after the creation. */
export function after(ms: number): string {
  return new Date(Date.parse(origin) + ms).toISOString();
}

/** A summary in this state: created at the origin, started 0.5 s and ended 12 s after it. */
export function summaryIn(state: ExecutionState, changes: Partial<ExecutionSummary> = {}): ExecutionSummary {
  const recorded = state === "DEAD" || state === "UNKNOWN" ? "EXECUTING" : state;
  const ended = ["successful", "failed", "dismissed"].includes(ogcStatusOf(recorded));
  return summary({
    id: "train-20261120-142800-k7qf",
    state,
    status: ogcStatusOf(recorded),
    message: null,
    progress: 0,
    created: origin,
    started: after(500),
    finished: ended ? after(12_000) : null,
    durationMs: ended ? 11_500 : null,
    exitCode: null,
    sealed: ended,
    outputsBytes: null,
    peakMemoryBytes: null,
    ...changes,
  });
}

/** A record whose history is these states at these times (ms after the creation). */
export function statusWith(history: readonly (readonly [JobStatus["state"], number])[]): JobStatus {
  const [state, at] = history.at(-1) ?? ["CREATED", 0];
  return {
    jobID: "train-20261120-142800-k7qf",
    processID: "train",
    type: "process",
    status: ogcStatusOf(state),
    message: "",
    progress: 0,
    created: origin,
    updated: after(at),
    links: [],
    state,
    exitCode: null,
    signal: null,
    reason: null,
    owner: null,
    history: history.map(([name, ms]) => ({ state: name, at: after(ms), message: "" })),
  };
}

/** Facts of an execution of which nothing but its summary is known. */
export function factsOf(summary: ExecutionSummary, changes: Partial<DetailsFacts> = {}): DetailsFacts {
  return {
    target: { workspace: "/home/ada/penguins", id: summary.id },
    summary,
    status: null,
    method: null,
    request: null,
    git: null,
    instance: null,
    artifacts: null,
    events: [],
    metrics: new Map(),
    eventsRead: true,
    patch: null,
    errorTail: { text: "", hasMore: false },
    files: { list: [], truncated: false },
    logs: { out: 0, err: 0 },
    logLines: 0,
    signedBy: null,
    earlier: null,
    family: { parentIsKnown: false, children: [], related: { executions: [], more: {} } },
    verification: null,
    problems: [],
    ...changes,
  };
}
