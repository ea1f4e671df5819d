import { failureKind } from "../failureKind";
import type { ExecutionSummary } from "../summary";
import type { QueryTerm } from "./compileTerm";
import { hourTexts, weekdayTexts } from "./localHour";

/** What tells one value of a part of summaries from another. */
export type PartKey = string | number | boolean | null;

type ReadPart = (summary: ExecutionSummary) => PartKey;

/**
 * The parts of a summary of which many executions have the same. What a term says of an execution depends on its part
 * alone: those that have one key have one answer.
 */
const readers = {
  state: () => {
    const pair = pairs();
    return ({ state, status }) => pair(state, status);
  },
  method: () => {
    const pair = pairs();
    return ({ methodId, method }) => pair(methodId, method);
  },
  flags: () => flagsOf,
  tag: () => tagsOf,
  failure: () => failureKind,
  weekday:
    () =>
    ({ created }) =>
      weekdayTexts(created)[0] ?? null,
  hour:
    () =>
    ({ created }) =>
      hourTexts(created)[0] ?? null,
  name: textOf("name"),
  note: textOf("note"),
  script: textOf("script"),
  pipeline: textOf("pipeline"),
  stage: textOf("stage"),
  context: textOf("context"),
  type: textOf("type"),
  commit: textOf("commit"),
  branch: textOf("branch"),
  author: textOf("author"),
  rerunof: textOf("rerunOf"),
  reason: textOf("reason"),
} as const satisfies Readonly<Record<string, () => ReadPart>>;

export type Part = keyof typeof readers;

/** Reads a part; what one reader tells apart is compared with what it told itself alone. */
export function partReader(part: Part): ReadPart {
  return readers[part]();
}

/** The part on which the answer of a term depends; null where it is another, or more. */
export function partOf(term: QueryTerm): Part | null {
  switch (term.kind) {
    case "text":
      return isPart(term.field) ? term.field : null;
    case "status":
      return "state";
    case "is":
      if (term.flag === "stale") return null;
      return term.flag === "running" ? "state" : "flags";
    default:
      return null;
  }
}

function isPart(field: string): field is Part {
  return Object.hasOwn(readers, field);
}

type TextPart =
  | "name"
  | "note"
  | "script"
  | "pipeline"
  | "stage"
  | "context"
  | "type"
  | "commit"
  | "branch"
  | "author"
  | "rerunOf"
  | "reason";

function textOf(name: TextPart): () => ReadPart {
  return () => (summary) => summary[name];
}

function flagsOf({ dirty, pinned, archived, imported, sealed, rerunOf, alerts }: ExecutionSummary): number {
  const marks = Number(dirty === true) + 2 * Number(pinned) + 4 * Number(archived) + 8 * Number(imported);
  return marks + 16 * Number(sealed) + 32 * Number(rerunOf !== null) + 64 * Number(alerts.length > 0);
}

function tagsOf({ tags }: ExecutionSummary): string | null {
  const [first, ...others] = tags;
  if (first === undefined) return null;
  return others.length === 0 && !first.startsWith("[") ? first : JSON.stringify(tags);
}

/** A number for each pair of texts: a small one where there are few. */
function pairs(): (one: string | null, other: string | null) => number {
  const numbers = new Map<string | null, number>();
  const numberOf = (text: string | null): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  return (one, other) => {
    const [first, second] = [numberOf(one), numberOf(other)];
    // Cantor's pairing.
    return ((first + second) * (first + second + 1)) / 2 + second;
  };
}
