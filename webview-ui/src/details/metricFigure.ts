import { html, type PropertyValues, type TemplateResult } from "lit";
import type { ChartPoint, CurveChart } from "../../../src/shared/chart/curveChart";
import type { MetricPoint, MetricView } from "../../../src/shared/details/detailsView";
import type { ChartStrings } from "../../../src/shared/metrics/strings";
import { chartButtons } from "../chart/chartButtons";
import { chartTable } from "../chart/chartTable";
import "../chart/curveChart";
import { LightElement } from "../lightElement";

const marks = { best: true, last: true, raw: true };
const directions = { minimum: "min", maximum: "max" } as const;
/** Of one curve alone: the blue one. */
const style = 1;

/** The curve of one metric with its buttons; zoom, axis and table are chosen for it alone. */
class MetricFigure extends LightElement {
  static override properties = {
    metric: { attribute: false },
    caption: { attribute: false },
    strings: { attribute: false },
    lastStep: { attribute: false },
    isRunning: { attribute: false },
    range: { state: true },
    isLog: { state: true },
    isTable: { state: true },
    cursor: { state: true },
  };

  declare metric: MetricView;
  declare caption: string;
  declare strings: ChartStrings;
  /** Where the axis ends while it runs; null: at the last step. */
  declare lastStep: number | null;
  declare isRunning: boolean;
  declare private range: CurveChart["range"] | null;
  declare private isLog: boolean;
  declare private isTable: boolean;
  declare private cursor: number | null;
  private chart: CurveChart | null = null;
  private readonly actions = {
    cursor: (x: number | null) => (this.cursor = x),
    zoom: (range: CurveChart["range"] | null) => (this.range = range),
    turnLog: () => (this.isLog = !this.isLog),
    columns: () => undefined,
  };

  constructor() {
    super();
    this.range = null;
    this.isLog = false;
    this.isTable = false;
    this.cursor = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (["metric", "lastStep", "isRunning", "range", "isLog"].some((name) => changed.has(name)))
      this.chart = this.chartOf(this.metric);
  }

  protected override render(): TemplateResult {
    const { metric, strings, chart } = this;
    return html`<figure>
      <figcaption class="chart-caption">
        <span class="mono name" title=${metric.name}>${metric.name}</span>
        <span class="muted tnum">${this.caption}</span><span class="grow"></span>
        ${chartButtons(strings, {
          isLog: this.isLog,
          isZoomed: this.range !== null,
          isTable: this.isTable,
          turnLog: this.actions.turnLog,
          resetZoom: () => (this.range = null),
          turnTable: () => (this.isTable = !this.isTable),
        })}
      </figcaption>
      ${
        this.isTable && chart !== null
          ? chartTable(chart, strings)
          : html`<executions-curve-chart
              .chart=${chart}
              .strings=${strings}
              .actions=${this.actions}
              .marks=${marks}
              .cursor=${this.cursor}
            ></executions-curve-chart>`
      }
    </figure>`;
  }

  private chartOf({ name, points, last, best, minimum, maximum }: MetricView): CurveChart {
    const better = best === null ? null : directions[best];
    const top = better === null ? null : { min: minimum, max: maximum }[better];
    const line = { x: points.map(({ step }) => step), y: points.map(({ value }) => value) };
    const whole = { from: Math.min(...line.x), to: Math.max(...line.x, this.lastStep ?? -Infinity) };
    const curve = { key: "", label: name, style, line, raw: null, last: placeOf(last), best: placeOf(top) };
    return {
      name,
      axis: "step",
      range: this.range ?? whole,
      isLog: this.isLog,
      better,
      smoothing: 0,
      curves: [{ ...curve, end: this.isRunning ? "running" : "ended" }],
    };
  }
}

function placeOf(point: MetricPoint | null): ChartPoint | null {
  return point === null ? null : { x: point.step, y: point.value };
}

customElements.define("executions-metric-figure", MetricFigure);
