import { html, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { pointNear, type CurveChart } from "../../../src/shared/chart/curveChart";
import type { ChartStrings } from "../../../src/shared/metrics/strings";
import { fill, format } from "../../../src/shared/format";
import { ResizedElement } from "../details/resizedElement";
import { placeText } from "../../../src/shared/chart/axisTicks";
import { chartKey } from "./chartKeys";
import { chartPicture, type ChartPicture, type DrawnCurve } from "./chartPicture";
import { margin } from "./chartScales";
import { chartTip } from "./chartTip";
import { crossMarker, curveClass, curveMarker } from "./curveMarker";

/** What a chart tells those that drew it. */
export interface ChartActions {
  /** The cursor went there; null: it left. */
  cursor(x: number | null): void;
  /** A stretch of the axis was chosen; null: all of it. */
  zoom(range: CurveChart["range"] | null): void;
  turnLog(): void;
  /** It has so many pixel columns. */
  columns(count: number): void;
}

/** Names what the lines of a chart are cut off by: names are those of the whole page. */
let charts = 0;

/** A drag that is shorter chooses nothing, in pixels. */
const shortestDrag = 5;

/** Curves over one axis with a cursor, ends and the best value marked: drawn as SVG, so that it is text to all that read it. */
class CurveChartElement extends ResizedElement {
  static override properties = {
    ...ResizedElement.properties,
    chart: { attribute: false },
    strings: { attribute: false },
    actions: { attribute: false },
    marks: { attribute: false },
    cursor: { attribute: false },
    front: { attribute: false },
    strong: { attribute: false },
    height: { attribute: false },
    pointed: { state: true },
    dragged: { state: true },
  };

  declare chart: CurveChart;
  declare strings: ChartStrings;
  declare actions: ChartActions;
  declare marks: { readonly best: boolean; readonly last: boolean; readonly raw: boolean };
  /** A place of the axis; null: there is none. */
  declare cursor: number | null;
  /** The key of the curve that is brought forward. */
  declare front: string | null;
  /** The keys of the curves that are drawn in full where there are too many; null: of all. */
  declare strong: ReadonlySet<string> | null;
  declare height: number;
  declare private pointed: boolean;
  declare private dragged: { readonly from: number; readonly to: number } | null;
  private picture: ChartPicture | null = null;
  private readonly clip: string;

  constructor() {
    super();
    charts += 1;
    this.clip = `plot-${charts}`;
    this.cursor = null;
    this.front = null;
    this.strong = null;
    this.height = 252;
    this.pointed = false;
    this.dragged = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const isOther = ["chart", "width", "height", "marks", "strong"].some((name) => changed.has(name));
    if (isOther && this.width > 0) {
      const { width, height } = this;
      this.picture = chartPicture(this.chart, { width, height }, { ...this.marks, labelled: this.strong });
    }
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has("width") && this.width > 0)
      this.actions.columns(Math.max(1, this.width - margin.left - margin.right));
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.picture === null ? nothing : this.drawing(this.picture);
  }

  private drawing(picture: ChartPicture): TemplateResult {
    const { chart, strings, width, height } = this;
    const { plot } = picture;
    return html`<svg
      class="curve-chart"
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      role="application"
      tabindex="0"
      aria-label=${fill(strings.chartLabel, chart.name, strings.axes[chart.axis], chart.curves.length, this.told)}
      aria-description=${strings.chartKeys}
      @pointerdown=${(event: PointerEvent) => this.press(event, picture)}
      @pointermove=${(event: PointerEvent) => this.move(event, picture)}
      @pointerup=${() => this.release(picture)}
      @pointerleave=${() => this.leave()}
      @dblclick=${() => this.actions.zoom(null)}
      @keydown=${(event: KeyboardEvent) => this.key(event)}
      @focus=${() => (this.pointed = true)}
      @blur=${() => this.leave()}
    >
      ${picture.valueTicks.map(
        ({ y, text }) =>
          svg`<line class="gridline" x1=${plot.left} x2=${plot.right} y1=${y} y2=${y} />
          <text x=${plot.left - 6} y=${y + 4} text-anchor="end">${text}</text>`,
      )}
      ${picture.placeTicks.map(({ x, text }) => svg`<text x=${x} y=${height - 6} text-anchor="middle">${text}</text>`)}
      <clipPath id=${this.clip}>
        <rect
          x=${plot.left}
          y=${plot.top - 4}
          width=${plot.right - plot.left}
          height=${plot.bottom - plot.top + 8}
        />
      </clipPath>
      <g clip-path="url(#${this.clip})">${this.curves(picture)}</g>
      ${picture.curves.map((drawn) => this.end(drawn))} ${this.best(picture)}
      <g class="overlay">${this.drag(picture)}${this.line(picture)}</g>
    </svg>`;
  }

  /** The one in front is drawn last. */
  private curves({ curves }: ChartPicture): readonly TemplateResult[] {
    const rank = ({ curve: { key } }: DrawnCurve): number =>
      key === this.front ? 2 : Number(this.isTold(key));
    return [...curves]
      .sort((one, other) => rank(one) - rank(other))
      .map(({ curve, line, raw }) => {
        const classes = `${curveClass(curve.style)} ${this.classOf(curve.key)}`;
        return svg`${raw === null ? nothing : svg`<path class="line raw ${classes}" d=${raw} />`}
          <path class="line ${classes}" data-key=${curve.key} d=${line} />`;
      });
  }

  private classOf(key: string): string {
    if (!this.isTold(key)) return "quiet";
    if (this.front === null || this.strong !== null) return "";
    return this.front === key ? "front" : "behind";
  }

  /** Whether a curve is drawn in full, and told of at the cursor. */
  private isTold(key: string): boolean {
    return this.strong === null || this.strong.has(key) || this.front === key;
  }

  private end({ curve, last, label }: DrawnCurve): TemplateResult | typeof nothing {
    if (last === null || !this.isTold(curve.key)) return nothing;
    const { x, y } = label ?? { x: last.x + 9, y: last.y + 4 };
    const { strings, marks } = this;
    const marker =
      curve.end === "failed" ? crossMarker(curve.style, last) : curveMarker(curve.style, last, 3.6, "filled");
    const value = curve.last === null || !marks.last ? "" : ` ${format.number(curve.last.y)}`;
    const state = curve.end === "running" ? ` ${strings.running}` : "";
    return svg`<g class=${this.classOf(curve.key)}>${marker}
      <text class="fore halo" x=${x} y=${y}><tspan class="bold">${curve.key}</tspan>${value}${state}</text></g>`;
  }

  private best({ best, plot }: ChartPicture): TemplateResult | typeof nothing {
    if (best === null || !this.marks.best) return nothing;
    const { curve, point, spot } = best;
    const { chart, strings } = this;
    const ring = svg`<circle class="ring" cx=${spot.x} cy=${spot.y} r="5.5" />`;
    // What stands at the end of the curve tells the value already.
    if (this.marks.last && curve.last?.x === point.x) return ring;
    const text = fill(strings.bestAt, curve.key, format.number(point.y), placeText(point.x, chart.axis));
    const below = spot.y + 22 < plot.bottom;
    const anchor = spot.x - plot.left < 120 ? "start" : "end";
    return svg`${ring}<text class="fore halo" x=${spot.x + (anchor === "start" ? 4 : -2)} y=${below ? spot.y + 18 : spot.y - 10} text-anchor=${anchor}>${text}</text>`;
  }

  private line(picture: ChartPicture): TemplateResult | typeof nothing {
    const { cursor, chart } = this;
    if (cursor === null || cursor < chart.range.from || cursor > chart.range.to) return nothing;
    const x = picture.toX(cursor);
    const told = { ...chart, curves: chart.curves.filter(({ key }) => this.isTold(key)) };
    const isTip = this.pointed && this.dragged === null;
    const tip = isTip ? chartTip({ chart: told, strings: this.strings }, picture, cursor) : nothing;
    return svg`<line class="cursor" x1=${x} x2=${x} y1=${picture.plot.top} y2=${picture.plot.bottom} />
      ${told.curves.map(({ line, style }) => {
        const point = pointNear(line, cursor);
        if (point === null || (chart.isLog && point.y <= 0)) return nothing;
        return curveMarker(style, { x, y: picture.toY(point.y) }, 3.4, "hollow");
      })}${tip}`;
  }

  private drag({ plot }: ChartPicture): TemplateResult | typeof nothing {
    if (this.dragged === null) return nothing;
    const { from, to } = this.dragged;
    return svg`<rect class="dragged" x=${Math.min(from, to)} width=${Math.abs(to - from)} y=${plot.top} height=${plot.bottom - plot.top} />`;
  }

  /** What the chart says in words: the last values. */
  private get told(): string {
    const { chart } = this;
    const told = chart.curves.filter(({ key }) => this.isTold(key));
    const words = told.map(
      ({ key, label, last }) => `${key} ${label}: ${last === null ? "–" : format.number(last.y)}`,
    );
    return words.length === 0 ? this.strings.noValues : words.join("; ");
  }

  private key(event: KeyboardEvent): void {
    this.pointed = true;
    chartKey(event, this);
  }

  private press(event: PointerEvent, { plot }: ChartPicture): void {
    if (event.button !== 0) return;
    const from = Math.min(plot.right, Math.max(plot.left, event.offsetX));
    this.dragged = { from, to: from };
  }

  private move(event: PointerEvent, { plot, fromX }: ChartPicture): void {
    const at = Math.min(plot.right, Math.max(plot.left, event.offsetX));
    this.pointed = true;
    if (this.dragged !== null) this.dragged = { ...this.dragged, to: at };
    this.actions.cursor(this.nearest(fromX(at)));
  }

  private release({ fromX }: ChartPicture): void {
    const { dragged } = this;
    this.dragged = null;
    if (dragged === null || Math.abs(dragged.to - dragged.from) < shortestDrag) return;
    const [from, to] = [fromX(Math.min(dragged.from, dragged.to)), fromX(Math.max(dragged.from, dragged.to))];
    if (to > from) this.actions.zoom({ from, to });
  }

  private leave(): void {
    this.dragged = null;
    this.pointed = false;
    this.actions.cursor(null);
  }

  /** The place nearest to there at which any of the curves has a point. */
  private nearest(place: number): number {
    const found = this.chart.curves.flatMap(({ line }) => pointNear(line, place) ?? []);
    const far = ({ x }: { readonly x: number }): number => Math.abs(x - place);
    return found.sort((one, other) => far(one) - far(other))[0]?.x ?? place;
  }
}

customElements.define("executions-curve-chart", CurveChartElement);
