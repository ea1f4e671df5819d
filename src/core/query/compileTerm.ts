import { failureKind } from "../failureKind";
import { formatDuration } from "../format/duration";
import type { ExecutionSummary } from "../summary";
import { compileKeyed } from "./compileKeyed";
import { isWholeInQuotes } from "./exactText";
import { compileText, compileValue, type TextPlace, type TextTest } from "./compileValue";
import { hourTexts, weekdayTexts } from "./localHour";
import { parseQueryDate } from "./queryDate";
import { parseQueryDuration } from "./queryDuration";
import { statusTest } from "./queryStatus";
import type { ComparisonOperator, Query, QueryFlag, QueryText, TextField } from "./queryTree";

/** What a bundle tells of an execution that its summary does not; read when a term asks for it. */
export interface BundleFacts {
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

export type QueryTerm = Exclude<Query, { kind: "all" | "and" | "or" | "not" }>;

export type SummaryTest = (summary: ExecutionSummary) => boolean;

/** A term made ready to be asked of many executions. */
export function compileTerm(
  term: QueryTerm,
  now: Date,
): (summary: ExecutionSummary, bundle: BundleFacts | null) => boolean | null {
  switch (term.kind) {
    case "word":
      return compileWord(term.value);
    case "text":
      return compileField(term.field, term.value);
    case "keyed":
      return compileKeyed(term);
    case "duration": {
      const test = durationTest(term);
      return ({ durationMs }) => durationMs !== null && test(durationMs);
    }
    case "date": {
      const test = dateTest(term, now);
      return ({ created }) => created !== null && test(Date.parse(created));
    }
    case "status":
      return statusTest(term.value);
    case "is":
      return term.flag === "stale"
        ? (_, bundle) => (bundle === null ? null : bundle.isStale())
        : flagTests[term.flag];
  }
}

function compileWord(value: QueryText): SummaryTest {
  const { id, name, method, note, tag } = wordTests(value);
  return (summary) => id(summary) || name(summary) || method(summary) || note(summary) || tag(summary);
}

/** A word is looked for in each of these fields: which of them have it. */
export function wordTests(
  value: QueryText,
): Readonly<Record<"id" | "name" | "method" | "note" | "tag", SummaryTest>> {
  const test = compileText(value, "part");
  return {
    id: ({ id }) => test(id),
    name: ({ name }) => test(name),
    method: ({ methodId, method }) => test(methodId) || test(method),
    note: ({ note }) => test(note),
    tag: ({ tags }) => tags.some(test),
  };
}

const isRunning = statusTest("running");

const flagTests: Readonly<Record<Exclude<QueryFlag, "stale">, SummaryTest>> = {
  dirty: ({ dirty }) => dirty === true,
  pinned: ({ pinned }) => pinned,
  archived: ({ archived }) => archived,
  imported: ({ imported }) => imported,
  sealed: ({ sealed }) => sealed,
  running: isRunning,
  rerun: ({ rerunOf }) => rerunOf !== null,
  alerted: ({ alerts }) => alerts.length > 0,
};

/** Fields of which any of several texts may be the whole of what is asked for. */
const manyTexts: Readonly<
  Partial<Record<TextField, (summary: ExecutionSummary) => readonly (string | null)[]>>
> = {
  tag: ({ tags }) => tags,
  method: ({ methodId, method }) => [methodId, method],
  script: ({ script }) => pathTexts(script),
  failure: (summary) => [failureKind(summary)],
  weekday: ({ created }) => weekdayTexts(created),
  hour: ({ created }) => hourTexts(created),
};

/** Fields that hold one text: which, and whether the whole of it is compared, its beginning, or any part. */
const singleTexts: Readonly<Partial<Record<TextField, readonly [TextColumn, TextPlace]>>> = {
  id: ["id", "beginning"],
  name: ["name", "part"],
  note: ["note", "part"],
  pipeline: ["pipeline", "whole"],
  stage: ["stage", "whole"],
  context: ["context", "whole"],
  type: ["type", "whole"],
  commit: ["commit", "beginning"],
  branch: ["branch", "whole"],
  author: ["author", "part"],
  rerunof: ["rerunOf", "beginning"],
  reason: ["reason", "part"],
};

type TextColumn =
  | "id"
  | "name"
  | "note"
  | "pipeline"
  | "stage"
  | "context"
  | "type"
  | "commit"
  | "branch"
  | "author"
  | "rerunOf"
  | "reason";

function compileField(
  field: TextField,
  value: QueryText,
): (summary: ExecutionSummary, bundle: BundleFacts | null) => boolean | null {
  if (field === "log") return (_, bundle) => (bundle === null ? null : bundle.logHolds(value.text));
  const single = singleTexts[field];
  if (single !== undefined) {
    const [name, place] = single;
    return compileSingle(name, value.quoted && isWholeInQuotes(field) ? "whole" : place, value);
  }
  const test = textsTest(value);
  if (field === "output")
    return (_, bundle) => (bundle === null ? null : test(bundle.outputs().flatMap(pathTexts)));
  const textsOf = manyTexts[field];
  return (summary) => textsOf !== undefined && test(textsOf(summary));
}

function compileSingle(name: TextColumn, place: TextPlace, value: QueryText): SummaryTest {
  const test: TextTest =
    value.text === "" ? (text) => text === null || text === "" : compileText(value, place);
  return (summary) => test(summary[name]);
}

/** Of several texts any may match the whole; to ask for nothing is to ask that all of them are empty. */
function textsTest(value: QueryText): (texts: readonly (string | null)[]) => boolean {
  if (value.text === "") return (texts) => texts.every((text) => text === null || text === "");
  const test = compileText(value, "whole");
  return (texts) => texts.some(test);
}

/** A path, and its last part. */
function pathTexts(path: string | null): string[] {
  return path === null ? [] : [path, path.slice(path.lastIndexOf("/") + 1)];
}

/** Whether a duration in ms is what a term asks for. */
export function durationTest({
  operator,
  value,
}: Extract<QueryTerm, { kind: "duration" }>): (durationMs: number) => boolean {
  const asked = parseQueryDuration(value);
  if (asked === null) return () => false;
  if (operator === "=" || operator === "!=") {
    // Nobody knows more of a run than is shown.
    const [shown, isEqual] = [formatDuration(asked), operator === "="];
    return (durationMs) => (formatDuration(durationMs) === shown) === isEqual;
  }
  return compileValue(operator, { text: String(asked), quoted: false });
}

/** Whether a time in ms is what a term asks for; what is no time is not. */
export function dateTest(term: Extract<QueryTerm, { kind: "date" }>, now: Date): (at: number) => boolean {
  const first = parseQueryDate(term.first, now);
  const last = term.last === null ? first : parseQueryDate(term.last, now);
  if (first === null || last === null) return () => false;
  const tests: Readonly<Record<ComparisonOperator, (at: number) => boolean>> = {
    "=": (at) => at >= first.from && at < last.until,
    "!=": (at) => at < first.from || at >= last.until,
    "<": (at) => at < first.from,
    "<=": (at) => at < first.until,
    ">": (at) => at >= first.until,
    ">=": (at) => at >= first.from,
  };
  return tests[term.operator];
}
