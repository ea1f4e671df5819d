/** Opens the menu that stands behind a button, above it, with its first item in focus. */
export function openMore(event: Event): void {
  const button = event.currentTarget as HTMLElement;
  const menu = button.nextElementSibling as HTMLElement;
  const { left, top } = button.getBoundingClientRect();
  menu.showPopover();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(left, document.documentElement.clientWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, top - height - 4)}px`;
  menu.querySelector<HTMLElement>(".item")?.focus();
}

/** Closes the menu that an event came from; the focus goes back to its button. */
export function closeMore(event: Event): void {
  (event.currentTarget as HTMLElement).closest<HTMLElement>("[popover]")?.hidePopover();
}

/** The arrows walk through the menu, Home and End to its ends; Escape is the browser's. */
export function moreKey(event: KeyboardEvent): void {
  event.stopPropagation();
  const items = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>(".item")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const places: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: items.length - 1,
  };
  const place = places[event.key];
  if (place === undefined) {
    if (event.key === "Tab") closeMore(event);
    return;
  }
  event.preventDefault();
  items.at(place % items.length)?.focus();
}
