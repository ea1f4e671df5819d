import type * as vscode from "vscode";
import { parseLayout, type TableLayout } from "../../core/table/tableLayout";

const layoutKey = "executions.table.layout";
const queryKey = "executions.table.query";

/** How the table was arranged when it was last shown. */
export function keptLayout(memory: vscode.Memento): TableLayout {
  return parseLayout(memory.get(layoutKey));
}

/** The query that the table showed last. */
export function keptQuery(memory: vscode.Memento): string {
  return memory.get<string>(queryKey) ?? "";
}

export function keepLayout(memory: vscode.Memento, layout: TableLayout): void {
  void memory.update(layoutKey, layout);
}

export function keepQuery(memory: vscode.Memento, query: string): void {
  void memory.update(queryKey, query);
}
