import type { TableStrings } from "../../../src/shared/table/strings";

/** What a column is called. */
export function columnTitle(id: string, strings: TableStrings): string {
  const facts: Readonly<Record<string, string>> = strings.columns;
  return facts[id] ?? id.slice(id.indexOf(":") + 1);
}

/** What kind of column it is: facts, inputs, metrics… */
export function columnKind(id: string, strings: TableStrings): string {
  const kinds: Readonly<Record<string, string>> = {
    input: strings.kindInput,
    property: strings.kindProperty,
    metric: strings.kindMetric,
    env: strings.kindEnv,
  };
  return kinds[id.split(":")[0] ?? ""] ?? strings.kindFact;
}
