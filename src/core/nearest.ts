/** The candidate that is closest to a mistyped word, or null when none is near (at most a third of its letters differ). */
export function nearestOf(word: string, candidates: readonly string[]): string | null {
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (
      distance <= Math.max(1, Math.ceil(candidate.length / 3)) &&
      (best === null || distance < best.distance)
    )
      best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

/** Optimal string alignment distance: letters changed, added, left out, or two neighbours swapped. */
function editDistance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const candidates = [at(row - 1, column - 1) + same, at(row - 1, column) + 1, at(row, column - 1) + 1];
      current.push(Math.min(...candidates, swapped ? at(row - 2, column - 2) + 1 : Infinity));
    }
  }
  return at(one.length, other.length);
}
