/** A text on one line; of a long one the beginning and the end, between which it is cut. @param longest in letters. */
export function shortLine(text: string, longest: number): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  if (line.length <= longest) return line;
  const end = Math.floor((longest - 1) / 2);
  return `${line.slice(0, longest - 1 - end)}…${line.slice(line.length - end)}`;
}
