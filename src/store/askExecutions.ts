import { wrongUse } from "../core/humanError";
import { compileQuery } from "../core/query/compileQuery";
import { parseQuery } from "../core/query/parseQuery";
import type { ExecutionSummary } from "../core/summary";
import type { WorkspaceLayout } from "../bundle/layout";
import { matchesExecution } from "./matchesExecution";

/**
 * Those of some executions that match a query, in their order; all for an empty one.
 * @throws {HumanError} when the query cannot be read, with the place, or an archive is damaged.
 */
export async function askExecutions(
  layout: WorkspaceLayout,
  executions: readonly ExecutionSummary[],
  query: string,
  now: Date,
): Promise<readonly ExecutionSummary[]> {
  if (query.trim() === "") return executions;
  const parsed = parseQuery(query);
  if (!parsed.ok)
    throw wrongUse(
      `the query is wrong at position ${parsed.problem.position + 1}: ${parsed.problem.message}`,
    );
  const test = compileQuery(parsed.query, now);
  const found: ExecutionSummary[] = [];
  for (const execution of executions)
    if (test(execution, null) ?? (await matchesExecution(layout, execution, test))) found.push(execution);
  return found;
}
