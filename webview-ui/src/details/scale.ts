/** Round places of axes, and values as pixels. */
export { linear, niceTicks, tickLabels } from "../../../src/shared/scale";
