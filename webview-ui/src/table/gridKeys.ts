import type { EditedField, RowVerb, TableIntent } from "../../../src/shared/table/tableMessages";
import { menuKey } from "./rowMenuKeys";
import { rowHeight } from "./rowWindow";
import type { ExecutionRowView } from "../../../src/shared/table/tableView";
import type { TableContext } from "./tableContext";

/** Letters and keys that act on the row with the focus. */
const rowKeys: Readonly<Record<string, RowVerb>> = {
  l: "showLogs",
  r: "rerun",
  Enter: "openDetails",
  Delete: "delete",
};

/** Letters and keys that edit a cell of the row with the focus. */
const editKeys: Readonly<Record<string, EditedField>> = { F2: "name", e: "note", t: "tags" };

/** Does what a key asks for on the rows. @param height of what is seen, CSS pixels. @returns whether it was one of ours. */
export function gridKey(event: KeyboardEvent, context: TableContext, height: number): boolean {
  const { focus } = context;
  if (focus.row < 0 && headKey(event, context)) return true;
  const target = rowAfter(event, context, height);
  if (target !== null) {
    if (event.shiftKey && focus.row >= 0 && target >= 0) context.extend(target);
    else context.focusCell({ ...focus, row: target });
    return true;
  }
  return (
    menuKey(event, context) ||
    columnKey(event, context) ||
    selectKey(event, context) ||
    actKey(event, context)
  );
}

function rowAfter(event: KeyboardEvent, { focus, view }: TableContext, height: number): number | null {
  const page = Math.max(1, Math.floor(height / rowHeight) - 2);
  const last = view.rowCount - 1;
  const within = (row: number): number => Math.max(0, Math.min(last, row));
  const places: Readonly<Record<string, () => number>> = {
    ArrowDown: () => within(focus.row + 1),
    ArrowUp: () => Math.max(-1, focus.row - 1),
    PageDown: () => within(focus.row + page),
    PageUp: () => within(focus.row - page),
    Home: () => 0,
    End: () => last,
  };
  return event.altKey ? null : (places[event.key]?.() ?? null);
}

function columnKey(event: KeyboardEvent, context: TableContext): boolean {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined || event.altKey) return false;
  const { focus, view } = context;
  const row = context.rowAt(focus.row);
  if (row?.kind === "group" && !event.ctrlKey && row.open !== step > 0) {
    context.send({ type: "fold", key: row.key });
    return true;
  }
  const column = Math.max(0, Math.min(view.columns.length - 1, focus.column + step));
  context.focusCell({ ...focus, column });
  return true;
}

function selectKey(event: KeyboardEvent, context: TableContext): boolean {
  if (event.key === " ") {
    context.tick(context.focus.row);
    return true;
  }
  if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) {
    context.send({ type: "selectAll" });
    return true;
  }
  if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
    context.send({ type: "undo" });
    return true;
  }
  return false;
}

function actKey(event: KeyboardEvent, context: TableContext): boolean {
  const row = context.rowAt(context.focus.row);
  if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (row.kind === "group") {
    if (event.key === "Enter") context.send({ type: "fold", key: row.key });
    return event.key === "Enter";
  }
  const field = editKeys[event.key];
  if (field !== undefined) {
    context.rowEdit.begin(row, field);
    return true;
  }
  const verb = event.key === "p" ? pinVerb(row) : rowKeys[event.key];
  if (verb === undefined) return false;
  context.send({ type: "row", verb, key: row.key });
  return true;
}

function pinVerb({ words }: ExecutionRowView): RowVerb {
  return words.split(" ").includes("pinned") ? "unpin" : "pin";
}

/** On a head: Enter sorts, Shift+Enter adds, Alt+arrows move, Alt+Shift+arrows resize, P pins, Delete hides. */
function headKey(event: KeyboardEvent, context: TableContext): boolean {
  const { focus, view, send } = context;
  const column = view.columns[focus.column];
  if (column === undefined) return false;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step !== undefined && event.altKey) {
    if (event.shiftKey) send(resized(context, focus.column, column.width + 16 * step));
    else {
      send(moved(context, focus.column, focus.column + step));
      context.focusCell({
        ...focus,
        column: Math.max(0, Math.min(view.columns.length - 1, focus.column + step)),
      });
    }
    return true;
  }
  switch (event.key) {
    case "Enter":
      send({ type: "sort", column: column.id, add: event.shiftKey });
      return true;
    case "p":
      send(pinned(context, focus.column));
      return true;
    case "Delete":
      send({ type: "showColumn", id: column.id, shown: false });
      return true;
    default:
      return false;
  }
}

/** The columns with one of another width. */
export function resized({ view }: TableContext, index: number, width: number): TableIntent {
  const columns = view.columns.map((column, at) => layoutOf(at === index ? { ...column, width } : column));
  return { type: "columns", columns };
}

/** The columns with one at another place. */
export function moved({ view }: TableContext, from: number, to: number): TableIntent {
  const columns = view.columns.map(layoutOf);
  const [column] = columns.splice(from, 1);
  const place = Math.max(0, Math.min(columns.length, to));
  if (column !== undefined) columns.splice(place, 0, { ...column, pinned: columns[place]?.pinned ?? false });
  return { type: "columns", columns };
}

function pinned({ view }: TableContext, index: number): TableIntent {
  const columns = view.columns.map((column, at) =>
    layoutOf(at === index ? { ...column, pinned: !column.pinned } : column),
  );
  return { type: "columns", columns };
}

function layoutOf({ id, width, pinned: isPinned }: { id: string; width: number; pinned: boolean }): {
  id: string;
  width: number;
  pinned: boolean;
} {
  return { id, width, pinned: isPinned };
}
