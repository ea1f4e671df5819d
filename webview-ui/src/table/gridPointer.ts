import type { RowVerb } from "../../../src/shared/table/tableMessages";
import { columnWidths } from "../../../src/shared/table/tableView";
import { editedField } from "./cellEditor";
import { moved, resized, type ColumnWidth } from "./columnMoves";
import type { TableContext } from "./tableContext";

/** What links in cells open, by their `data-act`. */
const linkVerbs: Readonly<Record<string, RowVerb>> = {
  open: "openDetails",
  commit: "openCommit",
  changes: "openChanges",
};

/** What the mouse does in the grid. */
export class GridPointer {
  private dragged: number | null = null;
  /** A head that was made wider must not sort too. */
  private quiet = false;
  private pulled = false;

  /** @param widen shows a column at another width while it is pulled; null: as it is. */
  constructor(
    private readonly context: () => TableContext | null,
    private readonly widen: (width: ColumnWidth | null) => void,
  ) {}

  /** Whether a column is being made wider. */
  get isPulling(): boolean {
    return this.pulled;
  }

  readonly click = (event: MouseEvent): void => {
    const context = this.context();
    const target = event.target as HTMLElement;
    if (context === null || target.closest(".row-actions") !== null) return;
    if (target.closest("[data-act=tick-all]") !== null) toggleAll(context);
    else if (target.closest("[data-head]") !== null) this.pressHead(context, target, event.shiftKey);
    else pressRow(context, target, event);
  };

  readonly doubleClick = (event: MouseEvent): void => {
    const context = this.context();
    const target = event.target as HTMLElement;
    if (context === null || target.closest(".row-actions, [data-act]") !== null) return;
    const row = context.rowAt(numberOf(target.closest("[data-row]"), "row"));
    if (row?.kind !== "execution") return;
    const field = editedField(columnOf(target) ?? "");
    if (field === null) context.send({ type: "row", verb: "openDetails", key: row.key });
    else context.rowEdit.begin(row, field);
  };

  readonly down = (event: PointerEvent): void => {
    const context = this.context();
    const edge = (event.target as HTMLElement).closest<HTMLElement>("[data-edge]");
    if (context === null || edge === null) return;
    event.preventDefault();
    const index = numberOf(edge, "edge");
    const column = context.view.columns[index];
    if (column === undefined) return;
    this.quiet = true;
    edge.setPointerCapture(event.pointerId);
    const widthAt = ({ clientX }: PointerEvent): number =>
      Math.min(columnWidths.most, Math.max(columnWidths.least, column.width + clientX - event.clientX));
    const pull = (move: PointerEvent): void => this.widen({ id: column.id, width: widthAt(move) });
    this.pulled = true;
    edge.addEventListener("pointermove", pull);
    const end = (width: number | null): void => {
      this.pulled = false;
      edge.removeEventListener("pointermove", pull);
      const change = width === null ? null : resized(context, index, width);
      if (change === null) this.widen(null);
      else context.send(change);
    };
    edge.addEventListener("pointerup", (up) => end(widthAt(up)), { once: true });
    edge.addEventListener("pointercancel", () => end(null), { once: true });
  };

  readonly dragStart = (event: DragEvent): void => {
    const head = (event.target as HTMLElement).closest("[data-head]");
    this.dragged = head === null ? null : numberOf(head, "head");
  };

  readonly dragOver = (event: DragEvent): void => {
    if (this.dragged !== null && (event.target as HTMLElement).closest("[data-head]") !== null)
      event.preventDefault();
  };

  readonly drop = (event: DragEvent): void => {
    const context = this.context();
    const head = (event.target as HTMLElement).closest("[data-head]");
    const change =
      context !== null && head !== null && this.dragged !== null
        ? moved(context, this.dragged, numberOf(head, "head"))
        : null;
    if (change !== null) context?.send(change);
    this.dragged = null;
  };

  /** The menu of a head; elsewhere it is not ours. */
  readonly contextMenu = (event: MouseEvent): void => {
    const context = this.context();
    const head = (event.target as HTMLElement).closest("[data-head]");
    if (context === null || head === null) return;
    event.preventDefault();
    event.stopPropagation();
    const column = numberOf(head, "head");
    context.focusCell({ row: -1, column });
    context.openHead(column);
  };

  private pressHead(context: TableContext, target: HTMLElement, add: boolean): void {
    const index = numberOf(target.closest("[data-head]"), "head");
    const column = context.view.columns[index];
    const { quiet } = this;
    this.quiet = false;
    if (quiet || target.closest("[data-edge]") !== null || column === undefined) return;
    context.focusCell({ row: -1, column: index });
    context.send({ type: "sort", column: column.id, add });
  }
}

function toggleAll({ view, send }: TableContext): void {
  send(view.selection === null ? { type: "selectAll" } : { type: "clearSelection" });
}

function pressRow(context: TableContext, target: HTMLElement, event: MouseEvent): void {
  const index = numberOf(target.closest("[data-row]"), "row");
  const row = context.rowAt(index);
  if (row === undefined) return;
  const id = columnOf(target);
  const column = context.view.columns.findIndex((each) => each.id === id);
  const isTick = target.closest("[data-act=tick]") !== null;
  if (event.shiftKey) {
    context.extend(index, isTick || event.ctrlKey || event.metaKey);
    return;
  }
  context.focusCell({ row: index, column: Math.max(0, column) });
  if (row.kind === "group" && target.closest("[data-act=fold]") !== null)
    context.send({ type: "fold", key: row.key, open: !row.open });
  else if (event.ctrlKey || event.metaKey || isTick) context.tick(index);
  else open(context, target, row.key);
}

/** Opens what a link within a row leads to. */
function open(context: TableContext, target: HTMLElement, key: string): void {
  const act = target.closest<HTMLElement>("[data-act]")?.dataset["act"] ?? "";
  const verb = linkVerbs[act];
  if (verb !== undefined) context.send({ type: "row", verb, key });
}

function columnOf(target: HTMLElement): string | undefined {
  return target.closest<HTMLElement>("[data-column]")?.dataset["column"];
}

function numberOf(element: Element | null, name: string): number {
  return Number((element as HTMLElement | null)?.dataset[name] ?? NaN);
}
