import { html, nothing, svg, type TemplateResult } from "lit";
import { nodeSizes } from "../../../src/shared/lineage/lineageView";
import { iconButton } from "../details/controls";
import { icon } from "../details/icon";
import type { LineageContext, Shown, Sight } from "./lineageContext";

const map = { width: 194, height: 104, edge: 6 };
const leastScale = 0.05;
const mostScale = 2;
/** One press of a zoom button, or a notch of the wheel. */
const zoomStep = 1.25;

/** The whole graph, small, with what of it is seen; a press goes there. */
export function overview(context: LineageContext, shown: Shown): TemplateResult | typeof nothing {
  const { strings, sight, room } = context;
  const isWhole = shown.width * sight.scale <= room.width && shown.height * sight.scale <= room.height;
  if (shown.nodes.length < 2 || isWhole) return nothing;
  const scale = Math.min(
    (map.width - 2 * map.edge) / Math.max(1, shown.width),
    (map.height - 2 * map.edge) / Math.max(1, shown.height),
  );
  const go = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const x = (event.clientX - box.left - map.edge) / scale - room.width / sight.scale / 2;
    const y = (event.clientY - box.top - map.edge) / scale - room.height / sight.scale / 2;
    context.look({ ...sight, x, y });
  };
  return html`<svg
    class="overview"
    width=${map.width}
    height=${map.height}
    aria-hidden="true"
    @pointerdown=${go}
    @pointermove=${go}
  >
    <title>${strings.overview}</title>
    <g transform="translate(${map.edge} ${map.edge}) scale(${scale})">
      ${shown.nodes.map(
        ({ id, x, y }) =>
          svg`<rect class=${id === context.selected ? "one hi" : "one"} x=${x} y=${y} width=${nodeSizes.width} height=${nodeSizes.height} />`,
      )}
      <rect
        class="seen"
        x=${sight.x}
        y=${sight.y}
        width=${room.width / sight.scale}
        height=${room.height / sight.scale}
      />
    </g>
  </svg>`;
}

/** Smaller, larger, all of it. */
export function zoomBar(context: LineageContext): TemplateResult {
  const { strings, sight } = context;
  return html`<div class="zoom" role="group" aria-label=${strings.graph}>
    ${iconButton("zoom-out", strings.zoomOut, () => context.look(zoomed(context, 1 / zoomStep)))}
    <span class="tnum">${Math.round(sight.scale * 100)} %</span>
    ${iconButton("zoom-in", strings.zoomIn, () => context.look(zoomed(context, zoomStep)))}
    ${iconButton("screen-full", strings.fit, context.showAll)}
  </div>`;
}

/** What the forms of nodes mean. */
export function legend({ strings }: LineageContext, shown: Shown): TemplateResult {
  const missing = shown.nodes.some(({ kind }) => kind === "missing");
  const stale = shown.nodes.some(({ isStale }) => isStale);
  return html`<ul class="legend">
    <li><span class="sample artifact"></span>${strings.legendArtifact}</li>
    <li><span class="sample"></span>${strings.legendExecution}</li>
    ${missing ? html`<li><span class="sample missing"></span>${strings.legendMissing}</li>` : nothing}
    ${stale ? html`<li>${icon("warning", "stale-mark")}${strings.legendStale}</li>` : nothing}
    ${
      shown.affected === null
        ? nothing
        : html`<li>${icon("bug", "wrong-mark")}${strings.legendWrong}</li>
            <li><span class="dot"></span>${strings.legendAffected}</li>`
    }
  </ul>`;
}

/** The graph larger or smaller around a point of the page that stays where it is; by itself its middle. */
export function zoomed(
  { sight, room }: Pick<LineageContext, "sight" | "room">,
  factor: number,
  at = { x: room.width / 2, y: room.height / 2 },
): Sight {
  const scale = Math.min(mostScale, Math.max(leastScale, sight.scale * factor));
  return {
    scale,
    x: sight.x + at.x / sight.scale - at.x / scale,
    y: sight.y + at.y / sight.scale - at.y / scale,
  };
}

/** All of the graph, never larger than it is. */
export function wholeSight(shown: Shown, room: LineageContext["room"]): Sight {
  const border = 24;
  const fit = Math.min(
    (room.width - 2 * border) / Math.max(1, shown.width),
    // Room for the overview and the legend below.
    (room.height - 2 * border - 40) / Math.max(1, shown.height),
  );
  const scale = Math.min(1, Math.max(leastScale, fit));
  return {
    scale,
    x: -Math.max(border / scale, (room.width / scale - shown.width) / 2),
    y: -Math.max(border / scale, (room.height / scale - shown.height) / 3),
  };
}
