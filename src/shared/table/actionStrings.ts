import type { EditedField } from "./tableMessages";
import type { SelectionVerb } from "./tableView";

/** The words of what one does on the Executions page, in the user's language. */
export interface ActionStrings {
  readonly verbs: Readonly<Record<SelectionVerb, string>>;
  readonly details: string;
  readonly logs: string;
  readonly more: string;
  readonly moreOnSelection: string;
  readonly exportAll: string;
  readonly copyQueryLink: string;
  readonly edit: Readonly<Record<EditedField, string>>;
}
