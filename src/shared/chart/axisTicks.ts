export { placeText, placeTicks, valueTicks, type AxisTick } from "../../core/chart/axisTicks";
