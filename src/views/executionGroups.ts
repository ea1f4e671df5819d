import { isEndState, isRunning, type ExecutionState } from "../core/lifecycle";
import { methodKey } from "../core/methodKey";
import { placeOf, replaceSorted } from "../core/replaceSorted";
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
  readonly stateCounts: StateCounts;
}

/** How many of a group are in a state that its row tells of. */
export interface StateCounts {
  readonly running: number;
  readonly waiting: number;
  readonly failed: number;
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
function isWaiting(state: ExecutionState): boolean {
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
  const members: ExecutionSummary[][] = [];
  // Two steps: to join both to one key for each of 100,000 takes as long as all the rest.
  const byMethod = new Map<string | null, Map<string | null, ExecutionSummary[]>>();
  for (const execution of executions) {
    if (!passesFilter(execution, filter)) continue;
    const { methodId, script } = execution;
    const byScript = byMethod.get(methodId) ?? new Map<string | null, ExecutionSummary[]>();
    byMethod.set(methodId, byScript);
    const group = byScript.get(script);
    if (group !== undefined) {
      group.push(execution);
      continue;
    }
    const begun = [execution];
    byScript.set(script, begun);
    members.push(begun);
  }
  return toldApart(
    members.flatMap((some) => (some[0] === undefined ? [] : [new MethodGroup(methodKey(some[0]), some)])),
  );
}

/**
 * Those of some executions that groups have, as they have them.
 * @param asked ids, with the execution as it is now: it mostly stands where it stood.
 */
export function membersOf(
  groups: readonly ExecutionGroup[],
  asked: ReadonlyMap<string, ExecutionSummary | undefined>,
): ReadonlyMap<string, ExecutionSummary> {
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const found = new Map<string, ExecutionSummary>();
  const elsewhere = new Set(asked.keys());
  for (const [id, now] of asked) {
    const member = now === undefined ? undefined : memberAt(byKey.get(methodKey(now)), now);
    if (member?.id === id && elsewhere.delete(id)) found.set(id, member);
  }
  if (elsewhere.size > 0)
    for (const execution of groups.flatMap(({ executions }) => executions))
      if (elsewhere.has(execution.id)) found.set(execution.id, execution);
  return found;
}

function memberAt(
  group: ExecutionGroup | undefined,
  execution: ExecutionSummary,
): ExecutionSummary | undefined {
  return group?.executions[placeOf(group.executions, execution, newestFirst)];
}

/**
 * The groups after some executions came, changed or went; a group that none of them belongs to stays the same object.
 * @param changes of executions that pass the filter.
 */
export function regroup(
  groups: readonly ExecutionGroup[],
  changes: readonly ExecutionChange[],
): readonly ExecutionGroup[] {
  const byKey = new Map<string, MemberChanges>();
  const changesOf = (execution: ExecutionSummary): MemberChanges => {
    const key = methodKey(execution);
    const known = byKey.get(key) ?? { gone: [], come: [] };
    byKey.set(key, known);
    return known;
  };
  for (const { before, after } of changes) {
    if (before !== undefined) changesOf(before).gone.push(before);
    if (after !== undefined) changesOf(after).come.push(after);
  }
  const known = new Map(groups.map((group) => [group.key, group]));
  const untouched = groups.filter(({ key }) => !byKey.has(key));
  const touched = [...byKey].flatMap(([key, { gone, come }]) => {
    const executions = replaceSorted(known.get(key)?.executions ?? [], gone, come, newestFirst);
    return executions.length === 0 ? [] : [new MethodGroup(key, executions)];
  });
  return toldApart([...untouched, ...touched].sort(byNewest));
}

interface MemberChanges {
  readonly gone: ExecutionSummary[];
  readonly come: ExecutionSummary[];
}

class MethodGroup implements ExecutionGroup {
  private inputs: InputCounts | undefined;
  private states: StateCounts | undefined;

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
    this.inputs ??= countInputs(this.executions);
    return this.inputs;
  }

  get stateCounts(): StateCounts {
    this.states ??= countStates(this.executions);
    return this.states;
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

function countStates(executions: readonly ExecutionSummary[]): StateCounts {
  const counts = { running: 0, waiting: 0, failed: 0 };
  for (const { state } of executions)
    if (state === "COMPLETED") continue;
    else if (state === "FAILED" || state === "DEAD") counts.failed += 1;
    else if (isRunning(state)) counts.running += 1;
    else if (isWaiting(state)) counts.waiting += 1;
  return counts;
}
