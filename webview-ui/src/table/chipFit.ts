import type { ChipView } from "../../../src/shared/table/tableView";
import type { ChipField } from "./tableContext";

/** A chip as it stands in its line. */
export interface PlacedChip {
  readonly field: ChipField;
  /** Whether it filters: such a chip is always shown. */
  readonly isOn: boolean;
  /** CSS pixels. */
  readonly width: number;
}

const gap = 4;
/** Width of the button behind which the others are found, CSS pixels. */
const moreWidth = 26;

/** The chips that do not fit in a line and filter nothing. @param room of the line, CSS pixels. */
export function chipsBeyond(chips: readonly PlacedChip[], room: number): ChipField[] {
  const all = chips.reduce((sum, { width }) => sum + width + gap, -gap);
  if (all <= room) return [];
  let left = room - moreWidth;
  for (const { isOn, width } of chips) if (isOn) left -= width + gap;
  return chips.flatMap(({ field, isOn, width }) => {
    if (isOn) return [];
    left -= width + gap;
    return left < 0 ? [field] : [];
  });
}

/** Remembers how wide chips are while they are drawn, and tells which do not fit. */
export class ChipFit {
  private readonly widths = new Map<ChipField, number>();

  /** @param page that was drawn with these chips. */
  beyond(page: HTMLElement, chips: readonly ChipView[]): ChipField[] {
    const line = page.querySelector<HTMLElement>(".chips");
    if (line === null) return [];
    for (const { field } of chips) {
      const drawn = line.querySelector<HTMLElement>(`[data-chip="${field}"]`);
      if (drawn !== null) this.widths.set(field, drawn.offsetWidth);
    }
    const others = [...line.querySelectorAll<HTMLElement>(":scope > .arrange")];
    // Between them a stretch grows, with a gap at each side.
    const taken = others.reduce((sum, { offsetWidth }) => sum + offsetWidth + 2 * gap, 0);
    const placed = chips.map(({ field, values }) => ({
      field,
      isOn: values.length > 0,
      width: this.widths.get(field) ?? 0,
    }));
    return chipsBeyond(placed, line.clientWidth - taken);
  }
}
