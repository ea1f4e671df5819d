import { html, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { nodeSizes, type LineageNodeView } from "../../../src/shared/lineage/lineageView";
import type { ShownPath } from "./pathChoice";
import type { LineageContext } from "./lineageContext";

/** What is seen from afar: its places and colours alone. */
export interface FarView {
  readonly nodes: readonly LineageNodeView[];
  readonly edges: readonly (readonly [from: LineageNodeView, to: LineageNodeView])[];
  readonly path: ShownPath | null;
}

/** What is too much to be drawn one by one, as a picture: nodes that cannot be read, and edges. */
export function farPicture(context: LineageContext, view: FarView): TemplateResult {
  return html`<canvas
    class="far"
    aria-hidden="true"
    ${ref((element) => {
      if (element instanceof HTMLCanvasElement) draw(element, context, view);
    })}
  ></canvas>`;
}

function draw(
  canvas: HTMLCanvasElement,
  { room, sight }: LineageContext,
  { nodes, edges, path }: FarView,
): void {
  const pixels = globalThis.devicePixelRatio;
  [canvas.width, canvas.height] = [room.width * pixels, room.height * pixels];
  const brush = canvas.getContext("2d");
  if (brush === null) return;
  const style = getComputedStyle(canvas);
  const [plain, lit] = [style.color, style.getPropertyValue("--vscode-charts-blue")];
  brush.scale(pixels * sight.scale, pixels * sight.scale);
  brush.translate(-sight.x, -sight.y);
  const { width, height } = nodeSizes;
  const lines = (colour: string, share: number, chosen: FarView["edges"]): void => {
    brush.beginPath();
    for (const [from, to] of chosen) {
      brush.moveTo(from.x + width, from.y + height / 2);
      brush.lineTo(to.x, to.y + height / 2);
    }
    [brush.strokeStyle, brush.globalAlpha, brush.lineWidth] = [colour, share, 1 / sight.scale];
    brush.stroke();
  };
  const boxes = (colour: string, share: number, chosen: FarView["nodes"]): void => {
    [brush.fillStyle, brush.globalAlpha] = [colour, share];
    for (const { x, y } of chosen) brush.fillRect(x, y, width, height);
  };
  lines(plain, 0.25, edges);
  boxes(plain, 0.5, nodes);
  if (path === null) return;
  lines(
    lit,
    1,
    edges.filter(([from, to]) => path.takes(from.id, to.id)),
  );
  boxes(
    lit,
    1,
    nodes.filter(({ id }) => path.nodes.has(id)),
  );
}
