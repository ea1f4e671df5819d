/** What a filter shows: lines in which something is found, so many around each, and those that one opened. */
export interface ShownByFilter {
  readonly context: number;
  readonly opened: readonly { readonly line: number; readonly count: number }[];
}

/**
 * The numbers of the lines that a filter shows, from one to another, rising, each once.
 * @param found lines in which something is found, rising.
 */
export function* shownLines(
  found: Iterable<number>,
  { context, opened }: ShownByFilter,
  from: number,
  to: number,
): Generator<number, void> {
  const others = opened
    .flatMap(({ line, count }) => Array.from({ length: count }, (_, index) => line + index))
    .sort((one, other) => one - other)
    [Symbol.iterator]();
  let next = from;
  let other = others.next();
  function* upTo(until: number): Generator<number, void> {
    for (; other.done !== true && other.value < until; other = others.next())
      if (other.value >= next) {
        yield other.value;
        next = other.value + 1;
      }
  }
  for (const line of found) {
    if (line - context > to) break;
    yield* upTo(Math.min(line - context, to + 1));
    for (next = Math.max(next, line - context); next <= Math.min(to, line + context); next += 1) yield next;
  }
  yield* upTo(to + 1);
}
