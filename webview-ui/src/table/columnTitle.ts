import type { TableStrings } from "../../../src/shared/table/strings";

/** What a column is called. */
export function columnTitle(id: string, strings: TableStrings): string {
  const facts: Readonly<Record<string, string>> = strings.columns;
  return facts[id] ?? id.slice(id.indexOf(":") + 1);
}

/** What kind of column it is: facts, resources, inputs, metrics… */
export function columnKind(id: string, strings: TableStrings): string {
  return columnTier(id, strings) ?? strings.kindFact;
}

/** What stands over the head of a column together with its neighbours; null: nothing. */
export function columnTier(id: string, strings: TableStrings): string | null {
  const kinds: Readonly<Record<string, string>> = {
    input: strings.kindInput,
    property: strings.kindProperty,
    metric: strings.kindMetric,
    env: strings.kindEnv,
    peakMemory: strings.kindResource,
    outputsBytes: strings.kindResource,
  };
  const kind = id.split(":")[0] ?? "";
  return Object.hasOwn(kinds, kind) ? (kinds[kind] ?? null) : null;
}
