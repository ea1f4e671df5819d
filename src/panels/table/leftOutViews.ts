import type { Query } from "../../core/query/queryTree";
import { leftOut } from "../../core/table/leftOut";
import { printQuery } from "../../core/query/printQuery";
import type { LeftOutView } from "../../shared/table/tableView";
import { isQuick } from "./filterEntries";

/** More terms than this are not tried: each is a look at all executions. */
const mostTerms = 12;

/**
 * The terms without which a query that finds nothing would find something, the one that takes most first.
 * @param countOf how many executions a query of summaries alone finds.
 */
export function leftOutViews(query: Query, countOf: (query: Query) => number): LeftOutView[] {
  return leftOut(query)
    .slice(0, mostTerms)
    .filter(({ rest }) => isQuick(rest))
    .map(({ term, rest }) => ({
      term,
      count: countOf(rest),
      query: printQuery(rest),
    }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
