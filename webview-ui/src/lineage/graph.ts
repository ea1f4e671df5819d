import { html, nothing, svg, type TemplateResult } from "lit";
import { nodeSizes, type LineageNodeView } from "../../../src/shared/lineage/lineageView";
import { wholePath } from "../../../src/shared/lineage/wholePath";
import { icon } from "../details/icon";
import { stateIcon } from "../details/stateMark";
import { edgeCurve, foundNodes, openIntent } from "./graphPath";
import type { LineageContext, Shown } from "./lineageContext";
import { legend, overview, zoomBar } from "./graphTools";

/** Below this zoom no text can be read: it is not drawn. */
const legibleScale = 0.4;
/** So far beyond what is seen nodes are drawn, in px of the graph. */
const margin = 200;

/** The nodes as a picture: those in sight, and the edges that cross it. */
export function graph(context: LineageContext, shown: Shown): TemplateResult {
  const { strings, sight, selected } = context;
  const byId = new Map(shown.nodes.map((node) => [node.id, node]));
  const path = selected === null || !byId.has(selected) ? null : wholePath(shown.edges, selected);
  const seen = inSight(context);
  const nodes = shown.nodes.filter((node) => seen(node, node) || node.id === selected);
  const edges = shown.edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    return from !== undefined && to !== undefined && seen(from, to)
      ? [{ ...edge, ends: [from, to] as const }]
      : [];
  });
  const found = new Set(foundNodes(shown.nodes, context.search).map(({ id }) => id));
  return html`<div
      class="canvas ${sight.scale < legibleScale ? "tiny" : ""} ${shown.affected === null ? "" : "wrong"}"
      role="group"
      aria-label=${strings.graph}
    >
      <div class="plane" .style=${`transform: scale(${sight.scale}) translate(${-sight.x}px, ${-sight.y}px)`}>
        <svg
          class="edges"
          width=${Math.max(1, shown.width)}
          height=${shown.height + 2 * nodeSizes.height}
          aria-hidden="true"
        >
          ${edges.map(({ kind, from, to, ends }) => {
            const isOn = path?.has(from) === true && path.has(to);
            const kinds = `edge ${kind === "used" || kind === "generated" ? "data" : "link"} ${isOn ? "hi" : ""}`;
            return svg`<g class=${kinds}><path d=${edgeCurve(...ends)} /><path class="tip" d=${arrow(ends[1])} /></g>`;
          })}
        </svg>
        ${nodes.map((node) => nodeButton(context, node, path, found))}
      </div>
    </div>
    ${overview(context, shown)}${zoomBar(context)}${legend(context, shown)}`;
}

function arrow({ x, y }: LineageNodeView): string {
  const middle = y + nodeSizes.height / 2;
  return `M${x - 6} ${middle - 3.5}L${x} ${middle}L${x - 6} ${middle + 3.5}Z`;
}

/** Whether what two nodes span is seen. */
function inSight({ sight, room }: LineageContext): (one: LineageNodeView, other: LineageNodeView) => boolean {
  const [left, top] = [sight.x - margin, sight.y - margin];
  const [right, bottom] = [
    sight.x + room.width / sight.scale + margin,
    sight.y + room.height / sight.scale + margin,
  ];
  return (one, other) =>
    Math.max(one.x, other.x) + nodeSizes.width > left &&
    Math.min(one.x, other.x) < right &&
    Math.max(one.y, other.y) + nodeSizes.height > top &&
    Math.min(one.y, other.y) < bottom;
}

function nodeButton(
  context: LineageContext,
  node: LineageNodeView,
  path: ReadonlySet<string> | null,
  found: ReadonlySet<string>,
): TemplateResult {
  const { selected, select, send, view } = context;
  const isFocus = selected === null ? node.isStart : node.id === selected;
  return html`<button
    type="button"
    class=${nodeClass(node, { isSelected: node.id === selected, isOn: path?.has(node.id) ?? null, isFound: found.has(node.id) })}
    data-node=${node.id}
    tabindex=${isFocus ? "0" : "-1"}
    title=${`${node.label}\n${told([node.kindText, node.stateText, node.fact, node.when]).join(" · ")}`}
    aria-label=${nodeLabel(node)}
    aria-current=${node.id === selected ? "true" : nothing}
    .style=${`left:${node.x}px;top:${node.y}px;width:${nodeSizes.width}px;height:${nodeSizes.height}px`}
    @click=${() => select(node.id, false)}
    @dblclick=${() => send(openIntent(node))}
  >
    ${node.state === null ? icon(node.icon) : stateIcon(node.state)}
    <span class="words">
      <span class="name">${node.label}</span>
      <span class="fact">${node.isStale ? icon("warning", "stale-mark") : nothing}${node.fact}</span>
    </span>
    ${
      view.choices.affected
        ? html`<span class="badge" aria-hidden="true">${node.isStart ? icon("bug") : nothing}</span>`
        : nothing
    }
  </button>`;
}

function nodeClass(
  node: LineageNodeView,
  {
    isSelected,
    isOn,
    isFound,
  }: { readonly isSelected: boolean; readonly isOn: boolean | null; readonly isFound: boolean },
): string {
  const classes = { group: node.count > 1, start: node.isStart, stale: node.isStale };
  const marks = { sel: isSelected, hi: isOn === true, lo: isOn === false, found: isFound };
  const on = Object.entries({ ...classes, ...marks }).flatMap(([name, is]) => (is ? [name] : []));
  return ["node", node.kind, ...on].join(" ");
}

function told(words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => word !== "");
}

/** What a person hears of a node: what stands in it, then the rest. */
function nodeLabel({ label, kindText, stateText, fact }: LineageNodeView): string {
  return [`${label} ${fact}`.trim(), ...told([kindText, stateText]).filter((word) => word !== fact)].join(
    ", ",
  );
}
