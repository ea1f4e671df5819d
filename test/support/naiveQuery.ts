import { failureKind } from "../../src/core/failureKind";
import type { Json } from "../../src/core/json";
import type { QuerySubject } from "../../src/core/query/matchQuery";
import type { Query, QueryText } from "../../src/core/query/queryTree";

const dayMs = 86_400_000;

/** What the design says of a query (section 10), written down a second time in the plainest way; for tests. */
export function matchesNaively(query: Query, subject: QuerySubject, now: Date): boolean {
  switch (query.kind) {
    case "all":
      return true;
    case "and":
      return !query.parts.some((part) => !matchesNaively(part, subject, now));
    case "or":
      return query.parts.filter((part) => matchesNaively(part, subject, now)).length > 0;
    case "not":
      return !matchesNaively(query.part, subject, now);
    default:
      return termIs(query, subject, now);
  }
}

type Term = Exclude<Query, { kind: "all" | "and" | "or" | "not" }>;

function termIs(query: Term, subject: QuerySubject, now: Date): boolean {
  const { summary } = subject;
  switch (query.kind) {
    case "word": {
      const { id, name, methodId, method, note, tags } = summary;
      return [id, name, methodId, method, note, ...tags].some((text) => textIs(text, query.value, "part"));
    }
    case "text":
      return fieldIs(query.field, query.value, subject);
    case "keyed":
      return keyedIs(query, subject);
    case "duration":
      return summary.durationMs !== null && compares(query.operator, summary.durationMs, msOf(query.value));
    case "date":
      return dateIs(query, summary.created, now);
    case "status":
      return statusIs(query.value, summary.state, summary.status);
    case "is":
      return {
        dirty: summary.dirty === true,
        pinned: summary.pinned,
        stale: subject.isStale(),
        archived: summary.archived,
        imported: summary.imported,
        sealed: summary.sealed,
        running: ["STARTED", "EXECUTING", "STOPPING"].includes(summary.state),
        rerun: summary.rerunOf !== null,
        alerted: summary.alerts.length > 0,
      }[query.flag];
  }
}

