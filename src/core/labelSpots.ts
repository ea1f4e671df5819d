/** A place in a picture, pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * Where what curves are called stands: beside their ends, so far apart that each can be read, and above `lowest` where
 * they all find room there.
 * @param room `distance` from one line of text to the next, `width` of a label, all in pixels.
 */
export function labelSpots(
  ends: readonly (Spot | null)[],
  room: { readonly lowest: number; readonly distance: number; readonly width: number },
): readonly (Spot | null)[] {
  const { lowest, distance, width } = room;
  const ordered = ends.filter((end) => end !== null).sort((one, other) => one.y - other.y);
  const isNear = (one: Spot, other: Spot): boolean => Math.abs(one.x - other.x) < width;
  const spots = new Map<Spot, Spot>();
  const placeAll = (all: readonly Spot[], yOf: (end: Spot, beside: Spot | undefined) => number): void => {
    for (const [index, end] of all.entries()) {
      const before = all.slice(0, index).findLast((other) => isNear(other, end));
      spots.set(end, { x: end.x + 9, y: yOf(end, before && spots.get(before)) });
    }
  };
  placeAll(ordered, (end, above) => Math.max(end.y + 4, (above?.y ?? -Infinity) + distance));
  const hasRoom = ordered.length * distance < lowest;
  if (hasRoom)
    placeAll(ordered.toReversed(), (end, below) =>
      Math.min(spots.get(end)?.y ?? end.y, below === undefined ? lowest : below.y - distance),
    );
  return ends.map((end) => (end === null ? null : (spots.get(end) ?? null)));
}
