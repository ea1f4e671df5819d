import { type ExecutionSummary } from "../../src/core/summary";

/** An execution that completed in 11.8 s and ended 14 minutes before `now` of the tests, with what a test wants else. */
export function summary(changes: Partial<ExecutionSummary> & { readonly id: string }): ExecutionSummary {
  return {
    path: `/home/ada/penguins/.executions/executions/${changes.id}`,
    name: null,
    methodId: "train",
    method: "Train classifier",
    version: "1.2.0",
    script: "train.py",
    pipeline: null,
    stage: null,
    context: null,
    type: null,
    state: "COMPLETED",
    status: "successful",
    message: "Completed",
    progress: 100,
    reason: null,
    created: "2026-11-20T15:45:48.200Z",
    started: "2026-11-20T15:45:48.200Z",
    finished: "2026-11-20T15:46:00.000Z",
    durationMs: 11_800,
    exitCode: 0,
    signal: null,
    inputs: {},
    properties: {},
    metrics: {},
    commit: null,
    branch: null,
    dirty: null,
    author: null,
    tags: [],
    note: null,
    pinned: false,
    alerts: [],
    infrastructure: "local",
    rerunOf: null,
    parent: null,
    cachedFrom: null,
    sealed: true,
    imported: false,
    archived: false,
    outputsBytes: 0,
    peakMemoryBytes: null,
    ...changes,
  };
}

/** When the tests look at the tree. */
export const now = new Date("2026-11-20T16:00:00.000Z");
