/**
 * The longest time between two signs of life of a run, its begin and its end among them, in ms.
 * @param printed when it printed, in order; read once.
 * @param said when it said something, in order.
 */
export function longestSilence(
  begin: number,
  end: number,
  printed: Iterable<number>,
  said: readonly number[],
): number {
  let [last, longest, next] = [begin, 0, 0];
  const hear = (at: number): void => {
    longest = Math.max(longest, Math.min(at, end) - last);
    last = Math.max(last, at);
  };
  for (const at of printed) {
    for (let time = said[next]; time !== undefined && time <= at; time = said[next]) {
      hear(time);
      next += 1;
    }
    hear(at);
  }
  for (const time of said.slice(next)) hear(time);
  hear(end);
  return longest;
}
