import type { Json } from "../../core/json";
import { stateLabel } from "../../core/format/stateLabel";
import type { ExecutionSummary } from "../../core/summary";
import { columnValue, type EnvironmentOf } from "../../core/table/columnValue";
import { countStates, groupRows } from "../../core/table/groupRows";
import { sortRows } from "../../core/table/sortRows";
import { parseColumn } from "../../core/table/tableColumn";
import type { TableLayout } from "../../core/table/tableLayout";
import type { TableRowView } from "../../shared/table/tableView";
import { executionWords } from "../../views/executionWords";
import { valueText } from "../view/valueText";
import { cellView, groupCell } from "./cellView";
import type { ShownColumn } from "./tableColumns";
import type { TableEntry, TableRow } from "./tableRow";

/** Sorted and grouped rows. @param entries newest first. @param folded the keys of the groups that are closed. */
export function arrangeRows(
  entries: readonly TableEntry[],
  { sort, group }: TableLayout,
  folded: ReadonlySet<string>,
  environmentOf: EnvironmentOf,
): TableRow[] {
  const valueOf = ({ summary }: TableEntry, id: string): Json => {
    const column = parseColumn(id);
    return column === null ? null : columnValue(summary, column, environmentOf);
  };
  const sorted = sortRows(entries, sort, valueOf);
  if (group === null) return sorted.map(executionRow);
  return groupRows(sorted, (each) => valueOf(each, group)).flatMap(({ key, value, rows }): TableRow[] => {
    const open = !folded.has(key);
    const head: TableRow = {
      kind: "group",
      key,
      label: value === null ? null : groupLabel(group, value),
      entries: rows,
      open,
    };
    return open ? [head, ...rows.map(executionRow)] : [head];
  });
}

function executionRow(of: TableEntry): TableRow {
  return { kind: "execution", key: of.key, of };
}

function groupLabel(column: string, value: Json): string {
  return column === "state" ? stateLabel(value as ExecutionSummary["state"]) : valueText(value);
}

/** A row as the page shows it. */
export function rowView(
  row: TableRow,
  columns: readonly ShownColumn[],
  isSelected: (key: string) => boolean,
  environmentOf: EnvironmentOf,
): TableRowView {
  if (row.kind === "execution") {
    const { summary } = row.of;
    return {
      kind: "execution",
      key: row.key,
      id: summary.id,
      workspace: row.of.entry.layout.workspace,
      words: executionWords(summary),
      detail: summary.reason ?? summary.message,
      selected: isSelected(row.key),
      cells: columns.map(({ column, best }) => cellView(summary, column, best, environmentOf)),
    };
  }
  const summaries = row.entries.map(({ summary }) => summary);
  return {
    kind: "group",
    key: row.key,
    label: row.label,
    count: summaries.length,
    states: countStates(summaries),
    open: row.open,
    cells: columns.map(({ column }) => groupCell(summaries, column)),
  };
}
