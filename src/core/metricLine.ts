/** A metric found in what a script prints. */
export interface PrintedMetric {
  readonly name: string;
  readonly value: number;
  readonly step: number | null;
}

const maximumLineLength = 2000;
const maximumMetricsPerLine = 20;
const pairPattern =
  /(?<![\w.])([A-Za-z_][\w./-]{0,63})\s*[:=]\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?)(?=[\s,;|)\]]|$)/g;
const stepPattern = /\bstep\s*[:=#]?\s*(\d{1,12})\b/i;
const roundPattern = /\b(?:epoch|iter(?:ation)?)\s*[:=#]?\s*(\d{1,12})\b/i;
const stepNames = new Set(["step", "epoch", "iter", "iteration"]);

/** Metrics in a line such as `loss: 0.31 acc=0.9 step 3`; lines of other kinds give none. */
export function metricsOfLine(line: string): PrintedMetric[] {
  if (line.length > maximumLineLength || !/[:=]/.test(line)) return [];
  const step = stepOf(line);
  return [...line.matchAll(pairPattern)]
    .map(([, name = "", value]) => ({ name, value: Number(value), step }))
    .filter(({ name, value }) => !stepNames.has(name.toLowerCase()) && Number.isFinite(value))
    .slice(0, maximumMetricsPerLine);
}

/** A step said by name comes before an epoch or iteration. */
function stepOf(line: string): number | null {
  const found = stepPattern.exec(line) ?? roundPattern.exec(line);
  return found === null ? null : Number(found[1]);
}
