import type { TableContext } from "./tableContext";

/** Keys that work wherever the focus is: "/" the query, Ctrl+G a row's number, Escape out of what one is in. */
export function pageKey(event: KeyboardEvent, context: TableContext): void {
  const target = event.target as HTMLElement;
  const to = focusAfter(event, target);
  if (to !== null) focusOn(event, to);
  else if (event.key === "Escape") escape(target, context);
}

/** What gets the focus; null: it stays. */
function focusAfter({ key, ctrlKey, metaKey }: KeyboardEvent, target: HTMLElement): string | null {
  if (key === "/" && !(target instanceof HTMLInputElement)) return "#query";
  if (key.toLowerCase() === "g" && (ctrlKey || metaKey)) return "#go-to";
  const fromBox =
    (key === "ArrowDown" && target.id === "query") || (key === "Enter" && target.id === "go-to");
  return fromBox ? ".scroll" : null;
}

function focusOn(event: KeyboardEvent, selector: string): void {
  event.preventDefault();
  // VS Code has a use of its own for some of them, such as Ctrl+G.
  event.stopPropagation();
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  // Another number takes the place of the one before.
  if (element instanceof HTMLInputElement) element.select();
}

/** First the list that is open, then the selection, then the query. */
function escape(target: HTMLElement, context: TableContext): void {
  if (context.menu !== null) context.closeMenu();
  else if (target.id === "go-to") document.querySelector<HTMLElement>(".scroll")?.focus();
  else if (context.view.selection !== null && target.id !== "query") context.send({ type: "clearSelection" });
  else if (context.draft !== "") context.type("");
  else document.querySelector<HTMLElement>(".scroll")?.focus();
}
