import { valueText } from "../format/valueText";
import type { Json } from "../json";
import type { Translate } from "../translate";
import type { Comparison } from "./comparison";
import type { ComparisonRow, ComparisonSection, RowUnit } from "./comparisonRow";

/** Something by which executions can be drawn against each other. */
export interface ChartField {
  /** Section and name, as in the rows of the comparison. */
  readonly key: string;
  readonly name: string;
  /** What it is among: "Inputs". */
  readonly group: string;
  /** "time": milliseconds since the epoch. */
  readonly unit: RowUnit | "time" | null;
  /** In the order of the executions; null where one has none. What is no number is text. */
  readonly values: readonly (number | string | null)[];
}

/** What the axes of a chart show: a field, or for the horizontal one each execution by itself (""). */
export interface ChartAxes {
  readonly y: string;
  readonly x: string;
}

const longestText = 40;

/** The fields of a comparison that can be an axis: metrics, inputs, properties, times and resources that differ. */
export function chartFields({ executions, rows }: Comparison, t: Translate): ChartField[] {
  const groups: Readonly<Partial<Record<ComparisonSection, string>>> = {
    metrics: t("Metrics, last value"),
    bestMetrics: t("Metrics, best value"),
    inputs: t("Inputs"),
    properties: t("Properties"),
    timing: t("Timing"),
    resources: t("Resources"),
  };
  const fields = rows.flatMap((row): ChartField[] => {
    const group = groups[row.section];
    return group === undefined || !row.differs ? [] : [fieldOf(row, group)];
  });
  const started = executions.map(({ summary }) => timeOf(summary.started ?? summary.created));
  const { timing = "" } = groups;
  return [
    ...fields,
    { key: "timing started", name: t("started"), group: timing, unit: "time", values: started },
  ];
}

/** Whether a field can be the vertical axis: one with numbers. */
export function hasNumbers({ values, unit }: ChartField): boolean {
  return unit !== "time" && values.some((value) => typeof value === "number");
}

/** What is drawn at first: what the comparison tells of a metric against what moves it; null where there is no number. */
export function firstAxes(comparison: Comparison, fields: readonly ChartField[]): ChartAxes | null {
  const { moves, causes, rows } = comparison;
  const directed = rows.filter(({ section, better }) => section === "metrics" && better !== null);
  const wanted = [moves?.metric, ...directed.map(({ name }) => name)].map((name) => `metrics ${name ?? ""}`);
  const numeric = fields.filter(hasNumbers);
  const y =
    wanted.flatMap((key) => numeric.find((field) => field.key === key) ?? [])[0] ??
    numeric.find(({ key }) => key.startsWith("metrics ")) ??
    numeric.find(({ key }) => key === "timing duration");
  if (y === undefined) return null;
  const telling = [...(moves?.moved ?? []).map(({ factor }) => factor.cause), ...causes.flat()].filter(
    ({ kind }) => kind === "input",
  );
  const x = telling.find(({ name }) => fields.some(({ key }) => key === `inputs ${name}`));
  return { y: y.key, x: x === undefined ? "" : `inputs ${x.name}` };
}

function fieldOf({ section, name, unit, values }: ComparisonRow, group: string): ChartField {
  return { key: `${section} ${name}`, name, group, unit, values: values.map(chartPlace) };
}

/** Where a value stands on an axis: a number, or a text that is no longer than can be read there. */
export function chartPlace(value: Json): number | string | null {
  if (value === null || typeof value === "number") return value;
  const text = valueText(value);
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}

function timeOf(iso: string | null): number | null {
  const at = iso === null ? NaN : Date.parse(iso);
  return Number.isNaN(at) ? null : at;
}
