import { html, nothing, type TemplateResult } from "lit";
import { nodeSizes, type LineageNodeView } from "../../../src/shared/lineage/lineageView";
import { iconButton } from "../details/controls";
import { icon } from "../details/icon";
import type { LineageContext, Shown, Sight } from "./lineageContext";

/** Below this zoom no text can be read: it is not drawn. */
export const legibleScale = 0.4;
const leastScale = 0.05;
/** Around all of the graph, in px of the page. */
const border = 24;
const mostScale = 2;
/** One press of a zoom button, or a notch of the wheel. */
const zoomStep = 1.25;

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
  { sight, room, view }: Pick<LineageContext, "sight" | "room" | "view">,
  factor: number,
  at = { x: room.width / 2, y: room.height / 2 },
): Sight {
  const least =
    view.content.kind === "lineage" ? Math.min(leastScale, fitting(view.content, room)) : leastScale;
  const scale = Math.min(mostScale, Math.max(least, sight.scale * factor));
  return {
    scale,
    x: sight.x + at.x / sight.scale - at.x / scale,
    y: sight.y + at.y / sight.scale - at.y / scale,
  };
}

/** All of the graph, never larger than it is. */
export function wholeSight(shown: Pick<Shown, "width" | "height">, room: LineageContext["room"]): Sight {
  const scale = Math.min(1, fitting(shown, room));
  return {
    scale,
    x: -Math.max(border / scale, (room.width / scale - shown.width) / 2),
    y: -Math.max(border / scale, (room.height / scale - shown.height) / 3),
  };
}

/** All of the graph; where nothing could be read then, what is around its start. */
export function firstSight(shown: Shown, room: LineageContext["room"]): Sight {
  const whole = wholeSight(shown, room);
  const start = shown.nodes.find(({ isStart }) => isStart);
  if (whole.scale >= legibleScale || start === undefined) return whole;
  const across = (room.width - nodeSizes.width) / 2;
  return {
    scale: 1,
    // What has nothing before it stands at the left.
    x: Math.max(-border, start.x - across),
    y: start.y + nodeSizes.height / 2 - room.height / 2,
  };
}

/** Some nodes, never larger than they are. @param nodes at least one. */
export function sightOf(nodes: readonly LineageNodeView[], room: LineageContext["room"]): Sight {
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const width = Math.max(...xs) - left + nodeSizes.width;
  const { x, y, scale } = wholeSight({ width, height: Math.max(...ys) - top + nodeSizes.height }, room);
  return { scale, x: x + left, y: y + top };
}

function fitting(shown: Pick<Shown, "width" | "height">, room: LineageContext["room"]): number {
  return Math.min(
    (room.width - 2 * border) / Math.max(1, shown.width),
    // Room for the overview and the legend below.
    (room.height - 2 * border - 40) / Math.max(1, shown.height),
  );
}
