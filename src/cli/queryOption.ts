import { HumanError, wrongUse } from "../core/humanError";
import { compileQuery, type QueryTest } from "../core/query/compileQuery";
import { parseQuery } from "../core/query/parseQuery";
import type { QueryProblem } from "../core/query/queryReader";
import type { ExecutionSummary } from "../core/summary";
import { matchesExecution } from "../store/matchesExecution";
import type { OptionTable, VerbCall } from "./verb";

/** `--query Q`, for verbs that take many executions. */
export const queryOption: OptionTable = {
  query: { type: "string", value: "Q", help: 'those that match, such as "status:failed metric:loss<0.2"' },
};

/**
 * Those of the executions that `--query` asks for; all without it.
 * @throws {HumanError} wrong use: the query cannot be read; the message marks where.
 */
export async function queried(
  call: VerbCall,
  executions: readonly ExecutionSummary[],
): Promise<readonly ExecutionSummary[]> {
  const text = call.options.text("query");
  if (text === null) return executions;
  const parsed = parseQuery(text);
  if (!parsed.ok) throw wrongUse(describeProblem(text, parsed.problem));
  const test = compileQuery(parsed.query, call.now());
  const found: ExecutionSummary[] = [];
  for (const execution of executions)
    if (test(execution, null) ?? (await matches(call, execution, test))) found.push(execution);
  return found;
}

/** What cannot be read matches nothing, and is told. */
async function matches(
  { layout, console }: VerbCall,
  execution: ExecutionSummary,
  test: QueryTest,
): Promise<boolean> {
  try {
    return await matchesExecution(layout, execution, test);
  } catch (error) {
    if (!(error instanceof HumanError)) throw error;
    console.say(`${execution.id} was not looked into: ${error.message}`);
    return false;
  }
}

/** The query with its wrong part underlined, then what was expected there. */
function describeProblem(text: string, { position, length, message }: QueryProblem): string {
  const oneLine = text.replaceAll(/\s/g, " ");
  const mark = " ".repeat(position) + "^".repeat(Math.min(length, Math.max(1, text.length - position)));
  return `the query is wrong at position ${position + 1}: ${message}\n  ${oneLine}\n  ${mark}`;
}
