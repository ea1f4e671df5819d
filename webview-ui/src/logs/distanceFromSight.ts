import { rowId } from "./rowView";

/** How far a line lies above (below 0) or below what is seen, CSS pixels; 0 while it is seen, null where it is not drawn. */
export function distanceFromSight(line: number): number | null {
  const element = document.getElementById(rowId(line));
  const scroller = element?.closest("#lines") ?? null;
  if (element === null || scroller === null) return null;
  const [own, seen] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()];
  if (own.top < seen.top) return own.top - seen.top;
  return Math.max(0, own.bottom - seen.bottom);
}
