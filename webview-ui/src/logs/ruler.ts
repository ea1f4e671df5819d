import { html, svg, type TemplateResult } from "lit";
import { fill } from "../../../src/shared/format";
import { count } from "../dashboard/words";
import type { LogsContext } from "./logsContext";
import type { RulerPlace } from "./rulerTip";

/** Width of the ruler and of its lanes, CSS pixels; its height is told in a thousand parts. */
const lanes = { warning: [1, 3], match: [5, 3], error: [9, 5] } as const;
const parts = 1000;
const markHeight = 4;
const leastSlider = 12;
/** Half the height of what is told beside it. */
const halfTip = 16;

/**
 * Where along the log there are errors, warnings and matches, in a lane each, and what is seen of it; a press goes there.
 */
export function ruler(context: LogsContext): TemplateResult {
  const { view, strings, seen, choices } = context;
  const last = Math.max(1, view.lines - 1);
  const place = (line: number): number => {
    const part = Math.min(1, Math.max(0, line / last));
    return (choices.newestFirst ? 1 - part : part) * (parts - markHeight);
  };
  const height = Math.max(leastSlider, ((seen.last - seen.first + 1) / Math.max(1, view.lines)) * parts);
  const top = Math.min(parts - height, place(choices.newestFirst ? seen.last : seen.first));
  return html`<div
    class="ruler"
    role="scrollbar"
    aria-label=${strings.ruler}
    aria-controls="lines"
    aria-orientation="vertical"
    aria-valuemin="1"
    aria-valuemax=${Math.max(1, view.lines)}
    aria-valuenow=${Math.min(Math.max(1, view.lines), seen.first + 1)}
    aria-valuetext=${fill(strings.atLine, count(seen.first + 1))}
    @pointerdown=${(event: PointerEvent) => press(event, context)}
    @pointermove=${(event: PointerEvent) => {
      if (event.buttons === 1) goThere(event, context);
      tell(event, context);
    }}
    @pointerleave=${() => context.rulerTip.show(null)}
  >
    <svg viewBox="0 0 15 ${parts}" preserveAspectRatio="none" aria-hidden="true">
      ${(["warning", "match", "error"] as const).map((kind) =>
        (view[kind]?.ruler ?? []).map((line) =>
          line === null
            ? null
            : svg`<rect class=${kind} x=${lanes[kind][0]} width=${lanes[kind][1]} y=${place(line)} height=${markHeight}></rect>`,
        ),
      )}
      <rect class="seen" x="0" width="15" y=${Math.max(0, top)} height=${height}></rect>
    </svg>
  </div>`;
}

function press(event: PointerEvent, context: LogsContext): void {
  if (event.button !== 0) return;
  event.preventDefault();
  (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  const near = nearest(event, context);
  if (near === null) goThere(event, context);
  else context.reveal(near.line);
}

function goThere(event: PointerEvent, context: LogsContext): void {
  context.show(lineAt(event, context));
}

function lineAt(event: PointerEvent, { view, choices }: LogsContext): number {
  const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const part = Math.min(1, Math.max(0, (event.clientY - top) / Math.max(1, height)));
  return Math.round((choices.newestFirst ? 1 - part : part) * Math.max(0, view.lines - 1));
}

/** The mark under the pointer: errors before matches before warnings, the nearest of its kind. */
function nearest(event: PointerEvent, context: LogsContext): Omit<RulerPlace, "top"> | null {
  const { view } = context;
  const { height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const reach = (4 / Math.max(1, height)) * view.lines;
  const at = lineAt(event, context);
  const distance = (line: number): number => Math.abs(line - at);
  for (const kind of ["error", "match", "warning"] as const) {
    const near = (view[kind]?.ruler ?? []).filter((line) => line !== null && distance(line) <= reach);
    const [line] = near.sort((one, other) => distance(one ?? 0) - distance(other ?? 0));
    if (line !== undefined && line !== null) return { line, kind };
  }
  return null;
}

function tell(event: PointerEvent, context: LogsContext): void {
  const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
  const place = nearest(event, context) ?? { line: lineAt(event, context), kind: null };
  // It stays beside the ruler at both of its ends.
  const middle = Math.max(halfTip, Math.min(height - halfTip, event.clientY - top));
  context.rulerTip.show({ ...place, top: middle });
}
