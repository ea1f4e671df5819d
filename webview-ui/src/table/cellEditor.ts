import { html, type TemplateResult } from "lit";
import type { EditedField } from "../../../src/shared/table/tableMessages";
import type { CellView, ExecutionRowView } from "../../../src/shared/table/tableView";
import type { TableContext } from "./tableContext";

/** A cell of a row that is being edited. */
export interface OpenEdit {
  readonly key: string;
  readonly field: EditedField;
  /** What it was at the beginning, and what was typed. */
  readonly before: string;
  readonly text: string;
}

const fields: readonly EditedField[] = ["name", "note", "tags"];

/** The field that a column edits; null: it shows what was recorded, which nobody changes. */
export function editedField(column: string): EditedField | null {
  return fields.find((field) => field === column) ?? null;
}

/** What a cell holds, as it is typed. */
export function editedText(cell: CellView | undefined): string {
  switch (cell?.kind) {
    case "name":
      return cell.name ?? "";
    case "tags":
      return cell.tags.join(", ");
    case "text":
      return cell.text;
    default:
      return "";
  }
}

/** Whether what the user says of an execution can be changed: of an archived one it cannot. */
export function isEditable({ words }: ExecutionRowView): boolean {
  return !words.split(" ").includes("archived");
}

/** The box in place of a cell's text. Enter keeps what was typed, as does going elsewhere; Escape does not. */
export function cellEditor(context: TableContext, edit: OpenEdit): TemplateResult {
  return html`<input
    class="cell-edit"
    type="text"
    aria-label=${context.strings.actions.edit[edit.field]}
    .value=${edit.text}
    @input=${(event: InputEvent) => context.rowEdit.type((event.target as HTMLInputElement).value)}
    @keydown=${(event: KeyboardEvent) => editKey(event, context)}
    @blur=${() => context.rowEdit.leave()}
    @dblclick=${(event: Event) => event.stopPropagation()}
    @click=${(event: Event) => event.stopPropagation()}
  />`;
}

function editKey(event: KeyboardEvent, context: TableContext): void {
  event.stopPropagation();
  if (event.key !== "Enter" && event.key !== "Escape") return;
  // The Enter that ends what an input method composes keeps nothing yet.
  if (event.isComposing) return;
  event.preventDefault();
  context.rowEdit.end(event.key === "Enter");
}
