import { hasNumbers, type ChartAxes, type ChartField } from "../compare/chartFields";
import { numberText } from "../compare/rowText";
import { formatDateTime } from "../format/relativeTime";

/** An axis of a chart of points. Where its places are words, or the executions themselves, they stand side by side. */
export interface PointAxis {
  readonly name: string;
  readonly kind: "number" | "words" | "executions";
  readonly unit: ChartField["unit"];
  readonly isLog: boolean;
  /** By place from 0; empty of numbers. */
  readonly words: readonly string[];
}

/** One execution in the chart. */
export interface PlacedExecution {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  /** Chooses colour and marker. */
  readonly style: number;
  readonly isBaseline: boolean;
  readonly x: number;
  readonly y: number;
  readonly xText: string;
  readonly yText: string;
}

/** Executions by two of their fields, or one of them as bars: the picture and its table are both drawn from this. */
export interface PointChart {
  readonly x: PointAxis;
  readonly y: PointAxis;
  /** By rising x. */
  readonly points: readonly PlacedExecution[];
  /** Keys of the executions that have no value, or none that the axis can show. */
  readonly missing: readonly string[];
}

/** What a chart knows of an execution. */
export interface ChartedExecution {
  readonly id: string;
  readonly key: string;
  readonly label: string;
}

/** A field is drawn on a logarithmic axis where its greatest value is so many times the least one. */
const wideRatio = 50;

/**
 * A chart of the chosen axes; null where there is no such field. @param isLog of the vertical axis, where its values allow.
 */
export function pointChart(
  fields: readonly ChartField[],
  executions: readonly ChartedExecution[],
  baseline: number,
  axes: ChartAxes & { readonly isLog: boolean },
): PointChart | null {
  const vertical = fields.find(({ key }) => key === axes.y);
  const horizontal = axes.x === "" ? null : fields.find(({ key }) => key === axes.x);
  if (vertical === undefined || horizontal === undefined) return null;
  const y = numberAxis(vertical, axes.isLog && isPositive(vertical));
  const x = horizontal === null ? executionAxis(executions) : fieldAxis(horizontal);
  const places = executions.map((execution, index) => {
    const [at, value] = [placeAt(x, horizontal, index), vertical.values[index] ?? null];
    if (at === null || typeof value !== "number") return execution.key;
    return {
      ...execution,
      style: index,
      isBaseline: index === baseline,
      x: at,
      y: value,
      xText: x.kind === "number" ? placeText(x, at) : (x.words[at] ?? ""),
      yText: placeText(y, value),
    };
  });
  return {
    x,
    y,
    points: places
      .filter((place) => typeof place !== "string")
      .sort((one, other) => one.x - other.x || one.y - other.y),
    missing: places.filter((place) => typeof place === "string"),
  };
}

/** A place of an axis of numbers as a person reads it. */
export function placeText({ unit }: Pick<PointAxis, "unit">, place: number): string {
  return unit === "time" ? formatDateTime(new Date(place)) : numberText(place, unit);
}

function executionAxis(executions: readonly ChartedExecution[]): PointAxis {
  return { name: "", kind: "executions", unit: null, isLog: false, words: executions.map(({ key }) => key) };
}

function fieldAxis(field: ChartField): PointAxis {
  const told = field.values.filter((value) => value !== null);
  if (told.every((value) => typeof value === "number")) return numberAxis(field, isWide(field));
  const words = [...new Set(told.map(String))].sort((one, other) => one.localeCompare(other, "en"));
  return { name: field.name, kind: "words", unit: null, isLog: false, words };
}

function numberAxis({ name, unit }: ChartField, isLog: boolean): PointAxis {
  return { name, kind: "number", unit, isLog, words: [] };
}

function placeAt(axis: PointAxis, field: ChartField | null, index: number): number | null {
  if (field === null) return index;
  const value = field.values[index] ?? null;
  if (value === null || typeof value === "number")
    return axis.kind === "words" ? wordPlace(axis, value) : value;
  return wordPlace(axis, value);
}

function wordPlace({ words }: PointAxis, value: number | string | null): number | null {
  const place = value === null ? -1 : words.indexOf(String(value));
  return place < 0 ? null : place;
}

function isPositive(field: ChartField): boolean {
  const values = field.values.filter((value) => typeof value === "number");
  return hasNumbers(field) && values.every((value) => value > 0);
}

function isWide(field: ChartField): boolean {
  const values = field.values.filter((value) => typeof value === "number");
  return field.unit === null && isPositive(field) && Math.max(...values) >= wideRatio * Math.min(...values);
}
