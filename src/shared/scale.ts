/** Round places of axes, and values as pixels: the same on pages and in reports. */
export { linear, niceTicks, tickLabels } from "../core/scale";
