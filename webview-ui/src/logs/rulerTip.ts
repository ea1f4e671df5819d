import { html, nothing, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import type { LogLine } from "../../../src/shared/logs/logsMessages";
import { count } from "../dashboard/words";
import { icon } from "../details/icon";
import { timeText } from "./lineTimes";
import type { LogsContext } from "./logsContext";

/** What the ruler tells of a place along the log. */
export interface RulerPlace {
  /** From 0. */
  readonly line: number;
  /** Of the mark there; null: none. */
  readonly kind: "error" | "match" | "warning" | null;
  /** Below the top of the ruler, CSS pixels. */
  readonly top: number;
}

const icons = { error: "error", match: "search", warning: "warning" } as const;

/** The place on the ruler under the pointer, and what its line says as soon as that is read. */
export class RulerTip {
  place: RulerPlace | null = null;
  private line: LogLine | null = null;
  private isAsking = false;

  /** @param ask reads a line; null where it cannot be read yet. @param changed told when there is something else to draw. */
  constructor(
    private readonly ask: (line: number) => Promise<LogLine | null>,
    private readonly changed: () => void,
  ) {}

  /** @param place null: the pointer left. */
  show(place: RulerPlace | null): void {
    this.place = place;
    this.changed();
    if (place !== null && place.line !== this.line?.line) void this.read();
  }

  /** The line of the place, once it is read. */
  get text(): LogLine | null {
    return this.line?.line === this.place?.line ? this.line : null;
  }

  /** One line at a time, the last that was pointed at at the end. */
  private async read(): Promise<void> {
    if (this.isAsking) return;
    this.isAsking = true;
    let asked: number | null = null;
    while (this.place !== null && this.place.line !== asked) {
      asked = this.place.line;
      this.line = await this.ask(asked);
    }
    this.isAsking = false;
    this.changed();
  }
}

/** "Line 8,931,642 · 1:20:07.998 · FloatingPointError: loss is nan", beside the ruler. */
export function rulerTip({
  rulerTip: tip,
  strings,
  choices,
  view,
}: LogsContext): TemplateResult | typeof nothing {
  const { place, text } = tip;
  if (place === null) return nothing;
  const times = choices.times === "none" ? "relative" : choices.times;
  const parts = [
    fill(strings.atLine, count(place.line + 1)),
    timeText(times, view.started, text?.at ?? null),
    text?.text.trim() ?? "",
  ];
  return html`<div class="ruler-tip" aria-hidden="true" .style=${`top:${place.top}px`}>
    ${place.kind === null ? nothing : html`<span class="severity ${place.kind}">${icon(icons[place.kind])}</span>`}
    <span class="ellipsis" dir="ltr">${parts.filter((part) => part !== "").join(" · ")}</span>
  </div>`;
}
