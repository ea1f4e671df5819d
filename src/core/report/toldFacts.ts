import type { ReportFact } from "./reportDocument";

/** The facts of which something is known. */
export function toldFacts(
  facts: readonly (readonly [label: string, value: string | null, set?: "code"])[],
): ReportFact[] {
  return facts.flatMap(([label, value, set]) =>
    value === null || value === "" ? [] : [{ label, value, ...(set === "code" ? { isCode: true } : {}) }],
  );
}
