/** Opens the menu that stands behind a button, above it, with its first item in focus. */
export function openMore(event: Event): void {
  open(event.currentTarget as HTMLElement, (button, height) => button.top - height - 4);
}

/** The same below the button. */
export function openBelow(event: Event): void {
  open(event.currentTarget as HTMLElement, (button) => button.bottom + 2);
}

/** @param topOf where the menu begins, by where its button is and how high it is itself, in CSS pixels. */
function open(button: HTMLElement, topOf: (button: DOMRect, height: number) => number): void {
  const menu = button.nextElementSibling as HTMLElement;
  const place = button.getBoundingClientRect();
  menu.showPopover();
  const { width, height } = menu.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const within = (start: number, room: number): string => `${Math.max(4, Math.min(start, room - 4))}px`;
  menu.style.left = within(place.left, clientWidth - width);
  menu.style.top = within(topOf(place, height), clientHeight - height);
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
