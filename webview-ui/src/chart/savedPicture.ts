import type { ChartCurve } from "../../../src/shared/chart/curveChart";

/** What decides how a drawing looks: in the file it stands by itself, without the page's style sheets. */
const styles = [
  ...[
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-linecap",
  ],
  ...["opacity", "paint-order", "font-family", "font-size", "font-weight"],
];
const namespace = "http://www.w3.org/2000/svg";
const headHeight = 28;
const rowHeight = 18;
const edge = 12;
/** A picture of points is drawn with twice as many, so that it stays sharp where it is shown larger. */
const sharpness = 2;

/** What stands around the picture of a chart. */
interface PictureText {
  readonly title: string;
  readonly curves: readonly Pick<ChartCurve, "key" | "label">[];
}

/**
 * The picture of a chart as a file of its own: its name on top, what its keys stand for below, the cursor left out.
 * @returns the text of an SVG, or a PNG in base64.
 */
export async function pictureContent(
  drawing: SVGSVGElement,
  chart: PictureText,
  format: "svg" | "png",
): Promise<string> {
  const text = svgText(drawing, chart);
  return format === "svg" ? text : await pngOf(text);
}

function svgText(drawing: SVGSVGElement, chart: PictureText): string {
  const { width, height } = drawing.viewBox.baseVal;
  const copy = styledCopy(drawing);
  const whole = document.createElementNS(namespace, "svg");
  const [wide, high] = [width + 2 * edge, height + headHeight + (chart.curves.length + 1) * rowHeight];
  set(whole, { xmlns: namespace, width: wide, height: high, viewBox: `0 0 ${wide} ${high}` });
  const ground = document.createElementNS(namespace, "rect");
  const page = getComputedStyle(document.body);
  set(ground, { width: wide, height: high, fill: page.backgroundColor });
  set(copy, { x: edge, y: headHeight });
  const legend = chart.curves.map(({ key, label }, index) =>
    written(`${key}  ${label}`, { x: edge, y: headHeight + height + (index + 1) * rowHeight }, 12),
  );
  whole.append(ground, written(chart.title, { x: edge, y: 19 }, 13), copy, ...legend);
  return new XMLSerializer().serializeToString(whole);
}

function styledCopy(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = drawing.querySelectorAll("*");
  for (const [index, element] of copy.querySelectorAll("*").entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    const computed = getComputedStyle(original);
    for (const name of styles) element.setAttribute(name, computed.getPropertyValue(name));
    element.removeAttribute("class");
  }
  copy.querySelectorAll("g").forEach((group, index) => {
    if (drawing.querySelectorAll("g")[index]?.classList.contains("overlay") === true) group.remove();
  });
  for (const { name } of [...copy.attributes])
    if (!["width", "height", "viewBox"].includes(name)) copy.removeAttribute(name);
  return copy;
}

function written(
  text: string,
  place: { readonly x: number; readonly y: number },
  size: number,
): SVGTextElement {
  const element = document.createElementNS(namespace, "text");
  const { color, fontFamily } = getComputedStyle(document.body);
  set(element, { ...place, fill: color, "font-family": fontFamily, "font-size": size });
  element.textContent = text;
  return element;
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

async function pngOf(text: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * sharpness;
  canvas.height = image.height * sharpness;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").split(",")[1] ?? "";
}
