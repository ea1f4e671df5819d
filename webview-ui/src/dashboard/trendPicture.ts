import { html, nothing, svg, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import { ResizedElement } from "../details/resizedElement";
import { linear, niceTicks } from "../../../src/shared/scale";
import type { DashboardContext, Told } from "./dashboardContext";
import { drawnMark } from "./marks";
import { outlierLabels } from "./outlierLabels";
import { changeText, outlierText, tickTexts } from "./trendTexts";
import { day } from "./words";

type Trend = NonNullable<Told<"trends">>["trend"];

const frame = { left: 60, right: 100, strip: 14, rule: 30, top: 52, bottom: 168, height: 196 };
/** Without outliers there is no strip. */
const withoutStrip = { ...frame, rule: 4, top: 16 };
const tickDistance = 110;

interface Axes {
  readonly x: (at: number) => number;
  readonly y: (ms: number) => number;
}

/** How long each execution of a method took: the level and where nine of ten lie, outliers in a strip on top. */
class TrendPicture extends ResizedElement {
  static override properties = {
    ...ResizedElement.properties,
    context: { attribute: false },
    trend: { attribute: false },
  };

  declare context: DashboardContext;
  declare trend: Trend;

  protected override render(): TemplateResult | typeof nothing {
    const { shown } = this.context.view.dashboard;
    return this.width === 0 || shown === null ? nothing : this.picture(shown);
  }

  private get frame(): { readonly rule: number; readonly top: number } {
    return this.trend.outliers.count === 0 ? withoutStrip : frame;
  }

  private picture(shown: { readonly from: number; readonly until: number }): TemplateResult {
    const { width, trend, context } = this;
    const taken = trend.points.map((point) => point.taken);
    const most = Math.max(...taken);
    const ticks = most === 0 ? [0, 1000] : niceTicks(Math.min(...taken), most, 4);
    const texts = tickTexts(ticks);
    const axes = {
      x: linear([shown.from, shown.until], [frame.left, width - frame.right]),
      y: linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [frame.bottom, this.frame.top]),
    };
    return html`<svg
      width=${width}
      height=${frame.height}
      viewBox="0 0 ${width} ${frame.height}"
      role="group"
      aria-label=${fill(context.strings.trendLabel, trend.label)}
    >
      ${ticks.map(
        (
          tick,
          index,
        ) => svg`<line class="gridline" x1=${frame.left} x2=${width - frame.right} y1=${axes.y(tick)} y2=${axes.y(tick)} />
        <text x=${frame.left - 6} y=${axes.y(tick) + 4} text-anchor="end">${texts[index]}</text>`,
      )}
      ${this.ticks(shown, axes)}${trend.levels.map((piece) => band(piece, axes))}
      ${trend.points.map((point, index) => this.point(point, index, axes))}
      ${trend.levels.map((piece) => svg`<path class="level" d=${lineOf(piece.map(({ at, median }) => [axes.x(at), axes.y(median)]))} />`)}
      ${this.change(axes)}${this.now(axes)}${this.outliers(axes)}
    </svg>`;
  }

  private ticks(shown: { readonly from: number; readonly until: number }, axes: Axes): unknown {
    const { strings, now } = this.context;
    const parts = Math.max(1, Math.floor((this.width - frame.left - frame.right) / tickDistance));
    const isShort = shown.until - shown.from < 2.1 * 86_400_000;
    return Array.from({ length: parts + 1 }, (_, index) => {
      const at = shown.from + ((shown.until - shown.from) * index) / parts;
      const anchor = index === 0 ? "start" : index === parts ? "end" : "middle";
      const clock = `${String(new Date(at).getHours()).padStart(2, "0")}:00`;
      return svg`<text x=${axes.x(at)} y=${frame.height - 4} text-anchor=${anchor}>${isShort ? clock : day(at, strings, now)}</text>`;
    });
  }

  private point(
    { id, at, taken, query }: Trend["points"][number],
    index: number,
    axes: Axes,
  ): TemplateResult {
    const label = this.labelOf(id, at, format.duration(taken));
    const first = index === this.trend.points.length - 1;
    const mark = { column: at, row: 1, label, query, first };
    return drawnMark(this.context, mark, "point", svg`<circle cx=${axes.x(at)} cy=${axes.y(taken)} r="2" />`);
  }

  private labelOf(id: string, at: number, taken: string): string {
    return `${id}: ${taken}, ${day(at, this.context.strings, this.context.now)}`;
  }

  private outliers(axes: Axes): unknown {
    const { outliers } = this.trend;
    const { strings } = this.context;
    if (outliers.count === 0) return nothing;
    const labels = outlierLabels(
      outliers.marks.map(({ at, taken, times }) => ({
        x: axes.x(at),
        taken,
        text: outlierText({ taken, times }, strings),
      })),
      { left: frame.left, right: this.width },
    );
    return svg`<text x=${frame.left - 6} y=${frame.strip + 4} text-anchor="end">${fill(strings.overLimit, format.duration(outliers.limit))}</text>
      <line class="limit" x1=${frame.left} x2=${this.width - frame.right} y1=${frame.rule} y2=${frame.rule} />
      ${outliers.marks.map(({ id, at, taken, times, query }, index) => {
        const label = labels[index];
        const words = outlierText({ taken, times }, strings);
        const mark = { column: at, row: 0, label: this.labelOf(id, at, words), query, first: false };
        const text =
          label === undefined
            ? nothing
            : svg`<text x=${label.x} y=${frame.strip + 4} text-anchor=${label.anchor}>${label.text}</text>`;
        return drawnMark(
          this.context,
          mark,
          "outlier",
          svg`<circle cx=${axes.x(at)} cy=${frame.strip} r="4" />${text}`,
        );
      })}`;
  }

  private change(axes: Axes): unknown {
    const { change } = this.trend;
    const { strings, now } = this.context;
    if (change === null) return nothing;
    const x = axes.x(change.at);
    const from = change.commit?.slice(0, 7) ?? day(change.at, strings, now);
    const label = fill(strings.changeFrom, from, changeText(change));
    const isRight = x + label.length * 5.6 < this.width - frame.right + 40;
    return svg`<line class="limit" x1=${x} x2=${x} y1=${this.frame.rule} y2=${frame.bottom} />
      ${drawnMark(
        this.context,
        { column: change.at, row: 2, label, query: change.query, first: false },
        "change",
        svg`<text class="halo" x=${isRight ? x + 4 : x - 4} y=${frame.bottom - 6} text-anchor=${isRight ? "start" : "end"}>${label}</text>`,
      )}`;
  }

  /** At the end of the curve. */
  private now(axes: Axes): unknown {
    const last = this.trend.levels.at(-1)?.at(-1);
    if (last === undefined) return nothing;
    const { strings } = this.context;
    const [x, y] = [axes.x(last.at) + 8, axes.y(last.median)];
    return svg`<text class="strong halo" x=${x} y=${y + 2}>${fill(strings.levelNow, format.duration(last.median))}</text>
      <text class="halo" x=${x} y=${y + 16}>${strings.nineOfTen}</text>`;
  }
}

type Piece = Trend["levels"][number];

function band(piece: Piece, { x, y }: Axes): TemplateResult {
  const upper = piece.map(({ at, high }): Point => [x(at), y(high)]);
  const lower = piece.map(({ at, low }): Point => [x(at), y(low)]);
  return svg`<path class="band" d="${lineOf([...upper, ...lower.reverse()])}Z" />`;
}

type Point = readonly [number, number];

function lineOf(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

customElements.define("executions-trend", TrendPicture);
