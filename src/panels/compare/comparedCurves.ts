import { join } from "node:path";
import { bundlePaths } from "../../bundle/layout";
import { messageOf } from "../../core/humanError";
import { knownDirection } from "../../core/metricDirection";
import type { MetricsLook, MetricsView } from "../../shared/metrics/metricsView";
import { MetricHistory } from "../../store/metricHistory";
import type { ReadExecution } from "../../store/readComparison";
import { buildMetricsView, type MetricsFacts } from "../metrics/buildMetricsView";

/** From so many curves on fewer points of each are drawn: all of them together take as many. */
const manyCurves = 20;

/** The curves of compared executions; what they append is read as it comes. */
export class ComparedCurves {
  private executions: readonly ReadExecution[] = [];
  private readonly histories = new Map</* bundle */ string, MetricHistory>();
  private readonly problems = new Map</* bundle */ string, string>();
  private isRead = false;

  constructor(private readonly workspace: string) {}

  /** Other executions are compared from now on. */
  begin(executions: readonly ReadExecution[]): void {
    this.executions = executions;
    this.isRead = executions.every(({ bundle }) => this.histories.has(bundle));
  }

  /** Reads on in the events of each. What goes wrong with one is told with its curves. */
  async read(): Promise<void> {
    const { executions } = this;
    for (const { bundle } of executions) {
      const history = this.histories.get(bundle) ?? new MetricHistory(join(bundle, bundlePaths.events));
      this.histories.set(bundle, history);
      try {
        await history.read();
        this.problems.delete(bundle);
      } catch (error) {
        this.problems.set(bundle, messageOf(error));
      }
    }
    if (executions === this.executions) this.isRead = true;
  }

  /**
   * The curves of one metric. @param look of which `shown` names it; null: the first that has a direction and a course.
   * @returns null while they are read.
   */
  view(look: MetricsLook): MetricsView | null {
    if (!this.isRead) return null;
    const facts = this.executions.map((each) => this.factsOf(each));
    const shown = look.shown ?? firstOf(facts);
    const columns = Math.ceil(look.columns * Math.min(1, manyCurves / facts.length));
    return buildMetricsView(facts, { ...look, shown, columns }, false, "shown");
  }

  private factsOf({ execution, bundle }: ReadExecution): MetricsFacts {
    const { summary, args } = execution;
    return {
      target: { workspace: this.workspace, id: summary.id },
      summary,
      args,
      series: this.histories.get(bundle)?.series ?? new Map(),
      outputs: [],
      addressOf: () => "",
      problem: this.problems.get(bundle) ?? null,
    };
  }
}

function firstOf(facts: readonly MetricsFacts[]): readonly string[] {
  const names = [...new Set(facts.flatMap(({ series }) => [...series.keys()]))];
  const courses = names.filter((name) => facts.some(({ series }) => (series.get(name)?.length ?? 0) > 1));
  const first = courses.find((name) => knownDirection(name) !== null) ?? courses[0];
  return first === undefined ? [] : [first];
}
