import { wrongUse } from "../core/humanError";
import { matchesQuery } from "../core/query/matchQuery";
import { parseQuery } from "../core/query/parseQuery";
import type { QueryProblem } from "../core/query/queryReader";
import type { ExecutionSummary } from "../core/summary";
import { querySubject } from "../store/querySubject";
import type { OptionTable, VerbCall } from "./verb";

/** `--query Q`, for verbs that take many executions. */
export const queryOption: OptionTable = {
  query: { type: "string", value: "Q", help: 'those that match, such as "status:failed metric:loss<0.2"' },
};

/**
 * Those of the executions that `--query` asks for; all without it.
 * @throws {HumanError} wrong use: the query cannot be read; the message marks where.
 */
export function queried(
  { options, layout, now }: VerbCall,
  executions: readonly ExecutionSummary[],
): readonly ExecutionSummary[] {
  const text = options.text("query");
  if (text === null) return executions;
  const parsed = parseQuery(text);
  if (!parsed.ok) throw wrongUse(describeProblem(text, parsed.problem));
  const at = now();
  return executions.filter((execution) =>
    matchesQuery(parsed.query, querySubject(layout.workspace, execution), at),
  );
}

/** The query with its wrong part underlined, then what was expected there. */
function describeProblem(text: string, { position, length, message }: QueryProblem): string {
  const oneLine = text.replaceAll(/\s/g, " ");
  const mark = " ".repeat(position) + "^".repeat(Math.min(length, Math.max(1, text.length - position)));
  return `the query is wrong at position ${position + 1}: ${message}\n  ${oneLine}\n  ${mark}`;
}
