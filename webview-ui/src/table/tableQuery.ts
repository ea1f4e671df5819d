import type { TemplateResult } from "lit";
import { ofTotal, rowNumber } from "./cells";
import { queryBar } from "./queryBar";
import type { TableContext } from "./tableContext";

/** The query of the table, and how many it finds. */
export function tableQuery(context: TableContext): TemplateResult {
  const { view, draft } = context;
  return queryBar(context, view.query === draft ? view.problem : null, countText(context));
}

function countText({ view, strings }: TableContext): string {
  if (view.searching) return strings.searching;
  return view.query.trim() === ""
    ? rowNumber(view.total)
    : ofTotal(strings.countOf, view.matching, view.total);
}
