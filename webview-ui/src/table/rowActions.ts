import { html, type TemplateResult } from "lit";
import type { ExecutionRowView } from "../../../src/shared/table/tableView";
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
export function menuContext({ view }: TableContext, row: ExecutionRowView): string {
  return JSON.stringify({
    preventDefaultContextMenuItems: true,
    viewItem: row.words,
    listMultiSelection: row.selected && (view.selection?.count ?? 0) > 1,
    workspace: row.workspace,
    id: row.id,
  });
}

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
