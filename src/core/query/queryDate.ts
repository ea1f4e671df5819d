/** A span of time, half open: from the first millisecond to the one after the last. */
export interface TimeSpan {
  readonly from: number;
  readonly until: number;
}

const calendar = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;
const latest = /^last\s+(\d{1,4})\s+(hour|day|week|month|year)s?$/;

/**
 * What a date says: a day, month or year in local time, an ISO 8601 date-time as it is, "today", "yesterday",
 * "this month", "last 7 days".
 * @returns null when it is none of these, or no day of the calendar.
 */
export function parseQueryDate(text: string, now: Date): TimeSpan | null {
  const word = text.toLowerCase();
  if (word === "today") return daySpan(now, 0);
  if (word === "yesterday") return daySpan(now, -1);
  if (word === "this month") return monthSpan(now);
  const last = latest.exec(word);
  if (last !== null) return lastSpan(Number(last[1]), last[2] ?? "", now);
  if (instant.test(text)) return instantSpan(text);
  return calendarSpan(text);
}

const calendarOfCheck = new Date(2000, 0, 1);

/** Whether a date is one at all, whatever day it is. */
export function isQueryDate(text: string): boolean {
  return parseQueryDate(text, calendarOfCheck) !== null;
}

/** Whether no day could be in a range; a day of the calendar and a word such as "today" are not compared. */
export function isReversed(first: string, last: string): boolean {
  const isFixed = (text: string): boolean => /^\d/.test(text);
  const [begin, end] = [parseQueryDate(first, calendarOfCheck), parseQueryDate(last, calendarOfCheck)];
  return isFixed(first) === isFixed(last) && begin !== null && end !== null && begin.from >= end.until;
}

function daySpan(now: Date, offset: number): TimeSpan {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate() + offset];
  return { from: new Date(year, month, day).getTime(), until: new Date(year, month, day + 1).getTime() };
}

function monthSpan(now: Date): TimeSpan {
  const [year, month] = [now.getFullYear(), now.getMonth()];
  return between(new Date(year, month, 1), new Date(year, month + 1, 1));
}

/** Whole days up to today's end; hours to the minute. */
function lastSpan(count: number, unit: string, now: Date): TimeSpan {
  const until = daySpan(now, 0).until;
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  const begins: Readonly<Record<string, () => Date>> = {
    hour: () => new Date(now.getTime() - count * 3_600_000),
    day: () => new Date(year, month, day - count + 1),
    week: () => new Date(year, month, day - 7 * count + 1),
    month: () => new Date(year, month - count, day + 1),
    year: () => new Date(year - count, month, day + 1),
  };
  return { from: begins[unit]?.().getTime() ?? until, until };
}

function instantSpan(text: string): TimeSpan | null {
  const from = new Date(text).getTime();
  return Number.isNaN(from) ? null : { from, until: from + 1 };
}

function calendarSpan(text: string): TimeSpan | null {
  const found = calendar.exec(text);
  if (found === null) return null;
  const year = Number(found[1]);
  if (found[2] === undefined) return between(new Date(year, 0, 1), new Date(year + 1, 0, 1));
  const month = Number(found[2]) - 1;
  if (month < 0 || month > 11) return null;
  if (found[3] === undefined) return between(new Date(year, month, 1), new Date(year, month + 1, 1));
  const day = Number(found[3]);
  const from = new Date(year, month, day);
  return from.getDate() === day ? between(from, new Date(year, month, day + 1)) : null;
}

function between(from: Date, until: Date): TimeSpan {
  return { from: from.getTime(), until: until.getTime() };
}
