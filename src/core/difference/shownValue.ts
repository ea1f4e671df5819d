const maximumLength = 60;

/** A value in one short line. */
export function shownValue(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
  return line.length > maximumLength ? `${line.slice(0, maximumLength)}…` : line;
}

/** `1.5 → 1.7` */
export function shownChange(before: string, after: string): string {
  return `${shownValue(before)} → ${shownValue(after)}`;
}
