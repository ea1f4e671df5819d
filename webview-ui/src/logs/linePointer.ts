import { rowHeight } from "./linePlace";
import type { LogsMoves } from "./logsMoves";

/** Wheel and presses on the lines. */
export class LinePointer {
  private lastTouch: number | null = null;

  constructor(
    private readonly page: HTMLElement,
    private readonly moves: LogsMoves,
  ) {}

  listen(): void {
    const { page, moves } = this;
    page.addEventListener(
      "wheel",
      (event) => {
        if (event.ctrlKey || !isInLines(event)) return;
        event.preventDefault();
        moves.scroll(event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowHeight : 1));
      },
      { passive: false },
    );
    page.addEventListener("click", (event) => {
      const line = lineUnder(event);
      if (line === null || (window.getSelection()?.toString() ?? "") !== "") return;
      moves.lines.moveTo(line, event.shiftKey);
      moves.scroll(0);
    });
    page.addEventListener("pointerdown", (event) => {
      // With Shift lines are selected, not their text.
      if (event.shiftKey && lineUnder(event) !== null) event.preventDefault();
    });
    page.addEventListener("touchmove", (event) => this.touch(event), { passive: true });
    page.addEventListener("touchend", () => (this.lastTouch = null));
  }

  private touch(event: TouchEvent): void {
    const at = event.touches[0]?.clientY ?? null;
    if (at !== null && this.lastTouch !== null && isInLines(event)) this.moves.scroll(this.lastTouch - at);
    this.lastTouch = at;
  }
}

function isInLines(event: Event): boolean {
  return event.target instanceof Element && event.target.closest("#lines, .ruler") !== null;
}

function lineUnder(event: MouseEvent): number | null {
  if (!(event.target instanceof Element) || event.target.closest("a, button") !== null) return null;
  const line = event.target.closest<HTMLElement>("[data-line]")?.dataset["line"];
  return line === undefined ? null : Number(line);
}
