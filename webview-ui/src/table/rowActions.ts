import { html, type TemplateResult } from "lit";
import {
  selectionVerbs,
  type ExecutionRowView,
  type SelectionVerb,
  type SelectionView,
} from "../../../src/shared/table/tableView";
import { iconButton } from "../details/controls";
import type { TableContext } from "./tableContext";

/** What can be done with a row, at the end of its name: the two that are wanted most, and the menu with all. */
export function rowActions(
  { strings, send }: TableContext,
  { key, words }: ExecutionRowView,
): TemplateResult {
  const { actions } = strings;
  const verb = words.split(" ").includes("stoppable") ? "stop" : "rerun";
  return html`<span class="row-actions">
    ${iconButton("info", actions.details, () => send({ type: "row", verb: "openDetails", key }))}
    ${iconButton(`debug-${verb}`, actions.verbs[verb], () => send({ type: "row", verb, key }))}
    <span @click=${openMenu}>${iconButton("ellipsis", actions.more, () => undefined)}</span>
  </span>`;
}

/**
 * What VS Code's own menu is told of a row, as `data-vscode-context`: the menus of the tree stand on the same words. Of a
 * row among several selected ones the menu means all of them.
 */
export function menuContext({ view: { selection } }: TableContext, row: ExecutionRowView): string {
  const several = row.selected && selection !== null && selection.count > 1 ? selection : null;
  return JSON.stringify({
    preventDefaultContextMenuItems: true,
    viewItem: row.words,
    listMultiSelection: several !== null,
    // Told in any case: what is selected in the tree would stand for it.
    "executions.selected": several === null ? "" : wordsOf(several),
    workspace: row.workspace,
    id: row.id,
  });
}

/** What can be done with at least one of the selected executions, in the words of a row. */
function wordsOf({ actions }: SelectionView): string {
  return selectionVerbs.flatMap((verb) => (actions[verb].eligible > 0 ? (wordOf[verb] ?? []) : [])).join(" ");
}

const wordOf: Readonly<Partial<Record<SelectionVerb, string>>> = {
  stop: "stoppable",
  retry: "retryable",
  recover: "recoverable",
  delete: "deletable",
  archive: "ended",
  unarchive: "archived",
};

/** The same menu by the button: as if it was pressed with the other button of the mouse. */
function openMenu(event: MouseEvent): void {
  event.stopPropagation();
  askForMenu(event.currentTarget as HTMLElement);
}

/** Asks VS Code for the menu of an element, at its lower left. */
export function askForMenu(element: HTMLElement): void {
  const { left, bottom } = element.getBoundingClientRect();
  element.dispatchEvent(
    new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: left, clientY: bottom }),
  );
}
