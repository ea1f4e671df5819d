import type { LineageIntent } from "../../../src/shared/lineage/lineageMessages";
import {
  nodeSizes,
  type LineageEdgeView,
  type LineageNodeView,
} from "../../../src/shared/lineage/lineageView";

/** The curve of an edge; one that leads back, in a cycle, goes round below. */
export function edgeCurve(from: LineageNodeView, to: LineageNodeView): string {
  const { width, height } = nodeSizes;
  const [x1, y1] = [from.x + width, from.y + height / 2];
  const [x2, y2] = [to.x - 4, to.y + height / 2];
  if (x2 > x1) {
    const bend = Math.min(60, (x2 - x1) / 2);
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  const low = Math.max(y1, y2) + height;
  return `M${x1} ${y1}C${x1 + 40} ${low} ${x2 - 40} ${low} ${x2} ${y2}`;
}

/** The node that an arrow key leads to: along an edge, or within the layer; null where there is none. */
export function nodeAfter(
  nodes: readonly LineageNodeView[],
  edges: readonly LineageEdgeView[],
  id: string,
  key: string,
): string | null {
  const here = nodes.find((node) => node.id === id);
  if (here === undefined) return null;
  const layer = nodes.filter(({ x }) => x === here.x).sort((one, other) => one.y - other.y);
  const at = layer.indexOf(here);
  switch (key) {
    case "ArrowLeft":
      return nearest(
        nodes,
        here,
        edges.filter(({ to }) => to === id).map(({ from }) => from),
      );
    case "ArrowRight":
      return nearest(
        nodes,
        here,
        edges.filter(({ from }) => from === id).map(({ to }) => to),
      );
    case "ArrowUp":
      return layer[at - 1]?.id ?? null;
    case "ArrowDown":
      return layer[at + 1]?.id ?? null;
    default:
      return null;
  }
}

function nearest(
  nodes: readonly LineageNodeView[],
  { y }: LineageNodeView,
  ids: readonly string[],
): string | null {
  const found = nodes.filter(({ id }) => ids.includes(id));
  found.sort((one, other) => Math.abs(one.y - y) - Math.abs(other.y - y));
  return found[0]?.id ?? null;
}

/** Nodes whose name, id or content holds a text; none for an empty one. */
export function foundNodes(nodes: readonly LineageNodeView[], text: string): readonly LineageNodeView[] {
  const part = text.trim().toLowerCase();
  if (part === "") return [];
  return nodes.filter(({ id, label, content }) =>
    [id, label, content].some((each) => each.toLowerCase().includes(part)),
  );
}

/** What Enter or a double press does with a node: a group unfolds, anything else opens. */
export function openIntent({ id, count }: LineageNodeView): LineageIntent {
  return count > 1 ? { type: "unfold", group: id } : { type: "open", node: id };
}