/** By a regular expression, where the program walks along. */
function textIs(
  text: string | null,
  { text: wanted, quoted }: QueryText,
  how: "whole" | "start" | "part",
): boolean {
  if (text === null) return false;
  const pieces = (quoted ? [wanted] : wanted.split("*")).map((piece) =>
    piece.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  const body = pieces.join("[^]*");
  return new RegExp(how === "whole" ? `^${body}$` : how === "start" ? `^${body}` : body, "i").test(text);
}

type TextTerm = Extract<Query, { kind: "text" }>;

function fieldIs(field: TextTerm["field"], value: QueryText, subject: QuerySubject): boolean {
  const { summary } = subject;
  if (field === "log") return subject.logHolds(value.text);
  const withNames = (paths: readonly string[]): string[] =>
    paths.flatMap((path) => [path, path.split("/").at(-1) ?? path]);
  const texts: readonly (string | null)[] = {
    id: [summary.id],
    name: [summary.name],
    note: [summary.note],
    method: [summary.methodId, summary.method],
    script: summary.script === null ? [] : withNames([summary.script]),
    pipeline: [summary.pipeline],
    stage: [summary.stage],
    context: [summary.context],
    type: [summary.type],
    commit: [summary.commit],
    branch: [summary.branch],
    author: [summary.author],
    tag: summary.tags,
    output: withNames(subject.outputs()),
    rerunof: [summary.rerunOf],
    reason: [summary.reason],
    failure: [failureKind(summary)],
    ...hourOf(summary.created),
  }[field];
  const isPart = ["name", "note", "reason"].includes(field) || (field === "author" && !value.quoted);
  const isStart = ["id", "commit", "rerunof"].includes(field);
  return texts.some((text) => textIs(text, value, isPart ? "part" : isStart ? "start" : "whole"));
}

/** As the calendar of this place says it. */
function hourOf(created: string | null): Record<"weekday" | "hour", readonly string[]> {
  const date = new Date(created ?? "");
  if (Number.isNaN(date.getTime())) return { weekday: [], hour: [] };
  const tell = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat("en-GB", options).format(date);
  const hour = tell({ hour: "2-digit", hourCycle: "h23" });
  return {
    weekday: [tell({ weekday: "short" }), tell({ weekday: "long" })],
    hour: [hour, hour.replace(/^0/, "")],
  };
}

type KeyedTerm = Extract<Query, { kind: "keyed" }>;

function keyedIs({ field, name, comparison }: KeyedTerm, subject: QuerySubject): boolean {
  const { inputs, properties, metrics } = subject.summary;
  const record: Readonly<Record<string, Json>> = {
    property: { ...inputs, ...properties },
    input: inputs,
    metric: metrics,
    env: subject.environment(),
    package: subject.packages(),
  }[field];
  const values = Object.keys(record).flatMap((key) =>
    textIs(key, name, "whole") ? [record[key] ?? null] : [],
  );
  if (comparison === null) return values.length > 0;
  const { operator, value } = comparison;
  return values.some((held) =>
    operator === "!=" ? !valueIs("=", held, value, field) : valueIs(operator, held, value, field),
  );
}

type Operator = "=" | "<" | "<=" | ">" | ">=" | "!=";

function valueIs(operator: Operator, held: Json, asked: QueryText, field: KeyedTerm["field"]): boolean {
  if (Array.isArray(held)) return held.some((member) => valueIs(operator, member, asked, field));
  const text = typeof held === "string" ? held : JSON.stringify(held);
  if (operator === "=" && textIs(text, asked, "whole")) return true;
  const isNumber = [text, asked.text].every((each) => each !== "" && Number.isFinite(Number(each)));
  const isVersion = [text, asked.text].every((each) => /^v?\d+(\.\d+)*((rc)\d*)?$/.test(each));
  const prefersVersion = field === "env" || field === "package";
  if (isVersion && (prefersVersion || !isNumber))
    return compares(operator, versionOrder(text, asked.text), 0);
  return isNumber && compares(operator, Number(text), Number(asked.text));
}

/** Release candidates before the release. */
function versionOrder(one: string, other: string): number {
  const parts = (version: string): number[] =>
    version.replace("v", "").replace("rc", ".-2.").split(".").map(Number);
  const [a, b] = [parts(one), parts(other)];
  for (let index = 0; index < 5; index += 1)
    if ((a[index] ?? 0) !== (b[index] ?? 0)) return (a[index] ?? 0) - (b[index] ?? 0);
  return 0;
}

function compares(operator: Operator, one: number, other: number): boolean {
  return {
    "=": one === other,
    "!=": one !== other,
    "<": one < other,
    "<=": one <= other,
    ">": one > other,
    ">=": one >= other,
  }[operator];
}

/** Of the lengths of time that tests ask for. */
function msOf(text: string): number {
  return { "5m": 300_000, "1h30m": 5_400_000, "2.5s": 2500, "90": 90_000 }[text] ?? Number.NaN;
}

type DateTerm = Extract<Query, { kind: "date" }>;

function dateIs({ operator, first, last }: DateTerm, created: string | null, now: Date): boolean {
  if (created === null) return false;
  const at = Date.parse(created);
  const [from, firstUntil] = spanOf(first, now);
  const until = last === null ? firstUntil : spanOf(last, now)[1];
  const isIn = at >= from && at < until;
  const side = at < from ? -1 : at < until ? 0 : 1;
  switch (operator) {
    case "=":
      return isIn;
    case "!=":
      return at < from || at >= until;
    default:
      return compares(operator, side, 0);
  }
}

/** Of the dates that tests ask for, local time; the second is the first millisecond after. */
function spanOf(text: string, now: Date): [number, number] {
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
  const spans: Readonly<Record<string, [number, number]>> = {
    "2026-01-01": [localDay(2026, 0, 1), localDay(2026, 0, 2)],
    "2026-01-15": [localDay(2026, 0, 15), localDay(2026, 0, 16)],
    "2026-01": [localDay(2026, 0, 1), localDay(2026, 1, 1)],
    "2025": [localDay(2025, 0, 1), localDay(2026, 0, 1)],
    today: [today, today + dayMs],
    yesterday: [today - dayMs, today],
    "last 7 days": [today - 6 * dayMs, today + dayMs],
    "last 36 hours": [now.getTime() - 36 * 3_600_000, today + dayMs],
    "2026-01-31T10:00Z": [Date.UTC(2026, 0, 31, 10), Date.UTC(2026, 0, 31, 10) + 1],
  };
  return spans[text] ?? [Number.NaN, Number.NaN];
}

function localDay(year: number, month: number, day: number): number {
  return new Date(year, month, day).getTime();
}

function statusIs(word: string, state: string, status: string | null): boolean {
  const groups: Readonly<Record<string, readonly string[]>> = {
    pending: ["CREATED", "SCHEDULED"],
    running: ["STARTED", "EXECUTING", "STOPPING"],
    completed: ["COMPLETED"],
    failed: ["FAILED", "DEAD"],
    cached: ["CACHED"],
  };
  return groups[word]?.includes(state) ?? (state === word.toUpperCase() || status === word);
}
