import { formatDuration } from "../format/duration";
import type { Translate } from "../translate";
import type { CompletionPlace } from "./completionPlace";
import { countText, matching, rangeText } from "./completionText";
import { isReversed, parseQueryDate } from "./queryDate";
import { parseQueryDuration } from "./queryDuration";
import { statusWords } from "./queryStatus";
import { flags, keyedFields } from "./queryTree";
import type { KnownName } from "./knownNames";
import type { KnownValue } from "./knownValues";
import type { QueryVocabulary } from "./queryVocabulary";

/** A value as it would be typed without quotes, and what is told of it. */
interface ValueCompletion {
  readonly text: string;
  readonly detail: string;
}

type ValuePlace = Extract<CompletionPlace, { kind: "value" }>;

/** Values that may stand at a place of a query, the likeliest first. @param now for what words of dates mean. */
export function completeValue(
  place: ValuePlace,
  vocabulary: QueryVocabulary,
  now: Date,
  t: Translate,
): readonly ValueCompletion[] {
  const { field, typed } = place;
  switch (field) {
    case "status":
      return words(statusWords, vocabulary.values(field), typed, t);
    case "is":
      return words(flags, vocabulary.values(field), typed, t);
    case "duration":
      return durations(vocabulary, typed, t);
    case "date":
      return dates(typed, now, t).filter(
        ({ text }) => place.since === null || !isReversed(place.since, text),
      );
    default:
      return place.name === null
        ? counted(vocabulary.values(field), typed, t)
        : namedValues(nameOf(place, vocabulary), typed, t);
  }
}

/** Of a closed list; those that occur come first. */
function words(
  all: readonly string[],
  known: readonly KnownValue[],
  typed: string,
  t: Translate,
): ValueCompletion[] {
  const counts = new Map(known.map(({ value, count }) => [value, count]));
  const occurring = all.filter((word) => counts.has(word));
  const others = all.filter((word) => !counts.has(word));
  return matching([...occurring, ...others], typed, (word) => word).map((text) => ({
    text,
    detail: counts.has(text) ? countText(counts.get(text) ?? 0, t) : "",
  }));
}

function counted(known: readonly KnownValue[], typed: string, t: Translate): ValueCompletion[] {
  return matching(known, typed, ({ value }) => value).map(({ value, count }) => ({
    text: value,
    detail: countText(count, t),
  }));
}

function nameOf({ field, name }: ValuePlace, vocabulary: QueryVocabulary): KnownName | undefined {
  const keyed = keyedFields.find((known) => known === field);
  const wanted = name?.toLowerCase();
  return keyed === undefined
    ? undefined
    : vocabulary.names(keyed).find((known) => known.name.toLowerCase() === wanted);
}

/** Of many different numbers three that part them. */
const fewNumbers = 12;

function namedValues(known: KnownName | undefined, typed: string, t: Translate): ValueCompletion[] {
  if (known === undefined) return [];
  const { values, range } = known;
  const areFew = range === null || (values.length > 0 && values.length <= fewNumbers);
  const few = areFew ? counted(values, typed, t) : [];
  if (range === null) return few;
  const marks = [
    { text: String(range.least), detail: t("the least") },
    { text: String(known.median), detail: t("the median") },
    { text: String(range.most), detail: t("the most") },
  ].filter(({ text }) => text.startsWith(typed));
  if (few.length > 0)
    return few.map((value) => {
      const mark = marks.find(({ text }) => text === value.text);
      return mark === undefined ? value : { ...value, detail: `${value.detail} · ${mark.detail}` };
    });
  return marks.filter(({ text }, index) => marks.findIndex((mark) => mark.text === text) === index);
}

function durations(vocabulary: QueryVocabulary, typed: string, t: Translate): ValueCompletion[] {
  const range = vocabulary.durations();
  const detail = range === null ? "" : t("they took {0}", rangeText(range, formatDuration, t));
  const isNumber = /^\d+(?:\.\d+)?$/.test(typed);
  const all = isNumber ? ["s", "m", "h", "d"].map((unit) => typed + unit) : commonDurations;
  return all
    .filter((text) => text.startsWith(typed) && parseQueryDuration(text) !== null)
    .map((text) => ({ text, detail }));
}

const commonDurations = ["1s", "10s", "1m", "5m", "30m", "1h", "6h", "1d"];

/** Words first, then the present day, month and year as the calendar writes them. */
function dates(typed: string, now: Date, t: Translate): ValueCompletion[] {
  const number = /^(?:last\s+)?(\d{1,3})$/i.exec(typed)?.[1];
  const latest = (
    number === undefined ? ["24 hours", "7 days", "30 days", "12 months"] : unitsOf(number)
  ).map((span) => `last ${span}`);
  const day = dayText(now.getTime());
  const all = ["today", "yesterday", "this month", ...latest, day, day.slice(0, 7), day.slice(0, 4)];
  const wanted = typed.toLowerCase().replaceAll(/\s+/g, " ");
  return all
    .filter((text) => text.startsWith(wanted) || (number !== undefined && text.startsWith(`last ${number} `)))
    .map((text) => ({ text, detail: spanText(text, now, t) }));
}

function unitsOf(number: string): string[] {
  return ["hours", "days", "weeks", "months", "years"].map((unit) => `${number} ${unit}`);
}

function spanText(text: string, now: Date, t: Translate): string {
  const span = parseQueryDate(text, now);
  if (span === null) return "";
  const [first, last] = [dayText(span.from), dayText(span.until - 1)];
  return first === last ? first : t("{0} to {1}", first, last);
}

/** Local time, "2026-01-31". */
function dayText(time: number): string {
  const date = new Date(time);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
