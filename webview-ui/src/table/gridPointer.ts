import { editedField } from "./cellEditor";
import { moved, resized } from "./columnMoves";
import type { TableContext } from "./tableContext";

/** What the mouse does in the grid. */
export class GridPointer {
  private dragged: number | null = null;
  /** A head that was made wider must not sort too. */
  private quiet = false;

  constructor(private readonly context: () => TableContext | null) {}

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
    edge.addEventListener(
      "pointerup",
      (end) => {
        const change = resized(context, index, column.width + end.clientX - event.clientX);
        if (change !== null) context.send(change);
      },
      { once: true },
    );
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
  if (event.shiftKey) {
    context.extend(index);
    return;
  }
  context.focusCell({ row: index, column: Math.max(0, column) });
  if (target.closest("[data-act=fold]") !== null) context.send({ type: "fold", key: row.key });
  else if (event.ctrlKey || event.metaKey || target.closest("[data-act=tick]") !== null) context.tick(index);
  else if (target.closest("[data-act=open]") !== null)
    context.send({ type: "row", verb: "openDetails", key: row.key });
}

function columnOf(target: HTMLElement): string | undefined {
  return target.closest<HTMLElement>("[data-column]")?.dataset["column"];
}

function numberOf(element: Element | null, name: string): number {
  return Number((element as HTMLElement | null)?.dataset[name] ?? NaN);
}
