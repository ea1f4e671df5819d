import { html, nothing, svg, type TemplateResult } from "lit";
import type { MetricPoint, MetricView } from "../../../src/shared/details/detailsView";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { fill, format } from "../../../src/shared/format";
import { ResizedElement } from "./resizedElement";
import { linear, niceTicks, tickLabels } from "../../../src/shared/scale";

const height = 132;
const margin = { top: 8, right: 52, bottom: 24, left: 44 };

/** One metric by step: the curve, its last value at its end, its best one ringed, and the value under the pointer. */
class LineChart extends ResizedElement {
  static override properties = {
    ...ResizedElement.properties,
    metric: { attribute: false },
    strings: { attribute: false },
    lastStep: { attribute: false },
    pointed: { state: true },
  };

  declare metric: MetricView;
  declare strings: DetailsStrings;
  /** Where the axis ends while it runs; null: at the last step. */
  declare lastStep: number | null;
  declare private pointed: number | null;

  constructor() {
    super();
    this.lastStep = null;
    this.pointed = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.width === 0 ? nothing : this.picture();
  }

  private picture(): TemplateResult {
    const { metric, strings, width } = this;
    const { points, last } = metric;
    const ticks = niceTicks(metric.minimum.value, metric.maximum.value, 2);
    const first = points[0]?.step ?? 0;
    const end = Math.max(this.lastStep ?? 0, points.at(-1)?.step ?? first);
    const x = linear([first, end], [margin.left, width - margin.right]);
    const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [height - margin.bottom, margin.top]);
    const labels = tickLabels(ticks, format.number);
    return html`<svg
      class="chart"
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      role="img"
      tabindex="0"
      aria-label=${fill(strings.chartLabel, metric.name, format.number(last.value))}
      @pointermove=${(event: PointerEvent) => this.point(event, x)}
      @pointerleave=${() => (this.pointed = null)}
      @keydown=${(event: KeyboardEvent) => this.step(event)}
      @blur=${() => (this.pointed = null)}
    >
      ${ticks.map(
        (tick, index) =>
          svg`<line class="gridline" x1=${margin.left} x2=${width - margin.right} y1=${y(tick)} y2=${y(tick)} />
          <text x=${margin.left - 6} y=${y(tick) + 4} text-anchor="end">${labels[index]}</text>`,
      )}
      <path class="curve" d=${pathOf(points, x, y)} />
      ${this.marks(x, y)}
      <text x=${margin.left} y=${height - 6}>${fill(strings.step, format.number(first))}</text>
      ${end > first ? svg`<text x=${width - margin.right} y=${height - 6} text-anchor="end">${format.number(end)}</text>` : nothing}
      ${this.cursor(x, y)}
    </svg>`;
  }

  private marks(x: (step: number) => number, y: (value: number) => number): TemplateResult {
    const { last, best, minimum, maximum } = this.metric;
    const top = best === null ? null : best === "minimum" ? minimum : maximum;
    return svg`<circle class="last" cx=${x(last.step)} cy=${y(last.value)} r="2.5" />
      ${top !== null && top.step !== last.step ? svg`<circle class="best" cx=${x(top.step)} cy=${y(top.value)} r="3" />` : nothing}
      <text class="strong" x=${x(last.step) + 7} y=${y(last.value) + 4}>${format.number(last.value)}</text>`;
  }

  private cursor(x: (step: number) => number, y: (value: number) => number): unknown {
    const point = this.pointed === null ? undefined : this.metric.points[this.pointed];
    if (point === undefined) return nothing;
    const text = `${format.number(point.step)}: ${format.number(point.value)}`;
    const right = x(point.step) > this.width / 2;
    return svg`<line class="cursor" x1=${x(point.step)} x2=${x(point.step)} y1=${margin.top} y2=${height - margin.bottom} />
      <circle class="last" cx=${x(point.step)} cy=${y(point.value)} r="3" />
      <text class="strong halo" x=${x(point.step) + (right ? -8 : 8)} y=${margin.top + 10} text-anchor=${right ? "end" : "start"}>${text}</text>`;
  }

  private point(event: PointerEvent, x: (step: number) => number): void {
    const left = event.offsetX;
    const { points } = this.metric;
    let nearest = 0;
    for (const [index, point] of points.entries())
      if (Math.abs(x(point.step) - left) <= Math.abs(x(points[nearest]?.step ?? 0) - left)) nearest = index;
    this.pointed = nearest;
  }

  private step(event: KeyboardEvent): void {
    const end = this.metric.points.length - 1;
    const at = this.pointed ?? end;
    const stride = event.shiftKey ? 10 : 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: at - (this.pointed === null ? 0 : stride),
      ArrowRight: at + stride,
      Home: 0,
      End: end,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    this.pointed = Math.min(end, Math.max(0, target));
    event.preventDefault();
    event.stopPropagation();
  }
}

function pathOf(
  points: readonly MetricPoint[],
  x: (step: number) => number,
  y: (value: number) => number,
): string {
  return points
    .map(({ step, value }, index) => `${index === 0 ? "M" : "L"}${x(step).toFixed(1)} ${y(value).toFixed(1)}`)
    .join("");
}

customElements.define("executions-line-chart", LineChart);
