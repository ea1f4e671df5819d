/** A user's pattern for lines that a script prints, or why it is none. */
export type MetricPattern =
  { readonly ok: true; readonly pattern: RegExp } | { readonly ok: false; readonly problem: string };

const maximumLength = 500;

/** Takes a regular expression with the groups `name` and `value` and, if it likes, `step` (`executions.metrics.patterns`). */
export function parseMetricPattern(text: string): MetricPattern {
  if (text.length > maximumLength)
    return { ok: false, problem: `it is longer than ${maximumLength} characters` };
  for (const group of ["name", "value"])
    if (!text.includes(`(?<${group}>`)) return { ok: false, problem: `it has no group (?<${group}>…)` };
  try {
    return { ok: true, pattern: new RegExp(text, "g") };
  } catch (error) {
    return { ok: false, problem: (error as Error).message };
  }
}
