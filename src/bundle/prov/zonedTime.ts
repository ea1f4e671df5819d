const zoned =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)$/;

/** Whether a text is an xs:dateTime with a zone (XML Schema part 2, 3.2.7). */
export function isZonedTime(text: string): boolean {
  const [, year, month, day] = (zoned.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** A time as xs:dateTime in UTC with milliseconds, or null when the text is none or has no zone. */
export function zonedTime(text: string | undefined): string | null {
  if (text === undefined || !isZonedTime(text)) return null;
  const time = new Date(text).toISOString();
  return isZonedTime(time) ? time : null;
}

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
