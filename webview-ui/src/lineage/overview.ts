import { html, nothing, svg, type TemplateResult } from "lit";
import { nodeSizes, type LineageNodeView } from "../../../src/shared/lineage/lineageView";
import type { LineageContext, Shown } from "./lineageContext";
import { remembering } from "./remembering";

const map = { width: 194, height: 104, edge: 6 };
/** However long or tall a graph is, it takes so much of the overview, in px. */
const least = { width: 24, height: 6 };

/** The whole graph, small, with what of it is seen; a press goes there. */
export function overview(context: LineageContext, shown: Shown): TemplateResult | typeof nothing {
  const { strings, sight, room, selected } = context;
  const isWhole = shown.width * sight.scale <= room.width && shown.height * sight.scale <= room.height;
  if (shown.nodes.length < 2 || isWhole) return nothing;
  const { across, down } = scalesOf(shown.width, shown.height);
  const go = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const x = (event.clientX - box.left - map.edge) / across - room.width / sight.scale / 2;
    const y = (event.clientY - box.top - map.edge) / down - room.height / sight.scale / 2;
    context.look({ ...sight, x, y });
  };
  const chosen = shown.nodes.find(({ id }) => id === selected);
  return html`<svg
    class="overview"
    width=${map.width}
    height=${map.height}
    aria-hidden="true"
    @pointerdown=${go}
    @pointermove=${go}
  >
    <title>${strings.overview}</title>
    <g transform="translate(${map.edge} ${map.edge})">
      <path class="one" d=${dotsOf(shown)} />
      ${chosen === undefined ? nothing : svg`<path class="one hi" d=${dot(chosen, across, down)} />`}
      <rect
        class="seen"
        x=${sight.x * across}
        y=${sight.y * down}
        width=${Math.max(2, (room.width / sight.scale) * across)}
        height=${Math.max(2, (room.height / sight.scale) * down)}
      />
    </g>
  </svg>`;
}

function scalesOf(width: number, height: number): { readonly across: number; readonly down: number } {
  const [roomX, roomY] = [map.width - 2 * map.edge, map.height - 2 * map.edge];
  const [wide, tall] = [Math.max(1, width), Math.max(1, height)];
  const alike = Math.min(roomX / wide, roomY / tall);
  return { across: Math.max(alike, least.width / wide), down: Math.max(alike, least.height / tall) };
}

/** All nodes as one path; those that fall on the same pixels once. */
const dotsOf = remembering(({ nodes, width, height }: Shown): string => {
  const { across, down } = scalesOf(width, height);
  return [...new Set(nodes.map((node) => dot(node, across, down)))].join("");
});

function dot({ x, y }: LineageNodeView, across: number, down: number): string {
  const size = (length: number, scale: number): string => Math.max(1, length * scale).toFixed(1);
  return `M${(x * across).toFixed(0)} ${(y * down).toFixed(0)}h${size(nodeSizes.width, across)}v${size(nodeSizes.height, down)}h-${size(nodeSizes.width, across)}Z`;
}
