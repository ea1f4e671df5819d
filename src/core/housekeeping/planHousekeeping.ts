import { isEndState } from "../lifecycle";
import { methodKey } from "../methodKey";
import type { ExecutionSummary } from "../summary";
import type { HousekeepingAction, HousekeepingRule } from "./housekeepingRule";

/** What the planner is told of the world. */
export interface HousekeepingFacts {
  readonly now: Date;
  /** Whether a rule's query finds an execution; it is asked only of those that all else of the rule takes. */
  readonly matches: (rule: HousekeepingRule, execution: ExecutionSummary) => boolean;
  /** The ids of executions whose outputs or results another one uses. */
  readonly used: ReadonlySet<string>;
}

/** What one rule takes, the newest first. */
export interface HousekeepingStep {
  readonly rule: HousekeepingRule;
  readonly executions: readonly ExecutionSummary[];
}

export interface HousekeepingPlan {
  /** In the order of the rules, each execution once; rules that take nothing are left out. */
  readonly steps: readonly HousekeepingStep[];
  /** How many would have been taken, were they not pinned, tagged, or used elsewhere. */
  readonly spared: { readonly pinned: number; readonly tagged: number; readonly used: number };
}

const dayMs = 24 * 3600 * 1000;

/**
 * What the rules take. Never one that is pinned, tagged, used by another one, or has not ended; nor one of those that a
 * rule keeps as the last of their method. Of several rules for one execution a deleting one counts: what goes to the trash
 * need not be archived before.
 * @param executions all of a workspace, newest first.
 */
export function planHousekeeping(
  rules: readonly HousekeepingRule[],
  executions: readonly ExecutionSummary[],
  { now, matches, used }: HousekeepingFacts,
): HousekeepingPlan {
  const taken = new Map<string, HousekeepingRule>();
  const deletingFirst = [...rules].sort(
    (one, other) => Number(other.action === "delete") - Number(one.action === "delete"),
  );
  for (const rule of deletingFirst)
    for (const execution of candidatesOf(rule, executions, now))
      if (!taken.has(execution.id) && (rule.query === null || matches(rule, execution)))
        taken.set(execution.id, rule);
  const spared = { pinned: 0, tagged: 0, used: 0 };
  const steps = new Map<HousekeepingRule, ExecutionSummary[]>(rules.map((rule) => [rule, []]));
  for (const execution of executions) {
    const rule = taken.get(execution.id);
    if (rule === undefined) continue;
    const reason = protection(execution, used);
    if (reason === null) steps.get(rule)?.push(execution);
    else spared[reason] += 1;
  }
  return {
    steps: [...steps].flatMap(([rule, some]) => (some.length === 0 ? [] : [{ rule, executions: some }])),
    spared,
  };
}

/** Whether an execution that was planned for may still be taken, as it is now. */
export function mayStillBeTaken(execution: ExecutionSummary, action: HousekeepingAction): boolean {
  return isOver(execution, action) && protection(execution, new Set()) === null;
}

/** Those that a rule takes by all but its query. @param executions newest first. */
function candidatesOf(
  rule: HousekeepingRule,
  executions: readonly ExecutionSummary[],
  now: Date,
): readonly ExecutionSummary[] {
  const before = rule.olderThanDays === null ? Infinity : now.getTime() - rule.olderThanDays * dayMs;
  const newer = new Map</* method */ string, number>();
  return executions.filter((execution) => {
    const key = methodKey(execution);
    const place = newer.get(key) ?? 0;
    newer.set(key, place + 1);
    return (
      place >= rule.keepLast &&
      isOver(execution, rule.action) &&
      (!rule.failedOnly || execution.state === "FAILED") &&
      (rule.olderThanDays === null || isBefore(execution, before))
    );
  });
}

/** What has no recorded end waits for a person: its script may still run somewhere. */
function isOver({ state, archived }: ExecutionSummary, action: HousekeepingAction): boolean {
  return isEndState(state) && !(archived && action === "archive");
}

/** One without a time that can be read is of no age. */
function isBefore({ finished, created }: ExecutionSummary, ms: number): boolean {
  return Date.parse(finished ?? created ?? "") < ms;
}

function protection(
  { id, pinned, tags }: ExecutionSummary,
  used: ReadonlySet<string>,
): keyof HousekeepingPlan["spared"] | null {
  if (pinned) return "pinned";
  if (tags.length > 0) return "tagged";
  return used.has(id) ? "used" : null;
}
