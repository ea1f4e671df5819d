import { parseQuery } from "../core/query/parseQuery";
import { printQuery } from "../core/query/printQuery";
import type { Query } from "../core/query/queryTree";
import { searchBeside } from "../store/searchBeside";
import type { WorkspaceLayout } from "../bundle/layout";
import { QueryFilter } from "./queryFilter";

/**
 * The filter that a query makes; null where it cannot be read.
 * @param searchProgram the built `searchWorker.js`, absolute.
 */
export function openQueryFilter(
  text: string,
  searchProgram: string,
  layoutOf: (workspace: string) => WorkspaceLayout | undefined,
): QueryFilter | null {
  const parsed = parseQuery(text);
  return parsed.ok ? filterOfQuery(parsed.query, searchProgram, layoutOf) : null;
}

/** The same of a query that was read. */
export function filterOfQuery(
  query: Query,
  searchProgram: string,
  layoutOf: (workspace: string) => WorkspaceLayout | undefined,
): QueryFilter {
  const clock = (): Date => new Date();
  const text = printQuery(query);
  return new QueryFilter(
    query,
    async (workspace, executions, found, signal) => {
      const layout = layoutOf(workspace);
      if (layout === undefined) return;
      const request = { layout, executions, query: text, pattern: null, now: clock().toISOString() };
      await searchBeside(searchProgram, request, ({ matching }) => found(matching), signal);
    },
    clock,
  );
}
