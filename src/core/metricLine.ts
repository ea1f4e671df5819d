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
const stepPattern = /\b(?:step|epoch|iter(?:ation)?)\s*[:=#]?\s*(\d{1,12})\b/i;
const stepNames = new Set(["step", "epoch", "iter", "iteration"]);

/** Metrics in a line such as `loss: 0.31 acc=0.9 step 3`; lines of other kinds give none. */
export function metricsOfLine(line: string): PrintedMetric[] {
  if (line.length > maximumLineLength || !/[:=]/.test(line)) return [];
  const explicit = /\bstep\s*[:=#]?\s*(\d{1,12})\b/i.exec(line) ?? stepPattern.exec(line);
  const step = explicit === null ? null : Number(explicit[1]);
  const metrics: PrintedMetric[] = [];
  for (const [, name = "", value = ""] of line.matchAll(pairPattern)) {
    const number = Number(value);
    if (stepNames.has(name.toLowerCase()) || !Number.isFinite(number)) continue;
    metrics.push({ name, value: number, step });
    if (metrics.length === maximumMetricsPerLine) break;
  }
  return metrics;
}
