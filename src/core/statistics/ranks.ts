/** From 1; equal values share the mean of theirs. */
export function ranksOf(values: readonly number[]): number[] {
  const order = values
    .map((value, index) => ({ value, index }))
    .sort((one, other) => one.value - other.value);
  const ranks = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (order[end]?.value === order[start]?.value && end < order.length) end += 1;
    for (let place = start; place < end; place += 1) {
      const index = order[place]?.index;
      if (index !== undefined) ranks[index] = (start + 1 + end) / 2;
    }
    start = end;
  }
  return ranks;
}

/**
 * How surely two series of numbers rise together: Spearman's rank correlation, from -1 (one falls as the other rises) to 1;
 * 0 where either stays the same.
 * @param others as many as there are values.
 */
export function rankCorrelation(values: readonly number[], others: readonly number[]): number {
  const [one, other] = [ranksOf(values), ranksOf(others)];
  const middle = (values.length + 1) / 2;
  let [both, own, its] = [0, 0, 0];
  for (const [index, rank] of one.entries()) {
    const [left, right] = [rank - middle, (other[index] ?? middle) - middle];
    both += left * right;
    own += left ** 2;
    its += right ** 2;
  }
  return own === 0 || its === 0 ? 0 : both / Math.sqrt(own * its);
}
