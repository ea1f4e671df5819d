/** The room that parts have beside each other; all lengths in pixels. */
export interface Room {
  readonly width: number;
  readonly lines: number;
  readonly gap: number;
  /** What the link to those that are left out takes. */
  readonly link: number;
}

/**
 * Which of the parts can be shown, in their order: as many as stand in the lines, and the link after them where some
 * are left out. A part that is wider than a line is left out.
 * @param leftOut whether others are left out anyway.
 */
export function fitInLines(widths: readonly number[], room: Room, leftOut: boolean): number[] {
  const fitting = [...widths.keys()].filter((index) => (widths[index] ?? 0) <= room.width);
  for (let count = fitting.length; count > 0; count -= 1) {
    const shown = fitting.slice(0, count);
    const link = leftOut || count < widths.length ? [room.link] : [];
    if (linesOf([...shown.map((index) => widths[index] ?? 0), ...link], room) <= room.lines) return shown;
  }
  return [];
}

function linesOf(widths: readonly number[], { width, gap }: Room): number {
  let lines = 1;
  let end = 0;
  for (const part of widths) {
    const start = end === 0 ? 0 : end + gap;
    const wraps = start > 0 && start + part > width;
    if (wraps) lines += 1;
    end = wraps ? part : start + part;
  }
  return lines;
}
