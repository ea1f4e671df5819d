/** Round places of axes, values as pixels, and where curves are named: the same on pages and in reports. */
export { labelSpots, type Spot } from "../core/labelSpots";
export { linear, niceTicks, tickLabels } from "../core/scale";
