/**
 * The arrows choose among the buttons of a radio group, around its ends; the focus goes along.
 * @param event a key within the group. @param choose takes the place of the button from 0.
 */
export function radioKey(event: KeyboardEvent, choose: (place: number) => void): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("[role=radio]")];
  const at = buttons.indexOf(event.target as HTMLElement);
  if (step === undefined || at < 0) return;
  event.preventDefault();
  const next = (at + step + buttons.length) % buttons.length;
  buttons[next]?.focus();
  choose(next);
}
