import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";
import { versionOrder } from "./compareValue";
import type { BundleFacts, QueryTerm } from "./compileTerm";
import { compileText, compileValue } from "./compileValue";
import type { QueryText } from "./queryTree";

type Keyed = Extract<QueryTerm, { kind: "keyed" }>;
type Values = Readonly<Record<string, Json>>;

/** Records of named values that a summary holds. */
export type SummaryField = Exclude<Keyed["field"], "env" | "package">;

/** A term of named values made ready; `property:` looks at properties, then inputs (design, section 10). */
export function compileKeyed(
  term: Keyed,
): (summary: ExecutionSummary, bundle: BundleFacts | null) => boolean | null {
  const test = valueTest(term);
  switch (term.field) {
    case "property":
    case "input":
    case "metric": {
      const [isAsked, [first, second]] = [nameTest(term.name), recordsOf[term.field]];
      return (summary) =>
        someNamed(summary[first], isAsked, test) ||
        (second !== undefined && someNamed(summary[second], isAsked, test, summary[first]));
    }
    case "env":
    case "package": {
      const [{ field }, isAsked] = [term, nameTest(term.name)];
      return (_, bundle) =>
        bundle === null
          ? null
          : someNamed(field === "env" ? bundle.environment() : bundle.packages(), isAsked, test);
    }
  }
}

/** Whether a value is what a term of named values asks for. */
export function valueTest({ field, comparison }: Keyed): (value: Json) => boolean {
  const order = field === "package" || field === "env" ? versionOrder : undefined;
  return comparison === null ? () => true : compileValue(comparison.operator, comparison.value, order);
}

/** The records in which a field looks: in a later one at the names that the ones before do not have. */
export const recordsOf = {
  property: ["properties", "inputs"],
  input: ["inputs"],
  metric: ["metrics"],
} as const satisfies Readonly<Record<SummaryField, readonly ("properties" | "inputs" | "metrics")[]>>;

/** Whether a name is one that is asked for. */
export function nameTest(name: QueryText): (name: string) => boolean {
  return remembering(compileText(name, "whole"));
}

/** Whether a record has such a value under such a name that the record before it does not have. */
function someNamed(
  record: Values,
  isAsked: (name: string) => boolean,
  test: (value: Json) => boolean,
  before?: Values,
): boolean {
  for (const name in record)
    if (isAsked(name) && isOwn(record, name, before) && test(record[name] ?? null)) return true;
  return false;
}

function isOwn(record: Values, name: string, before: Values | undefined): boolean {
  return Object.hasOwn(record, name) && (before === undefined || !Object.hasOwn(before, name));
}

/** So many different names are remembered: executions have few. */
const mostNames = 1000;

function remembering(test: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const answer = test(name);
    if (known.size < mostNames) known.set(name, answer);
    return answer;
  };
}
