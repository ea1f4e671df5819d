/** A number with its sign before it, also where that is a plus. @param sizeText writes a number that is not negative. */
export function signedText(value: number, sizeText: (size: number) => string): string {
  return `${value < 0 ? "−" : "+"}${sizeText(Math.abs(value))}`;
}
