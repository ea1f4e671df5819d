import type { Json } from "../../core/json";
import { replaceSorted } from "../../core/replaceSorted";
import { columnValue, type EnvironmentOf } from "../../core/table/columnValue";
import { countStates, groupRows } from "../../core/table/groupRows";
import { rowOrder, sortRows } from "../../core/table/sortRows";
import { parseColumn } from "../../core/table/tableColumn";
import type { TableLayout } from "../../core/table/tableLayout";
import type { TableRowView } from "../../shared/table/tableView";
import { executionWords } from "../../views/executionWords";
import { cellView, groupCell } from "./cellView";
import { groupLabel, groupValue } from "./groupValue";
import type { PlacedEntries } from "./placedEntries";
import type { ShownColumn } from "./tableColumns";
import { newestEntryFirst, type EntryChanges } from "./tableEntries";
import type { TableEntry, TableRow, TableRows } from "./tableRow";

type ValueOf = (entry: TableEntry, column: string) => Json;

function valuesBy(environmentOf: EnvironmentOf): ValueOf {
  const columns = new Map<string, ReturnType<typeof parseColumn>>();
  return ({ summary }, id) => {
    const known = columns.get(id);
    const column = known === undefined ? parseColumn(id) : known;
    if (known === undefined) columns.set(id, column);
    return column === null ? null : columnValue(summary, column, environmentOf);
  };
}

/** Entries as a layout sorts them. @param entries newest first. */
export function sortEntries(
  entries: readonly TableEntry[],
  { sort }: TableLayout,
  environmentOf: EnvironmentOf,
): readonly TableEntry[] {
  return sortRows(entries, sort, valuesBy(environmentOf));
}

/** The same where some entries came and went. @param sorted as they were sorted before. */
export function resortEntries(
  sorted: readonly TableEntry[],
  { gone, come }: EntryChanges,
  { sort }: TableLayout,
  environmentOf: EnvironmentOf,
): readonly TableEntry[] {
  return replaceSorted(sorted, gone, come, rowOrder(sort, valuesBy(environmentOf), newestEntryFirst));
}

/** The rows of sorted entries. @param folded the keys of the groups that are closed. */
export function arrangeRows(
  sorted: PlacedEntries,
  { group }: TableLayout,
  folded: ReadonlySet<string>,
  environmentOf: EnvironmentOf,
): TableRows {
  if (group === null) return sorted;
  const valueOf = valuesBy(environmentOf);
  return groupRows(sorted.entries, (each) => groupValue(group, valueOf(each, group))).flatMap(
    ({ key, value, rows }): TableRow[] => {
      const open = !folded.has(key);
      const head: TableRow = {
        kind: "group",
        key,
        label: value === null ? null : groupLabel(group, value),
        entries: rows,
        open,
      };
      return open ? [head, ...rows] : [head];
    },
  );
}

/** A row as the page shows it. */
export function rowView(
  row: TableRow,
  columns: readonly ShownColumn[],
  isSelected: (key: string) => boolean,
  environmentOf: EnvironmentOf,
): TableRowView {
  if (row.kind === "execution") {
    const { summary } = row;
    return {
      kind: "execution",
      key: row.key,
      id: summary.id,
      workspace: row.entry.layout.workspace,
      // Whether there is such a page stands in the bundle: that is read when it is asked for.
      words: executionWords(summary, summary.commit !== null),
      detail: summary.reason ?? summary.message,
      selected: isSelected(row.key),
      cells: columns.map(({ column, best }) => cellView(summary, column, best(), environmentOf)),
    };
  }
  const summaries = row.entries.map(({ summary }) => summary);
  return {
    kind: "group",
    key: row.key,
    label: row.label,
    count: summaries.length,
    states: countStates(row.entries),
    selected: row.entries.reduce((count, { key }) => count + Number(isSelected(key)), 0),
    open: row.open,
    cells: columns.map(({ column, better }) => groupCell(summaries, column, better)),
  };
}
