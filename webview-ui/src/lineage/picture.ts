import { nodeSizes, type LineageNodeView, type LineageView } from "../../../src/shared/lineage/lineageView";
import { edgeCurve } from "./graphPath";
import type { LineageStrings } from "../../../src/shared/lineage/strings";
import type { Shown } from "./lineageContext";

const border = 16;
const textLength = 24;

/** Why there is no picture to save: nodes have places where they are drawn. Null where there is one. */
export function pictureRefusal({ content, choices }: LineageView, strings: LineageStrings): string | null {
  if (content.kind !== "lineage") return strings.pictureOfNothing;
  if (content.isTooLarge) return strings.pictureTooLarge;
  return choices.form === "list" ? strings.pictureOfList : null;
}

/** The whole graph as a picture of its own, in the colours of the page. @param colour tells what a property of the theme is now. */
export function pictureOf(shown: Shown, title: string, colour: (property: string) => string): string {
  const byId = new Map(shown.nodes.map((node) => [node.id, node]));
  const [width, height] = [shown.width + 2 * border, shown.height + 2 * border];
  const ground = colour("--vscode-editor-background");
  const front = colour("--vscode-foreground");
  const edges = shown.edges.flatMap(({ from, to, kind }) => {
    const [one, other] = [byId.get(from), byId.get(to)];
    const dash = kind === "used" || kind === "generated" ? "" : ' stroke-dasharray="2 3"';
    return one === undefined || other === undefined
      ? []
      : [
          `<path d="${edgeCurve(one, other)}" fill="none" stroke="${front}" stroke-opacity="0.4"${dash} marker-end="url(#tip)"/>`,
        ];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-border} ${-border} ${width} ${height}" font-family="sans-serif" font-size="12">
<title>${escaped(title)}</title>
<defs><marker id="tip" markerWidth="6" markerHeight="8" refX="5" refY="4" orient="auto"><path d="M0 1L5 4L0 7Z" fill="${front}" fill-opacity="0.6"/></marker></defs>
<rect x="${-border}" y="${-border}" width="${width}" height="${height}" fill="${ground}"/>
${edges.join("\n")}
${shown.nodes.map((node) => nodePicture(node, ground, front)).join("\n")}
</svg>
`;
}

function nodePicture(
  { x, y, kind, label, fact, isStart }: LineageNodeView,
  ground: string,
  front: string,
): string {
  const radius = kind === "artifact" ? nodeSizes.height / 2 : 3;
  const dash = kind === "missing" ? ' stroke-dasharray="4 3"' : "";
  const text = (line: string, dy: number, more: string): string =>
    `<text x="${x + 14}" y="${y + dy}" fill="${front}"${more}>${escaped(shortened(line))}</text>`;
  return `<g><title>${escaped(label)}</title><rect x="${x}" y="${y}" width="${nodeSizes.width}" height="${nodeSizes.height}" rx="${radius}" fill="${ground}" stroke="${front}" stroke-opacity="${isStart ? 1 : 0.5}"${isStart ? ' stroke-width="2"' : ""}${dash}/>${text(label, 18, kind === "artifact" ? "" : ' font-weight="600"')}${text(fact, 33, ' font-size="11" fill-opacity="0.75"')}</g>`;
}

function shortened(text: string): string {
  return text.length > textLength ? `${text.slice(0, textLength - 1)}…` : text;
}

/** Characters that XML has no place for are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;");
}
