import { svg, type TemplateResult } from "lit";
import type { Spot } from "../../../src/shared/scale";

const colours = 4;
const dashes = 4;

/** The classes that give a curve its colour and its dash; no two of the first sixteen look alike. */
export function curveClass(style: number): string {
  return `series-${style % colours} dash-${(style + Math.floor(style / colours)) % dashes}`;
}

/** The marker of a curve: its shape tells curves apart where colours do not. @param size half of its width, in pixels. */
export function curveMarker(style: number, { x, y }: Spot, size: number, kind = ""): TemplateResult {
  const classes = `marker series-${style % colours} ${kind}`;
  switch ((style + Math.floor(style / colours)) % dashes) {
    case 0:
      return svg`<circle class=${classes} cx=${x} cy=${y} r=${size} />`;
    case 1:
      return svg`<rect class=${classes} x=${x - size} y=${y - size} width=${2 * size} height=${2 * size} />`;
    case 2:
      return svg`<path class=${classes} d="M${x} ${y - size}l${size * 1.15} ${size * 1.9}h${-size * 2.3}z" />`;
    default:
      return svg`<path class=${classes} d="M${x} ${y - size * 1.3}l${size * 1.3} ${size * 1.3}l${-size * 1.3} ${size * 1.3}l${-size * 1.3} ${-size * 1.3}z" />`;
  }
}

/** Where a curve of a failed execution ends. */
export function crossMarker(style: number, { x, y }: Spot): TemplateResult {
  return svg`<path class="cross series-${style % colours}" d="M${x - 4} ${y - 4}l8 8m0 -8l-8 8" />`;
}
