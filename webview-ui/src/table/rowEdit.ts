import type { EditedField, TableIntent } from "../../../src/shared/table/tableMessages";
import type { ExecutionRowView, TableRowView, TableView } from "../../../src/shared/table/tableView";
import { editedText, isEditable, type OpenEdit } from "./cellEditor";

interface EditedPage {
  readonly view: TableView | null;
  readonly send: (intent: TableIntent) => void;
  /** The cell that is edited is another one, or holds another text. */
  readonly show: (edit: OpenEdit | null) => void;
  /** The grid gets the focus back. */
  readonly focusGrid: () => void;
}

const commands = { name: "editName", note: "editNote", tags: "editTags" } as const;

/** Editing name, note and tags within a row. What is typed stays while rows come and go around it. */
export class RowEdit {
  private edit: OpenEdit | null = null;
  private focusDue = false;

  constructor(private readonly page: () => EditedPage) {}

  /**
   * Begins in the cell of the row; where its column is not shown, the row is not alone, or a note has several lines, VS Code
   * itself asks.
   */
  begin(row: TableRowView | undefined, field: EditedField): void {
    const { view, send } = this.page();
    if (row?.kind !== "execution" || view === null) return;
    const column = view.columns.findIndex(({ id }) => id === field);
    const before = editedText(row.cells[column]);
    if (column < 0 || !isEditable(row) || isOneOfSeveral(view, row, field) || before.includes("\n")) {
      send({ type: "row", verb: commands[field], key: row.key });
      return;
    }
    this.focusDue = true;
    this.set({ key: row.key, field, before, text: before });
  }

  type(text: string): void {
    if (this.edit !== null) this.set({ ...this.edit, text });
  }

  /** The box lost the focus: to elsewhere, or because its row was drawn at another place. */
  leave(): void {
    setTimeout(() => {
      if (document.activeElement?.classList.contains("cell-edit") !== true) this.end(true, false);
    });
  }

  end(keep: boolean, back = true): void {
    const { edit } = this;
    if (edit === null) return;
    this.set(null);
    const { key, field, before, text } = edit;
    if (keep && text !== before) this.page().send({ type: "annotate", key, field, text });
    if (back) this.page().focusGrid();
  }

  /**
   * After it was drawn: the box has the focus, at the beginning with all its text selected. It takes the focus back where
   * drawing it at another place took it away, not from where the user went.
   */
  focus(page: HTMLElement): void {
    if (this.edit === null) return;
    const box = page.querySelector<HTMLInputElement>(".cell-edit");
    if (box === null || document.activeElement === box) return;
    if (!this.focusDue && document.activeElement !== document.body) return;
    box.focus();
    if (this.focusDue) box.select();
    this.focusDue = false;
  }

  private set(edit: OpenEdit | null): void {
    this.edit = edit;
    this.page().show(edit);
  }
}

/** Tags are given to all selected rows at once. */
function isOneOfSeveral({ selection }: TableView, row: ExecutionRowView, field: EditedField): boolean {
  return field === "tags" && row.selected && (selection?.count ?? 0) > 1;
}
