import { html, nothing, svg, type TemplateResult } from "lit";
import type { PhaseView, TimelineEntry, TimelineView } from "../../../src/shared/details/detailsView";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { format } from "../../../src/shared/format";
import { phaseName } from "./phaseName";
import { ResizedElement } from "./resizedElement";
import { resourceRows, resourcesHeight } from "./resourceRows";
import { linear, niceTicks, tickLabels } from "../../../src/shared/scale";

const rowHeight = 20;
const margin = { left: 92, right: 64, top: 4, bottom: 24 };
const letterWidth = 6.2;

/** Phases as bars and messages as marks on one axis of time. */
class TimelineChart extends ResizedElement {
  static override properties = {
    ...ResizedElement.properties,
    timeline: { attribute: false },
    strings: { attribute: false },
  };

  declare timeline: TimelineView;
  declare strings: DetailsStrings;

  protected override render(): TemplateResult | typeof nothing {
    const { width, timeline, strings } = this;
    if (width === 0) return nothing;
    const messages = timeline.entries.filter(({ kind }) => kind !== "state");
    const states = timeline.entries.filter(({ kind }) => kind === "state");
    const rows = timeline.phases.length + (messages.length > 0 ? 1 : 0);
    const top = margin.top + rows * rowHeight + 4;
    const bottom = top + resourcesHeight(timeline.resources, strings);
    const total = Math.max(1, timeline.totalMs);
    const x = linear([0, total], [margin.left, width - margin.right]);
    return html`<svg
      class="timeline"
      width=${width}
      height=${bottom + margin.bottom}
      viewBox="0 0 ${width} ${bottom + margin.bottom}"
      role="img"
      aria-label=${strings.timelineLabel}
    >
      ${this.axis(total, x, bottom)}
      ${timeline.phases.map((phase, index) => this.phase(phase, margin.top + index * rowHeight, x))}
      ${
        timeline.resources === null
          ? nothing
          : resourceRows(timeline.resources, strings, {
              top,
              left: margin.left,
              right: width - margin.right,
              x,
            })
      }
      ${states.map(({ atMs, text }) => svg`<path class="mark state" d="M${x(atMs)} ${bottom}l3 6h-6z"><title>${text}</title></path>`)}
      ${messages.length > 0 ? this.messages(messages, margin.top + timeline.phases.length * rowHeight, x) : nothing}
    </svg>`;
  }

  private axis(total: number, x: (ms: number) => number, bottom: number): unknown {
    const inner = niceTicks(0, total / 1000, this.width < 520 ? 3 : 6).filter(
      (seconds) => seconds > 0 && x(total) - x(seconds * 1000) > 56 && x(seconds * 1000) - x(0) > 56,
    );
    const end = format.duration(total);
    // The end is rounded more than what lies before it.
    const labels = spanLabels(inner)
      .map((text, index) => ({ ms: (inner[index] ?? 0) * 1000, text }))
      .filter(({ text }) => text !== end);
    const places = [...labels, { ms: total, text: end }];
    const clock =
      this.timeline.origin === null ? "" : (format.dateTime(this.timeline.origin).split(", ")[1] ?? "");
    return [
      ...[{ ms: 0 }, ...places].map(
        ({ ms }) => svg`<line class="gridline" x1=${x(ms)} x2=${x(ms)} y1=${margin.top} y2=${bottom} />`,
      ),
      svg`<text x=${x(0)} y=${bottom + 16}>${clock}</text>`,
      ...places.map(
        ({ ms, text }) => svg`<text x=${x(ms)} y=${bottom + 16} text-anchor="middle">${text}</text>`,
      ),
    ];
  }

  private phase(phase: PhaseView, top: number, x: (ms: number) => number): unknown {
    const left = x(phase.startMs);
    const right = Math.max(left + 1, x(phase.startMs + phase.durationMs));
    const text = format.duration(phase.durationMs);
    const name = phaseName(phase.phase, this.strings);
    const room = text.length * letterWidth + 12;
    const inside = right - left > room;
    const before = !inside && right + room > this.width - margin.right + 40;
    const kind = phase.failed ? "bad" : phase.phase === "execute" ? "main" : "";
    return svg`<text x=${margin.left - 12} y=${top + 15} text-anchor="end">${name}</text>
      <rect class="phase ${kind}" x=${left} y=${top + 4} width=${right - left} height="14"><title>${name} · ${text}</title></rect>
      <text class=${inside ? "strong" : ""} x=${inside ? left + 6 : before ? left - 6 : right + 6} y=${top + 15}
        text-anchor=${before ? "end" : "start"}>${text}</text>`;
  }

  /** Each message has its mark; those texts are written that have room before the next one. */
  private messages(entries: readonly TimelineEntry[], top: number, x: (ms: number) => number): unknown {
    const shown = entries.map((entry) => ({ ...entry, at: x(entry.atMs) }));
    let free = 0;
    const marks = shown.map(({ at, text, kind }, index) => {
      const next = shown[index + 1]?.at ?? this.width;
      const fits = text.length * letterWidth + 18 < next - at && at >= free;
      if (fits) free = at + text.length * letterWidth + 18;
      return svg`<path class="mark ${kind}" d="M${at} ${top + 6}l4 5-4 5-4-5z"><title>${text}</title></path>
        ${fits ? svg`<text x=${at + 8} y=${top + 15}>${text}</text>` : nothing}`;
    });
    return [
      svg`<text x=${margin.left - 12} y=${top + 15} text-anchor="end">${this.strings.messages}</text>`,
      ...marks,
    ];
  }
}

/** Spans of an axis, in seconds, as texts: short ones with as many decimals as tell them apart. */
function spanLabels(seconds: readonly number[]): readonly string[] {
  return (seconds.at(-1) ?? 0) < 10
    ? tickLabels(seconds, String).map((text) => `${text} s`)
    : seconds.map((span) => format.duration(span * 1000));
}

customElements.define("executions-timeline", TimelineChart);
