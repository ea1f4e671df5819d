import { failureKind } from "../failureKind";
import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";
import { hourTexts, weekdayTexts } from "./localHour";
import { compareValue, matchesText, versionOrder } from "./compareValue";
import { parseQueryDate } from "./queryDate";
import { parseQueryDuration } from "./queryDuration";
import { hasStatus } from "./queryStatus";
import type { ComparisonOperator, KeyedField, Query, QueryFlag, QueryText, TextField } from "./queryTree";

/** An execution as a query looks at it; what stands in other files is asked for when a term needs it. */
export interface QuerySubject {
  readonly summary: ExecutionSummary;
  /** Facts of the environment by name, such as `cuda`, `python` or a variable that was recorded. */
  environment(): Readonly<Record<string, string>>;
  /** Versions by name of the package. */
  packages(): Readonly<Record<string, string>>;
  /** Paths of the outputs, relative to the bundle's outputs. */
  outputs(): readonly string[];
  /** Whether an input file is no longer what it was. */
  isStale(): boolean;
  /** Whether what it printed holds a text, whatever its case. */
  logHolds(text: string): boolean;
}

/** Whether an execution is among those that a query asks for. @param now for dates such as "last 7 days". */
export function matchesQuery(query: Query, subject: QuerySubject, now: Date): boolean {
  switch (query.kind) {
    case "all":
      return true;
    case "and":
      return query.parts.every((part) => matchesQuery(part, subject, now));
    case "or":
      return query.parts.some((part) => matchesQuery(part, subject, now));
    case "not":
      return !matchesQuery(query.part, subject, now);
    default:
      return matchesTerm(query, subject, now);
  }
}

type Term = Exclude<Query, { kind: "all" | "and" | "or" | "not" }>;

function matchesTerm(term: Term, subject: QuerySubject, now: Date): boolean {
  switch (term.kind) {
    case "word":
      return wordTexts(subject.summary).some((text) => matchesText(text, term.value, "part"));
    case "text":
      return matchesField(term.field, term.value, subject);
    case "keyed":
      return matchesKeyed(term, subject);
    case "duration":
      return compareNumbers(term.operator, subject.summary.durationMs, parseQueryDuration(term.value));
    case "date":
      return matchesDate(term, subject.summary.created, now);
    case "status":
      return hasStatus(subject.summary, term.value);
    case "is":
      return flagTests[term.flag](subject);
  }
}

function wordTexts({ id, name, methodId, method, note, tags }: ExecutionSummary): (string | null)[] {
  return [id, name, methodId, method, note, ...tags];
}

const flagTests: Readonly<Record<QueryFlag, (subject: QuerySubject) => boolean>> = {
  dirty: ({ summary }) => summary.dirty === true,
  pinned: ({ summary }) => summary.pinned,
  stale: (subject) => subject.isStale(),
  archived: ({ summary }) => summary.archived,
  imported: ({ summary }) => summary.imported,
  sealed: ({ summary }) => summary.sealed,
  running: ({ summary }) => hasStatus(summary, "running"),
  rerun: ({ summary }) => summary.rerunOf !== null,
  alerted: ({ summary }) => summary.alerts.length > 0,
};

/** What a field is compared with, and how: the whole text, its beginning, or any part. */
const fieldTexts: Readonly<
  Record<
    TextField,
    readonly ["whole" | "beginning" | "part", (subject: QuerySubject) => readonly (string | null)[]]
  >
> = {
  id: ["beginning", ({ summary }) => [summary.id]],
  name: ["part", ({ summary }) => [summary.name]],
  note: ["part", ({ summary }) => [summary.note]],
  method: ["whole", ({ summary }) => [summary.methodId, summary.method]],
  script: ["whole", ({ summary }) => pathTexts(summary.script)],
  pipeline: ["whole", ({ summary }) => [summary.pipeline]],
  stage: ["whole", ({ summary }) => [summary.stage]],
  context: ["whole", ({ summary }) => [summary.context]],
  type: ["whole", ({ summary }) => [summary.type]],
  commit: ["beginning", ({ summary }) => [summary.commit]],
  branch: ["whole", ({ summary }) => [summary.branch]],
  author: ["part", ({ summary }) => [summary.author]],
  tag: ["whole", ({ summary }) => summary.tags],
  output: ["whole", (subject) => subject.outputs().flatMap(pathTexts)],
  rerunof: ["beginning", ({ summary }) => [summary.rerunOf]],
  reason: ["part", ({ summary }) => [summary.reason]],
  failure: ["whole", ({ summary }) => [failureKind(summary)]],
  weekday: ["whole", ({ summary }) => weekdayTexts(summary.created)],
  hour: ["whole", ({ summary }) => hourTexts(summary.created)],
  log: ["part", () => []],
};

function matchesField(field: TextField, value: QueryText, subject: QuerySubject): boolean {
  if (field === "log") return subject.logHolds(value.text);
  const [how, textsOf] = fieldTexts[field];
  const texts = textsOf(subject);
  if (value.text === "") return texts.every((text) => text === null || text === "");
  return texts.some((text) => matchesText(text, value, how));
}

/** A path, and its last part. */
function pathTexts(path: string | null): string[] {
  return path === null ? [] : [path, path.slice(path.lastIndexOf("/") + 1)];
}

function matchesKeyed(term: Extract<Term, { kind: "keyed" }>, subject: QuerySubject): boolean {
  const { comparison } = term;
  const values = keyedValues(term.field, subject).flatMap((record) =>
    Object.entries(record)
      .filter(([name]) => matchesText(name, term.name, "whole"))
      .map(([, value]) => value),
  );
  if (comparison === null) return values.length > 0;
  const order = term.field === "package" || term.field === "env" ? versionOrder : undefined;
  return values.some((value) => compareValue(comparison.operator, value, comparison.value, order));
}

/** `property:` looks at properties, then inputs (design, section 10). */
function keyedValues(field: KeyedField, subject: QuerySubject): Readonly<Record<string, Json>>[] {
  const { summary } = subject;
  switch (field) {
    case "property":
      return [{ ...summary.inputs, ...summary.properties }];
    case "input":
      return [summary.inputs];
    case "metric":
      return [summary.metrics];
    case "env":
      return [subject.environment()];
    case "package":
      return [subject.packages()];
  }
}

function matchesDate(term: Extract<Term, { kind: "date" }>, created: string | null, now: Date): boolean {
  const at = Date.parse(created ?? "");
  const first = parseQueryDate(term.first, now);
  const last = term.last === null ? first : parseQueryDate(term.last, now);
  if (Number.isNaN(at) || first === null || last === null) return false;
  const tests: Readonly<Record<ComparisonOperator, boolean>> = {
    "=": at >= first.from && at < last.until,
    "!=": at < first.from || at >= last.until,
    "<": at < first.from,
    "<=": at < first.until,
    ">": at >= first.until,
    ">=": at >= first.from,
  };
  return tests[term.operator];
}

function compareNumbers(operator: ComparisonOperator, value: number | null, asked: number | null): boolean {
  if (value === null || asked === null) return false;
  return compareValue(operator, value, { text: String(asked), quoted: false });
}
