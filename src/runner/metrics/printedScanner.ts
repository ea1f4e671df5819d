import { MetricLines, type PrintedMetric } from "../../core/metricLine";
import { LineSplitter } from "../lineSplitter";

/** A longer line is no line of metrics. */
const maximumLineBytes = 4096;
/** Of one name at most so many values of one piece are kept: the first ones and the last. */
const valuesPerPiece = 50;
const floodPerPiece = 500;
const linesPerBatch = 200;

/** What tries the patterns of a user. */
export interface LineMatcher {
  match(lines: readonly string[]): readonly (readonly PrintedMetric[] | null)[];
}

/** Finds metrics in a log that is handed over piece by piece; bounded in number and memory, whatever stands in it. */
export class PrintedScanner {
  private readonly splitter = new LineSplitter(maximumLineBytes, "newlines and carriage returns");
  private readonly builtIn = new MetricLines();

  /** @param matcher is asked before our own rules; null where the user has no patterns. */
  constructor(private readonly matcher: LineMatcher | null) {}

  /** The metrics of the lines that end in this piece. */
  scan(piece: Buffer): PrintedMetric[] {
    return this.metricsOf(this.splitter.push(piece).lines);
  }

  /** Those of a last line that nothing ended. */
  end(): PrintedMetric[] {
    return this.metricsOf(this.splitter.end().lines);
  }

  /** What comes next does not follow on: the line that has begun is forgotten. */
  skip(): void {
    this.splitter.skip();
  }

  private metricsOf(lines: readonly string[]): PrintedMetric[] {
    const metrics: PrintedMetric[] = [];
    for (let start = 0; start < lines.length; start += linesPerBatch) {
      // Of a flood of metrics the middle is passed over: it would be thinned anyway.
      if (metrics.length > floodPerPiece && start < lines.length - 2 * linesPerBatch) continue;
      const batch = lines.slice(start, start + linesPerBatch);
      const theirs = this.matcher?.match(batch);
      for (const [index, line] of batch.entries())
        metrics.push(...(theirs?.[index] ?? this.builtIn.read(line)));
    }
    return thinned(metrics);
  }
}

/** The first ones of each name, and its last. */
function thinned(metrics: PrintedMetric[]): PrintedMetric[] {
  if (metrics.length <= valuesPerPiece) return metrics;
  const counts = new Map<string, number>();
  const lasts = new Map(metrics.map((metric) => [metric.name, metric]));
  return metrics.filter((metric) => {
    const count = (counts.get(metric.name) ?? 0) + 1;
    counts.set(metric.name, count);
    return count < valuesPerPiece || lasts.get(metric.name) === metric;
  });
}
