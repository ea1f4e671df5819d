import { compileQuery, type QueryTest } from "../../core/query/compileQuery";
import type { HousekeepingRule } from "../../core/housekeeping/housekeepingRule";
import { planHousekeeping, type HousekeepingPlan } from "../../core/housekeeping/planHousekeeping";
import { HumanError } from "../../core/humanError";
import type { ExecutionSummary } from "../../core/summary";
import type { WorkspaceLayout } from "../../bundle/layout";
import { matchesExecution } from "../matchesExecution";
import { usedExecutions, type UseSearch } from "../outputUsers";

/**
 * What the rules take of a workspace as it is on the disk: what queries ask of bundles is read, and whose outputs others
 * used is looked for in the artifacts of all executions, where any rule takes anything.
 * @param executions all of the workspace, newest first.
 */
export async function makeHousekeepingPlan(
  layout: WorkspaceLayout,
  rules: readonly HousekeepingRule[],
  executions: readonly ExecutionSummary[],
  now: Date,
  search: UseSearch = {},
): Promise<HousekeepingPlan> {
  const matches = await matcherOf(layout, rules, executions, now);
  const nobody: ReadonlySet<string> = new Set();
  const unchecked = planHousekeeping(rules, executions, { now, matches, used: nobody });
  const candidates = unchecked.steps.flatMap((step) => step.executions);
  if (candidates.length === 0) return unchecked;
  const used = await usedExecutions(layout, candidates, executions, search);
  return planHousekeeping(rules, executions, { now, matches, used });
}

/** Answers of queries; those that a summary does not give are read before, of what a rule takes by all else. */
async function matcherOf(
  layout: WorkspaceLayout,
  rules: readonly HousekeepingRule[],
  executions: readonly ExecutionSummary[],
  now: Date,
): Promise<(rule: HousekeepingRule, execution: ExecutionSummary) => boolean> {
  const asked = new Map<HousekeepingRule, { readonly test: QueryTest; readonly read: Set<string> }>();
  for (const rule of rules) {
    if (rule.query === null) continue;
    const test = compileQuery(rule.query.query, now);
    const open: ExecutionSummary[] = [];
    const noteOpen = (_: HousekeepingRule, execution: ExecutionSummary): boolean => {
      if (test(execution, null) === null) open.push(execution);
      return false;
    };
    planHousekeeping([rule], executions, { now, matches: noteOpen, used: new Set() });
    asked.set(rule, { test, read: await matching(layout, test, open) });
  }
  return (rule, execution) => {
    const { test, read } = asked.get(rule) ?? {};
    return test !== undefined && (test(execution, null) ?? read?.has(execution.id) === true);
  };
}

/** What cannot be read matches nothing. */
async function matching(
  layout: WorkspaceLayout,
  test: QueryTest,
  executions: readonly ExecutionSummary[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const execution of executions)
    try {
      if (await matchesExecution(layout, execution, test)) found.add(execution.id);
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
    }
  return found;
}
