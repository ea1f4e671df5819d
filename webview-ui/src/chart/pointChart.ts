import { html, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import type { PointChartStrings } from "../../../src/shared/metrics/strings";
import { ResizedElement } from "../details/resizedElement";
import { curveMarker } from "./curveMarker";
import {
  pointPicture,
  type DrawnPoint,
  type PointChart,
  type PointPicture,
} from "../../../src/shared/chart/pointChart";
import { pointTip } from "./pointTip";

/** What a chart of points tells those that drew it. */
export interface PointActions {
  /** The pointer or the keys went to an execution by its key; null: away from all. */
  front(key: string | null): void;
  open(id: string): void;
}

/** So near a pointer means a point, in pixels. */
const reach = 24;

/** Executions by two fields as points, or by one as bars: drawn as SVG, so that it is text to all that read it. */
class PointChartElement extends ResizedElement {
  static override properties = {
    ...ResizedElement.properties,
    chart: { attribute: false },
    strings: { attribute: false },
    actions: { attribute: false },
    front: { attribute: false },
    isDense: { attribute: false },
    height: { attribute: false },
    pointed: { state: true },
  };

  declare chart: PointChart;
  declare strings: PointChartStrings;
  declare actions: PointActions;
  /** The key of the execution that is brought forward. */
  declare front: string | null;
  /** Whether there are too many for a colour each: the baseline alone has one, and the one in front. */
  declare isDense: boolean;
  declare height: number;
  /** Whether what is in front was chosen here, and is told. */
  declare private pointed: boolean;
  private picture: PointPicture | null = null;

  constructor() {
    super();
    this.front = null;
    this.isDense = false;
    this.height = 252;
    this.pointed = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const isOther = ["chart", "width", "height"].some((name) => changed.has(name));
    const { width, height } = this;
    if (isOther && width > 0) this.picture = pointPicture(this.chart, { width, height });
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.picture === null ? nothing : this.drawing(this.picture);
  }

  private drawing(picture: PointPicture): TemplateResult {
    const { width, height, strings } = this;
    const { plot } = picture;
    return html`<svg
        class="point-chart"
        width=${width}
        height=${height}
        viewBox="0 0 ${width} ${height}"
        role="application"
        tabindex="0"
        aria-label=${this.label}
        aria-description=${strings.keys}
        @pointermove=${(event: PointerEvent) => this.point(nearest(picture, event))}
        @pointerleave=${() => this.point(null)}
        @blur=${() => this.point(null)}
        @click=${() => this.open()}
        @keydown=${(event: KeyboardEvent) => this.key(event, picture)}
      >
        ${picture.yTicks.map(
          ({ y, text }) =>
            svg`<line class="gridline" x1=${plot.left} x2=${plot.right} y1=${y} y2=${y} />
            <text x=${plot.left - 6} y=${y + 4} text-anchor="end">${text}</text>`,
        )}
        ${picture.xTicks.map(({ x, text }) => svg`<text x=${x} y=${height - 6} text-anchor="middle">${text}</text>`)}
        ${this.marks(picture)}
        ${picture.labels.map(
          ({ x, y, text, isStrong }) =>
            svg`<text class="fore halo ${isStrong ? "bold" : ""}" x=${x} y=${y}>${text}</text>`,
        )}
        <g class="overlay">${this.tip(picture)}</g>
      </svg>
      <p class="unseen" aria-live="polite">${this.pointed ? this.told : ""}</p>`;
  }

  /** The one in front is drawn last, the baseline before it. */
  private marks({ points, bars }: PointPicture): readonly TemplateResult[] {
    const rank = ({ point }: DrawnPoint): number => (point.key === this.front ? 2 : point.isBaseline ? 1 : 0);
    return [...points]
      .sort((one, other) => rank(one) - rank(other))
      .map((drawn) => (bars === null ? this.mark(drawn) : this.bar(drawn, bars)));
  }

  private mark(drawn: DrawnPoint): TemplateResult {
    const { point } = drawn;
    const isFront = point.key === this.front;
    const kind = point.isBaseline || isFront ? "filled" : this.isDense ? "hollow quiet" : "hollow";
    return svg`<g class="point" data-key=${point.key}>${curveMarker(point.style, drawn, isFront ? 5.5 : 4, kind)}</g>`;
  }

  private bar(
    { point, x, y }: DrawnPoint,
    { base, width }: NonNullable<PointPicture["bars"]>,
  ): TemplateResult {
    const isFront = point.key === this.front;
    const kind = point.isBaseline || isFront || !this.isDense ? "" : "quiet";
    return svg`<rect class="bar series-${point.style % 4} ${kind} ${isFront ? "front" : ""}" data-key=${point.key}
      x=${x - width / 2} width=${width} y=${Math.min(y, base)} height=${Math.max(1, Math.abs(base - y))} />`;
  }

  private tip(picture: PointPicture): TemplateResult | typeof nothing {
    const found = this.pointed ? picture.points.find(({ point }) => point.key === this.front) : undefined;
    return found === undefined ? nothing : pointTip(this.chart, found, picture, this.width);
  }

  /** Of the one in front, in words. */
  private get told(): string {
    const found = this.chart.points.find(({ key }) => key === this.front);
    if (found === undefined) return "";
    const { key, label, xText, yText } = found;
    const { x, y } = this.chart;
    const across = x.kind === "executions" ? "" : `, ${x.name} ${xText}`;
    return `${key} ${label}: ${y.name} ${yText}${across}`;
  }

  private get label(): string {
    const { chart, strings } = this;
    const count = chart.points.length;
    return chart.x.kind === "executions"
      ? fill(strings.barsLabel, chart.y.name, count)
      : fill(strings.pointsLabel, chart.y.name, chart.x.name, count);
  }

  private point(key: string | null): void {
    this.pointed = key !== null;
    if (key !== this.front) this.actions.front(key);
  }

  private open(): void {
    const found = this.chart.points.find(({ key }) => key === this.front);
    if (found !== undefined) this.actions.open(found.id);
  }

  private key(event: KeyboardEvent, { points }: PointPicture): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const last = points.length - 1;
    const at = points.findIndex(({ point }) => point.key === this.front);
    const places: Readonly<Record<string, number>> = {
      Home: 0,
      End: last,
      ArrowLeft: at < 0 ? last : at - 1,
      ArrowRight: at + 1,
    };
    const wanted = places[event.key];
    if (event.key === "Enter") this.open();
    else if (event.key === "Escape") this.point(null);
    else if (wanted !== undefined) this.point(points[Math.min(last, Math.max(0, wanted))]?.point.key ?? null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** The key of what lies at the pointer: a bar by its column, a point by its distance. */
function nearest({ points, bars, plot }: PointPicture, { offsetX, offsetY }: PointerEvent): string | null {
  if (offsetX < plot.left || offsetX > plot.right) return null;
  const far = ({ x, y }: DrawnPoint): number =>
    bars === null ? Math.hypot(x - offsetX, y - offsetY) : Math.abs(x - offsetX);
  const [found] = [...points].sort((one, other) => far(one) - far(other));
  if (found === undefined) return null;
  return far(found) <= (bars === null ? reach : Math.max(reach, bars.width)) ? found.point.key : null;
}

customElements.define("executions-point-chart", PointChartElement);
