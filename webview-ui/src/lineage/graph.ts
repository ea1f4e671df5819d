import { html, nothing, svg, type TemplateResult } from "lit";
import {
  nodeSizes,
  type LineageEdgeView,
  type LineageNodeView,
} from "../../../src/shared/lineage/lineageView";
import { wholePath } from "../../../src/shared/lineage/wholePath";
import { icon } from "../details/icon";
import { stateIcon } from "../details/stateMark";
import { staleMark } from "./staleMark";
import { edgeCurve, foundNodes, openIntent } from "./graphPath";
import type { LineageContext, Shown } from "./lineageContext";
import { shownPath, type ShownPath } from "./pathChoice";
import { tabStop } from "./tabStop";
import { farPicture } from "./farPicture";
import { legend, legibleScale, zoomBar } from "./graphTools";
import { overview } from "./overview";
import { remembering } from "./remembering";

/** More nodes that cannot be read are a picture. */
const mostUnread = 200;
/** More edges that cross what is seen are lines of a picture. */
const mostEdges = 200;
/** So far beyond what is seen nodes are drawn, in px of the graph. */
const drawnMargin = 200;

/** The nodes as a picture: those in sight, and the edges that cross it. */
export function graph(context: LineageContext, shown: Shown): TemplateResult {
  const { strings, sight, selected } = context;
  const path = litPath(context, shown);
  const [seen, reached] = [inSight(context, 0), inSight(context, drawnMargin)];
  const inSightNow = shown.nodes.filter((node) => reached(node, node));
  const edges = edgesOf(shown).filter(({ ends }) => reached(...ends));
  const found = foundOf(shown.nodes, context.search);
  const isFar = sight.scale < legibleScale && inSightNow.length > mostUnread;
  const areEdgesApart = isFar || edges.length > mostEdges;
  const picture = { nodes: isFar ? inSightNow : [], edges: edges.map(({ ends }) => ends), path };
  const near = shown.nodes.filter((node) => reached(node, node) || node.id === selected);
  const stop = tabStop(near, selected, (node) => seen(node, node));
  const nodes = isFar ? near.filter((node) => node === stop) : near;
  return html`<div
      class="canvas ${sight.scale < legibleScale ? "tiny" : ""} ${shown.affected === null ? "" : "wrong"}"
      role="group"
      aria-label=${strings.graph}
    >
      ${areEdgesApart ? farPicture(context, picture) : nothing}
      <div class="plane" .style=${`transform: scale(${sight.scale}) translate(${-sight.x}px, ${-sight.y}px)`}>
        <svg
          class="edges"
          width=${Math.max(1, shown.width)}
          height=${shown.height + 2 * nodeSizes.height}
          aria-hidden="true"
        >
          ${(areEdgesApart ? [] : edges).map(({ kind, from, to, ends }) => {
            const isOn = path?.takes(from, to) === true;
            const kinds = `edge ${kind === "used" || kind === "generated" ? "data" : "link"} ${isOn ? "hi" : ""}`;
            return svg`<g class=${kinds}><path d=${edgeCurve(...ends)} /><path class="tip" d=${arrow(ends[1])} /></g>`;
          })}
        </svg>
        ${nodes.map((node) => nodeButton(context, node, { path, found, stop }))}
      </div>
    </div>
    ${overview(context, shown)}${zoomBar(context)}${legend(context, shown)}`;
}

const wholePathOf = remembering(wholePath);

const foundOf = remembering(
  (nodes: Shown["nodes"], search: string) => new Set(foundNodes(nodes, search).map(({ id }) => id)),
);

interface DrawnEdge extends LineageEdgeView {
  readonly ends: readonly [LineageNodeView, LineageNodeView];
}

const edgesOf = remembering(({ nodes, edges }: Shown): DrawnEdge[] => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return edges.flatMap((edge) => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    return from === undefined || to === undefined ? [] : [{ ...edge, ends: [from, to] as const }];
  });
});

/** The path that was asked for, else all that the selected node came of and that came of it. */
function litPath({ path, selected }: LineageContext, { nodes, edges }: Shown): ShownPath | null {
  const asked = shownPath(path);
  if (asked !== null || selected === null || !nodes.some(({ id }) => id === selected)) return asked;
  const whole = wholePathOf(edges, selected);
  return { nodes: whole, takes: (from, to) => whole.has(from) && whole.has(to) };
}

function arrow({ x, y }: LineageNodeView): string {
  const middle = y + nodeSizes.height / 2;
  return `M${x - 6} ${middle - 3.5}L${x} ${middle}L${x - 6} ${middle + 3.5}Z`;
}

/** Whether what two nodes span is seen, or so far beyond it, in px of the graph. */
function inSight(
  { sight, room }: LineageContext,
  margin: number,
): (one: LineageNodeView, other: LineageNodeView) => boolean {
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
  {
    path,
    found,
    stop,
  }: {
    readonly path: ShownPath | null;
    readonly found: ReadonlySet<string>;
    readonly stop: LineageNodeView | null;
  },
): TemplateResult {
  const { selected, press, send, view } = context;
  return html`<button
    type="button"
    class=${nodeClass(node, { isSelected: node.id === selected, isOn: path?.nodes.has(node.id) ?? null, isFound: found.has(node.id) })}
    data-node=${node.id}
    tabindex=${node === stop ? "0" : "-1"}
    title=${`${node.label}\n${told([node.kindText, node.stateText, node.fact, node.when]).join(" · ")}`}
    aria-label=${nodeLabel(node)}
    aria-current=${node.id === selected ? "true" : nothing}
    .style=${`left:${node.x}px;top:${node.y}px;width:${nodeSizes.width}px;height:${nodeSizes.height}px`}
    @click=${() => press(node.id)}
    @dblclick=${() => send(openIntent(node))}
  >
    ${node.state === null ? icon(node.icon) : stateIcon(node.state)}
    <span class="words">
      <span class="name">${node.label}</span>
      <span class="fact">${staleMark(node)}${node.fact}</span>
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
