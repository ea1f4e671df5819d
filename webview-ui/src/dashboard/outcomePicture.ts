import { html, nothing, svg, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { ResizedElement } from "../details/resizedElement";
import { linear, niceTicks } from "../../../src/shared/scale";
import type { DashboardContext, Told } from "./dashboardContext";
import { drawnMark } from "./marks";
import { count, day, periodName, tickName } from "./words";

type Course = Told<"outcomes">;

const frame = { top: 8, left: 34, plot: 140, gap: 1, labels: 22 };
const height = frame.top + frame.plot + frame.labels + 4;
/** So much of its place a bar takes. */
const barPart = 0.8;
/** What is there is seen. */
const leastPixels = 2;
const tickDistance = 110;

/** Executions over time: those that ended well above the line, those that failed or were stopped below it. */
class OutcomePicture extends ResizedElement {
  static override properties = {
    ...ResizedElement.properties,
    context: { attribute: false },
    course: { attribute: false },
  };

  declare context: DashboardContext;
  declare course: Course;

  protected override render(): TemplateResult | typeof nothing {
    return this.width === 0 ? nothing : this.picture();
  }

  private picture(): TemplateResult {
    const { width, course, context } = this;
    const { periods } = course;
    const most = Math.max(1, ...periods.map(({ counts }) => counts.well));
    const below = Math.max(...periods.map(({ counts }) => counts.badly + counts.stopped));
    const scale = frame.plot / (most + below);
    const line = frame.top + most * scale;
    const step = (width - frame.left) / periods.length;
    const firsts = firstMark(course);
    return html`<svg
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-label=${context.strings.outcomesLabel}
    >
      ${niceTicks(0, most, 2)
        .filter((tick) => tick > 0 && tick <= most && Number.isInteger(tick))
        .map(
          (
            tick,
          ) => svg`<line class="gridline" x1=${frame.left} x2=${width} y1=${line - tick * scale} y2=${line - tick * scale} />
          <text x=${frame.left - 6} y=${line - tick * scale + 4} text-anchor="end">${count(tick)}</text>`,
        )}
      ${periods.map((_, index) => this.bars(index, { scale, line, step }, firsts))}
      <line class="axis" x1=${frame.left} x2=${width} y1=${line} y2=${line} />
      ${this.worst(step, line, scale)}${this.ticks(step)}
    </svg>`;
  }

  private bars(
    index: number,
    { scale, line, step }: { readonly scale: number; readonly line: number; readonly step: number },
    first: string,
  ): TemplateResult {
    const { context, course } = this;
    const { strings } = context;
    const period = course.periods[index];
    if (period === undefined) return svg``;
    const { counts, queries } = period;
    const x = frame.left + step * index + (step * (1 - barPart)) / 2;
    const width = Math.max(1, step * barPart);
    const name = periodName(period.from, course.unit, strings, context.now);
    const size = (value: number): number => Math.max(leastPixels, value * scale - frame.gap);
    const failed = counts.badly === 0 ? 0 : size(counts.badly) + frame.gap;
    const mark = (
      kind: "well" | "badly" | "stopped",
      row: number,
      words: string,
      shape: TemplateResult,
    ): unknown =>
      counts[kind] === 0
        ? nothing
        : drawnMark(
            context,
            {
              column: index,
              row,
              label: `${name}: ${fill(words, count(counts[kind]))}`,
              query: queries[kind],
              first: first === `${index} ${kind}`,
            },
            kind,
            shape,
          );
    return svg`${mark(
      "well",
      0,
      strings.countWell,
      svg`<rect x=${x} y=${line - size(counts.well)} width=${width} height=${size(counts.well)} />`,
    )}${mark(
      "badly",
      1,
      strings.countBadly,
      svg`<rect x=${x} y=${line + frame.gap} width=${width} height=${size(counts.badly)} />`,
    )}${mark(
      "stopped",
      2,
      strings.countStopped,
      svg`<rect x=${x + 0.5} y=${line + frame.gap + failed + 0.5} width=${Math.max(1, width - 1)} height=${Math.max(leastPixels, size(counts.stopped) - 1)} />`,
    )}`;
  }

  /** The label of a time in which much failed, where there is room for it. */
  private worst(step: number, line: number, scale: number): unknown {
    const { course, context, width } = this;
    const { strings, now } = context;
    const { worst } = course;
    const period = worst === null ? undefined : course.periods[worst.period];
    if (worst === null || period === undefined) return nothing;
    const name = periodName(period.from, course.unit, strings, now);
    const text =
      worst.kind === null || worst.ofKind < 2
        ? fill(strings.worstPeriod, name, count(worst.badly))
        : fill(strings.worstReason, name, count(worst.badly), count(worst.ofKind), shortened(worst.kind));
    const x = linear([0, course.periods.length], [frame.left, width])(worst.period + 1);
    const isRight = x + text.length * 5.6 < width;
    const y = Math.min(height - frame.labels - 6, line + worst.badly * scale - 1);
    return svg`<text class="halo" x=${isRight ? x + 4 : x - step - 4} y=${y} text-anchor=${isRight ? "start" : "end"}>${text}</text>`;
  }

  private ticks(step: number): unknown {
    const { course, width, context } = this;
    const { periods, unit } = course;
    const every = Math.max(
      1,
      Math.ceil(periods.length / Math.max(1, Math.floor((width - frame.left) / tickDistance))),
    );
    const last = periods.length - 1;
    return periods.map((period, index) => {
      if ((last - index) % every !== 0 || (index !== last && last - index < every / 2)) return nothing;
      const x = frame.left + step * (index + 0.5);
      const isEnd = index === last;
      const anchor = isEnd ? "end" : x < frame.left + tickDistance / 4 ? "start" : "middle";
      return svg`<text x=${isEnd ? width : anchor === "start" ? frame.left : x} y=${height - 4} text-anchor=${anchor}>${this.tickText(period.from, unit, isEnd, context)}</text>`;
    });
  }

  private tickText(
    from: number,
    unit: Course["unit"],
    isEnd: boolean,
    { strings, now }: DashboardContext,
  ): string {
    const isToday = isEnd && unit === "day" && day(from, strings, now) === day(now.getTime(), strings, now);
    return isToday ? strings.today : tickName(from, unit, strings, now);
  }
}

const longestReason = 40;

function shortened(text: string): string {
  return text.length > longestReason ? `${text.slice(0, longestReason - 1)}…` : text;
}

/** The newest bar is where the picture is entered. */
function firstMark({ periods }: Course): string {
  const index = periods.findLastIndex(({ counts }) => counts.well + counts.badly + counts.stopped > 0);
  const counts = periods[index]?.counts;
  if (counts === undefined) return "";
  return `${index} ${counts.well > 0 ? "well" : counts.badly > 0 ? "badly" : "stopped"}`;
}

customElements.define("executions-outcomes", OutcomePicture);
