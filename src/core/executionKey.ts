/** The letters by which a page names its executions: A, B, … Z, AA, AB, … @param index from 0. */
export function executionKey(index: number): string {
  const letter = String.fromCharCode("A".charCodeAt(0) + (index % 26));
  return index < 26 ? letter : executionKey(Math.floor(index / 26) - 1) + letter;
}
