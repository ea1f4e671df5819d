import { createContext, Script } from "node:vm";
import type { PrintedMetric } from "../../core/metricLine";
import { parseMetricPattern } from "../../core/metricPattern";

/** A pattern may take so long for one batch of lines; one that takes longer is left out from then on. */
const patienceMs = 250;
const maximumNameLength = 256;
/** Termination works within a regular expression only where a script has a time limit. */
const search = new Script(
  "found = lines.map((line) => [...line.matchAll(pattern)].slice(0, 20).map(({ groups }) => [groups.name, groups.value, groups.step]))",
);

/** Tries the patterns of a user on lines. One that is invalid or too slow is told and left out; it holds nothing up. */
export class PatternMatcher {
  private patterns: readonly RegExp[];

  constructor(
    texts: readonly string[],
    private readonly warn: (message: string) => void,
  ) {
    this.patterns = texts.flatMap((text) => {
      const parsed = parseMetricPattern(text);
      if (parsed.ok) return [parsed.pattern];
      warn(`the metric pattern ${shown(text)} was left out: ${parsed.problem}`);
      return [];
    });
  }

  /** What each line gives; null for a line that no pattern knows. */
  match(lines: readonly string[]): readonly (readonly PrintedMetric[] | null)[] {
    const all = lines.map((): PrintedMetric[] | null => null);
    for (const pattern of this.patterns)
      this.search(pattern, lines).forEach((metrics, index) => {
        if (metrics.length > 0) all[index] ??= metrics;
      });
    return all;
  }

  private search(pattern: RegExp, lines: readonly string[]): readonly PrintedMetric[][] {
    const context: { lines: readonly string[]; pattern: RegExp; found: unknown[][][] } = {
      lines,
      pattern,
      found: [],
    };
    try {
      search.runInContext(createContext(context), { timeout: patienceMs });
    } catch {
      this.patterns = this.patterns.filter((each) => each !== pattern);
      this.warn(
        `the metric pattern ${shown(pattern.source)} was left out: it took longer than ${patienceMs} ms`,
      );
      return [];
    }
    return context.found.map((matches) =>
      matches.flatMap(([name, value, step]) => metricOf(name, value, step)),
    );
  }
}

function metricOf(name: unknown, value: unknown, step: unknown): PrintedMetric[] {
  if (typeof name !== "string" || name === "" || name.length > maximumNameLength) return [];
  const number = numberOf(value);
  return number === null ? [] : [{ name, value: number, step: numberOf(step) }];
}

function numberOf(text: unknown): number | null {
  if (typeof text !== "string" || text.trim() === "") return null;
  const number = Number(text.trim().replace(/%$/, ""));
  return Number.isFinite(number) ? number : null;
}

function shown(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
