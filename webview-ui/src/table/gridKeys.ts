import type { EditedField, RowVerb, TableIntent } from "../../../src/shared/table/tableMessages";
import { hidden, moved, pinned, resized } from "./columnMoves";
import { menuKey } from "./rowMenuKeys";
import { rowHeight } from "./rowWindow";
import { pinnedAt, underGroupHead } from "./columnPlaces";
import type { ExecutionRowView, GroupRowView } from "../../../src/shared/table/tableView";
import type { TableContext } from "./tableContext";

/** Letters and keys that act on the row with the focus. */
const rowKeys: Readonly<Record<string, RowVerb>> = {
  l: "showLogs",
  m: "showMetrics",
  g: "showLineage",
  r: "rerun",
  Enter: "openDetails",
  o: "openCommit",
  d: "openChanges",
  Delete: "delete",
};

/** Letters that edit a cell of the row with the focus. */
const editKeys: Readonly<Record<string, EditedField>> = { e: "note", t: "tags" };
const editedFields: readonly EditedField[] = ["name", "note", "tags"];

/** Does what a key asks for on the rows. @param height of what is seen, CSS pixels. @returns whether it was one of ours. */
export function gridKey(event: KeyboardEvent, context: TableContext, height: number): boolean {
  const { focus } = context;
  if (focus.row < 0 && headKey(event, context)) return true;
  const target = rowAfter(event, context, height);
  if (target !== null) {
    goTo(event, context, target);
    return true;
  }
  return (
    menuKey(event, context) ||
    columnKey(event, context) ||
    selectKey(event, context) ||
    actKey(event, context)
  );
}

/** The focus goes to a row; with Shift all rows from where it was are selected. */
function goTo({ shiftKey, ctrlKey, metaKey }: KeyboardEvent, context: TableContext, row: number): void {
  const { focus } = context;
  if (shiftKey && focus.row >= 0 && row >= 0) context.extend(row, ctrlKey || metaKey);
  else context.focusCell({ ...focus, row });
}

/**
 * Whether VS Code shall not hear of a key: on the heads Alt goes with arrows, and alone it would take the focus to the
 * menu bar.
 */
export function holdsBack({ key }: KeyboardEvent, { focus }: TableContext): boolean {
  return key === "Alt" && focus.row < 0;
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
  const row = context.focusedRow();
  if (row?.kind === "group") {
    groupStep(context, row, step, event.ctrlKey);
    return true;
  }
  const head = step < 0 && !event.ctrlKey ? groupAbove(context) : null;
  if (head !== null) {
    context.focusCell({ ...focus, row: head });
    return true;
  }
  const column = Math.max(0, Math.min(view.columns.length - 1, focus.column + step));
  context.focusCell({ ...focus, column });
  return true;
}

/** On a group: at its head an arrow unfolds or folds it, from there on it goes along what its numbers tell. */
function groupStep(context: TableContext, { key, open }: GroupRowView, step: number, isFar: boolean): void {
  const { focus, view, sight } = context;
  const under = underGroupHead(pinnedAt(view.columns, sight.width));
  const isHead = focus.column < under;
  if (isHead && !isFar && open !== step > 0) {
    context.send({ type: "fold", key, open: !open });
    return;
  }
  const to = isHead ? (step > 0 ? under : 0) : focus.column + step;
  context.focusCell({ ...focus, column: to < under ? 0 : Math.min(view.columns.length - 1, to) });
}

/** The row of the group that the row with the focus belongs to; null where it is not at hand. */
function groupAbove({ focus, view, rowAt }: TableContext): number | null {
  if (view.group === null || focus.column > 0 || rowAt(focus.row)?.kind === "group") return null;
  for (let row = focus.row - 1; row >= 0; row -= 1) {
    const data = rowAt(row);
    if (data === undefined) return null;
    if (data.kind === "group") return row;
  }
  return null;
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
  const row = context.focusedRow();
  if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (row.kind === "group") {
    if (event.key === "Enter") context.send({ type: "fold", key: row.key, open: !row.open });
    return event.key === "Enter";
  }
  const field = editedBy(event.key, context);
  if (field !== undefined) {
    context.rowEdit.begin(row, field);
    return true;
  }
  const verb = event.key === "p" ? pinVerb(row) : rowKeys[event.key];
  if (verb === undefined) return false;
  context.send({ type: "row", verb, key: row.key });
  return true;
}

/** What a key edits: F2 the cell with the focus, or the name where that cannot be edited. */
function editedBy(key: string, { view, focus }: TableContext): EditedField | undefined {
  if (key !== "F2") return editKeys[key];
  const column = view.columns[focus.column]?.id;
  return editedFields.find((field) => field === column) ?? "name";
}

function pinVerb({ words }: ExecutionRowView): RowVerb {
  return words.split(" ").includes("pinned") ? "unpin" : "pin";
}

/**
 * On a head: Enter sorts, Shift+Enter adds, Alt+arrows move, Alt+Shift+arrows resize, P pins, Delete hides, Shift+F10 opens
 * its menu.
 */
function headKey(event: KeyboardEvent, context: TableContext): boolean {
  const { focus, view, send } = context;
  const column = view.columns[focus.column];
  if (column === undefined) return false;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step !== undefined && event.altKey) {
    if (event.shiftKey) sendSome(context, resized(context, focus.column, column.width + 16 * step));
    else moveHead(context, focus.column + step);
    return true;
  }
  if (isMenuKey(event)) {
    context.openHead(focus.column);
    return true;
  }
  switch (event.key) {
    case "Enter":
      send({ type: "sort", column: column.id, add: event.shiftKey });
      return true;
    case "p":
      sendSome(context, pinned(context, focus.column));
      return true;
    case "Delete":
      sendSome(context, hidden(context, focus.column));
      return true;
    default:
      return false;
  }
}

/** The focus goes with the column. */
function moveHead(context: TableContext, to: number): void {
  const { focus } = context;
  const change = moved(context, focus.column, to);
  if (change === null) return;
  context.send(change);
  context.focusCell({ ...focus, column: to });
}

function sendSome({ send }: TableContext, intent: TableIntent | null): void {
  if (intent !== null) send(intent);
}

/** Whether a key opens the menu of what has the focus. */
function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === "ContextMenu" || (key === "F10" && shiftKey);
}
