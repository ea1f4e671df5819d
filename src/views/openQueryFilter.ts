import { parseQuery } from "../core/query/parseQuery";
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
  if (!parsed.ok) return null;
  const clock = (): Date => new Date();
  return new QueryFilter(
    parsed.query,
    async (workspace, executions, found, signal) => {
      const layout = layoutOf(workspace);
      if (layout === undefined) return;
      const request = { layout, executions, query: text, pattern: null, now: clock().toISOString() };
      await searchBeside(searchProgram, request, ({ matching }) => found(matching), signal);
    },
    clock,
  );
}
