import type { CurveChart } from "../../../src/shared/chart/curveChart";
import type { ChartActions } from "./curveChart";

interface KeyedChart {
  readonly chart: CurveChart;
  readonly cursor: number | null;
  readonly actions: ChartActions;
}

/** Moves the cursor, zooms about it, resets, and turns the logarithmic axis on and off, by the keys of the chart. */
export function chartKey(event: KeyboardEvent, { chart, cursor, actions }: KeyedChart): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const target = cursorAfter(event, chart, cursor);
  if (target !== null) actions.cursor(target);
  else if (event.key === "+" || event.key === "=") actions.zoom(scaled(chart.range, cursor, 0.5));
  else if (event.key === "-") actions.zoom(scaled(chart.range, cursor, 2));
  else if (event.key === "0") actions.zoom(null);
  else if (event.key.toLowerCase() === "l") actions.turnLog();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** The next place at which a curve has a point. */
function cursorAfter(
  { key, shiftKey }: KeyboardEvent,
  chart: CurveChart,
  cursor: number | null,
): number | null {
  if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) return null;
  const places = placesOf(chart);
  const last = places.length - 1;
  const stride = shiftKey ? 10 : 1;
  const at = cursor === null ? last + 1 : indexOf(places, cursor);
  const targets: Readonly<Record<string, number>> = {
    Home: 0,
    End: last,
    ArrowLeft: Math.ceil(at) - stride,
    ArrowRight: Math.floor(at) + stride,
  };
  return places[Math.min(last, Math.max(0, targets[key] ?? 0))] ?? null;
}

/** Where a place stands among others; half way between two where it is none of them. */
function indexOf(places: readonly number[], place: number): number {
  const known = places.indexOf(place);
  if (known >= 0) return known;
  const beyond = places.findIndex((each) => each > place);
  return (beyond < 0 ? places.length : beyond) - 0.5;
}

function placesOf({ curves, range }: CurveChart): readonly number[] {
  const places = new Set(curves.flatMap(({ line }) => line.x));
  return [...places].filter((x) => x >= range.from && x <= range.to).sort((one, other) => one - other);
}

function scaled(
  { from, to }: CurveChart["range"],
  cursor: number | null,
  factor: number,
): CurveChart["range"] {
  const middle = cursor ?? (from + to) / 2;
  return { from: middle - (middle - from) * factor, to: middle + (to - middle) * factor };
}
