/** Which of two texts sorts first, by code units: as a comparator returns it. Ids and ISO times sort in time so. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
