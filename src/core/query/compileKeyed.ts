import type { Json } from "../json";
import type { ExecutionSummary } from "../summary";
import { versionOrder } from "./compareValue";
import type { BundleFacts, QueryTerm } from "./compileTerm";
import { compileText, compileValue } from "./compileValue";

type Keyed = Extract<QueryTerm, { kind: "keyed" }>;
type Values = Readonly<Record<string, Json>>;

/** A term of named values made ready; `property:` looks at properties, then inputs (design, section 10). */
export function compileKeyed(
  term: Keyed,
): (summary: ExecutionSummary, bundle: BundleFacts | null) => boolean | null {
  const finds = compileRecord(term);
  switch (term.field) {
    case "property":
      return ({ properties, inputs }) => finds(properties) || finds(inputs, properties);
    case "input":
      return ({ inputs }) => finds(inputs);
    case "metric":
      return ({ metrics }) => finds(metrics);
    case "env":
      return (_, bundle) => (bundle === null ? null : finds(bundle.environment()));
    case "package":
      return (_, bundle) => (bundle === null ? null : finds(bundle.packages()));
  }
}

/** Whether a record has a value that is asked for, under a name that the record before it does not have. */
function compileRecord({
  field,
  name: asked,
  comparison,
}: Keyed): (record: Values, before?: Values) => boolean {
  const isAsked = remembering(compileText(asked, "whole"));
  const order = field === "package" || field === "env" ? versionOrder : undefined;
  const test = comparison === null ? () => true : compileValue(comparison.operator, comparison.value, order);
  return (record, before) => {
    for (const name in record)
      if (isAsked(name) && isOwn(record, name, before) && test(record[name] ?? null)) return true;
    return false;
  };
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
