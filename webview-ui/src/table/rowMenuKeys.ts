import { askForMenu } from "./rowActions";
import { cellId } from "./rowCells";
import type { TableContext } from "./tableContext";

/** Shift+F10 and the menu key open the menu of the row with the focus. @returns whether it was one of them. */
export function menuKey(event: KeyboardEvent, { focus, focusedRow }: TableContext): boolean {
  const isMenuKey = event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);
  if (!isMenuKey || focusedRow()?.kind !== "execution") return false;
  const cell = document.getElementById(cellId(focus.row, focus.column));
  if (cell !== null) askForMenu(cell);
  return true;
}

/**
 * The browser asks for a menu of what has the focus when such a key is let go or pressed, whichever the system does: that
 * is all rows together. Their own menu was opened by the key itself.
 */
export function quietMenu(event: MouseEvent): void {
  if (event.isTrusted && event.target === event.currentTarget) event.preventDefault();
}
