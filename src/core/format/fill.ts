/** A sentence with a count at `{0}`: `one` is told of a single thing, `several` of any other number of them. */
export function fillCount(
  one: string,
  several: string,
  count: number,
  ...values: readonly (string | number)[]
): string {
  return fill(count === 1 ? one : several, count, ...values);
}

/** Puts values into the places `{0}`, `{1}`… of a sentence that the host translated. */
export function fill(sentence: string, ...values: readonly (string | number)[]): string {
  return sentence.replaceAll(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}
