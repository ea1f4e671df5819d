import type { ExecutionSummary } from "../core/summary";
import type { ExecutionGroup } from "./executionGroups";

/** What of a tree has to be drawn again. */
export interface TreeChanges {
  /** Groups came, went or changed places: the whole list. */
  readonly all: boolean;
  /** Keys of groups whose members or counts changed. */
  readonly groups: readonly string[];
  /** Ids of executions whose own row changed, in groups that need not be drawn again. */
  readonly executions: readonly string[];
}

/** Compares two states of the tree. @param changed ids that the store named; none: any. */
export function treeChanges(
  before: readonly ExecutionGroup[],
  after: readonly ExecutionGroup[],
  changed: readonly string[],
): TreeChanges {
  if (before.length !== after.length || before.some((group, index) => group.key !== after[index]?.key))
    return { all: true, groups: [], executions: [] };
  const named = new Set(changed);
  const groups: string[] = [];
  const executions: string[] = [];
  after.forEach((group, index) => {
    const earlier = before[index];
    // What it is made of is told by name, or it is as it was.
    if (earlier === group) return;
    if (earlier === undefined || !isSameGroup(earlier, group)) groups.push(group.key);
    else executions.push(...changedIn(earlier, group, named));
  });
  return { all: false, groups, executions };
}

function changedIn(
  { executions: before }: ExecutionGroup,
  { executions: after }: ExecutionGroup,
  named: ReadonlySet<string>,
): string[] {
  const ids: string[] = [];
  for (let index = 0; index < after.length; index += 1) {
    const execution = after[index];
    if (execution === undefined || (execution === before[index] && !named.has(execution.id))) continue;
    ids.push(execution.id);
  }
  return ids;
}

function isSameGroup(one: ExecutionGroup, other: ExecutionGroup): boolean {
  return (
    one.title === other.title &&
    one.script === other.script &&
    one.executions.length === other.executions.length &&
    one.executions.every((execution, index) => isSamePlace(execution, other.executions[index]))
  );
}

/** The group's own row counts states, so a change of state is one of the group. */
function isSamePlace(one: ExecutionSummary, other: ExecutionSummary | undefined): boolean {
  return one === other || (one.id === other?.id && one.state === other.state);
}
