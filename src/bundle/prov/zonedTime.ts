const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** A time as xs:dateTime in UTC with milliseconds, or null when the text is none or has no zone. */
export function zonedTime(text: string | undefined): string | null {
  if (text === undefined || !zoned.test(text)) return null;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return null;
  const time = new Date(milliseconds).toISOString();
  return zoned.test(time) && !time.startsWith("0000") ? time : null;
}
