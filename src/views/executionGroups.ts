import { isEndState, isRunning, type ExecutionState } from "../core/lifecycle";
import { methodKey } from "../core/methodKey";
import type { ExecutionSummary } from "../core/summary";
import { newestFirst } from "../store/index/newestFirst";
import { countInputs, type InputCounts } from "./tellingInput";

/** The executions of one method in a workspace, newest first. It never changes: another one takes its place. */
export interface ExecutionGroup {
  readonly key: string;
  readonly title: string | null;
  /** Told beside the title where another group has the same one. */
  readonly script: string | null;
  readonly executions: readonly ExecutionSummary[];
  readonly inputCounts: InputCounts;
}

/** Which executions the tree shows. */
export type ExecutionFilter = "all" | "failedAndRunning";

/** What became of an execution: as it was shown, and as it is to be shown. */
export interface ExecutionChange {
  readonly before: ExecutionSummary | undefined;
  readonly after: ExecutionSummary | undefined;
}

/** Whether an execution passes the filter. */
export function passesFilter({ state }: ExecutionSummary, filter: ExecutionFilter): boolean {
  return filter === "all" || state === "FAILED" || state === "DEAD" || isRunning(state) || isWaiting(state);
}

/** Whether an execution has a record and was not launched yet. */
export function isWaiting(state: ExecutionState): boolean {
  return state === "CREATED" || state === "SCHEDULED";
}

/** Whether the row of an execution goes on changing by itself. */
export function isUnfinished(state: ExecutionState): boolean {
  return !isEndState(state) && state !== "DEAD" && state !== "UNKNOWN";
}

/**
 * Executions by method; the group with the newest execution comes first.
 * @param executions newest first.
 */
export function groupExecutions(
  executions: readonly ExecutionSummary[],
  filter: ExecutionFilter,
): readonly ExecutionGroup[] {
  const members = new Map<string, ExecutionSummary[]>();
  for (const execution of executions) {
    if (!passesFilter(execution, filter)) continue;
    const key = methodKey(execution);
    const group = members.get(key);
    if (group === undefined) members.set(key, [execution]);
    else group.push(execution);
  }
  return toldApart([...members].map(([key, some]) => new MethodGroup(key, some)));
}

/**
 * The groups after some executions came, changed or went; a group that none of them belongs to stays the same object.
 * @param changes of executions that pass the filter.
 */
export function regroup(
  groups: readonly ExecutionGroup[],
  changes: readonly ExecutionChange[],
): readonly ExecutionGroup[] {
  const byKey = new Map<string, { readonly gone: Set<string>; readonly come: ExecutionSummary[] }>();
  const changeOf = (execution: ExecutionSummary): { gone: Set<string>; come: ExecutionSummary[] } => {
    const key = methodKey(execution);
    const known = byKey.get(key) ?? { gone: new Set<string>(), come: [] };
    byKey.set(key, known);
    return known;
  };
  for (const { before, after } of changes) {
    if (before !== undefined) changeOf(before).gone.add(before.id);
    if (after !== undefined) changeOf(after).come.push(after);
  }
  const known = new Map(groups.map((group) => [group.key, group]));
  const untouched = groups.filter(({ key }) => !byKey.has(key));
  const touched = [...byKey].flatMap(([key, { gone, come }]) => {
    const executions = withChanges(known.get(key)?.executions ?? [], gone, come);
    return executions.length === 0 ? [] : [new MethodGroup(key, executions)];
  });
  return toldApart([...untouched, ...touched].sort(byNewest));
}

class MethodGroup implements ExecutionGroup {
  private counts: InputCounts | undefined;

  constructor(
    readonly key: string,
    readonly executions: readonly ExecutionSummary[],
    readonly script: string | null = null,
  ) {}

  get title(): string | null {
    return this.executions[0]?.method ?? this.executions[0]?.methodId ?? null;
  }

  /** Counted when the first row of it is drawn. */
  get inputCounts(): InputCounts {
    this.counts ??= countInputs(this.executions);
    return this.counts;
  }
}

/** Groups of one title tell their scripts. */
function toldApart(groups: readonly ExecutionGroup[]): readonly ExecutionGroup[] {
  const titles = new Map<string | null, number>();
  for (const { title } of groups) titles.set(title, (titles.get(title) ?? 0) + 1);
  return groups.map((group) => {
    const script = titles.get(group.title) === 1 ? null : (group.executions[0]?.script ?? null);
    return script === group.script ? group : new MethodGroup(group.key, group.executions, script);
  });
}

function byNewest({ executions: [one] }: ExecutionGroup, { executions: [other] }: ExecutionGroup): number {
  return one === undefined || other === undefined ? 0 : newestFirst(one, other);
}

/** @param ordered newest first. */
function withChanges(
  ordered: readonly ExecutionSummary[],
  gone: ReadonlySet<string>,
  come: readonly ExecutionSummary[],
): readonly ExecutionSummary[] {
  const kept = gone.size === 0 ? ordered : ordered.filter(({ id }) => !gone.has(id));
  if (come.length === 0) return kept;
  // Runs that are in order are merged, not sorted anew.
  return [...[...come].sort(newestFirst), ...kept].sort(newestFirst);
}
