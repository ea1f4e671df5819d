import type { Comparison } from "../../core/compare/comparison";
import type { ComparisonRow, ComparisonSection } from "../../core/compare/comparisonRow";
import type { Delta } from "../../core/compare/delta";
import { deltaText } from "../../core/compare/deltaText";
import { rowText } from "../../core/compare/rowText";
import { isNamedByPeople, rowTitles } from "../../core/compare/rowTitle";
import type { Json } from "../../core/json";
import { comparable } from "../../core/table/differs";
import type { Translate } from "../../core/translate";
import {
  compareSections,
  type CompareCell,
  type CompareRow,
  type CompareSection,
  type CompareSectionName,
  type MetricStatistic,
} from "../../shared/compare/compareView";
import { fieldKey } from "./executionOrder";

/** The part of the page that shows what the comparison tells in a section. */
export const pageSections: Readonly<Record<ComparisonSection, CompareSectionName>> = {
  outcome: "outcome",
  method: "inputs",
  inputs: "inputs",
  arguments: "inputs",
  properties: "properties",
  metrics: "metrics",
  bestMetrics: "metrics",
  timing: "timing",
  resources: "timing",
  code: "code",
  environment: "environment",
  packages: "environment",
  variables: "environment",
  inputFiles: "content",
  outputFiles: "content",
};

/** The fields that the page shows: of metrics either the last values or the best ones. */
export function shownRows({ rows }: Comparison, statistic: MetricStatistic): readonly ComparisonRow[] {
  const hidden = statistic === "last" ? "bestMetrics" : "metrics";
  return rows.filter(({ section }) => section !== hidden);
}

const known = new WeakMap<Comparison, Map<MetricStatistic, readonly CompareSection[]>>();

/**
 * The parts of the page with their rows. A page shows the same comparison several times, while curves and code are read
 * and with each choice: of many executions the cells are made once.
 */
export function sectionViews(
  comparison: Comparison,
  statistic: MetricStatistic,
  t: Translate,
): readonly CompareSection[] {
  const views = known.get(comparison) ?? new Map<MetricStatistic, readonly CompareSection[]>();
  known.set(comparison, views);
  const view = views.get(statistic) ?? viewOf(comparison, statistic, t);
  views.set(statistic, view);
  return view;
}

function viewOf(comparison: Comparison, statistic: MetricStatistic, t: Translate): readonly CompareSection[] {
  const rows = shownRows(comparison, statistic);
  const [titles, titleOf] = [sectionTitles(t), rowTitles(t)];
  return compareSections.flatMap((name): CompareSection[] => {
    const own = rows.filter(({ section }) => pageSections[section] === name);
    if (own.length === 0 && name !== "logs") return [];
    const view = (row: ComparisonRow): CompareRow => rowView(row, titleOf(row), comparison.baseline, t);
    return [{ name, title: titles[name], rows: own.map(view) }];
  });
}

function sectionTitles(t: Translate): Readonly<Record<CompareSectionName, string>> {
  return {
    outcome: t("Outcome"),
    inputs: t("Inputs"),
    properties: t("Properties"),
    metrics: t("Metrics"),
    timing: t("Timing and resources"),
    code: t("Code"),
    environment: t("Environment"),
    content: t("Inputs and outputs by content"),
    logs: t("Logs"),
  };
}

function rowView(row: ComparisonRow, title: string, baseline: number, t: Translate): CompareRow {
  const { section, better } = row;
  const isMetric = section === "metrics" || section === "bestMetrics";
  const remark = better === "max" ? t("higher is better") : t("lower is better");
  return {
    key: fieldKey(row),
    name: title,
    remark: isMetric && better !== null ? remark : "",
    own: isNamedByPeople(row),
    differs: row.differs,
    cells: row.values.map((_, index) => cellView(row, index, baseline)),
  };
}

function cellView(row: ComparisonRow, index: number, baseline: number): CompareCell {
  const value = row.values[index] ?? null;
  return {
    text: rowText(row, index),
    number: typeof value === "number",
    mark: index === baseline ? "baseline" : markOf(value, row.values[baseline] ?? null),
    delta: deltaText(row, index),
    ...directionOf(row.deltas[index] ?? null),
  };
}

function markOf(value: Json, reference: Json): CompareCell["mark"] {
  return comparable(value) === comparable(reference) ? "same" : "differs";
}

function directionOf(delta: Delta | null): Pick<CompareCell, "direction" | "verdict"> {
  if (delta === null || delta.absolute === 0) return { direction: null, verdict: null };
  return { direction: delta.absolute > 0 ? "up" : "down", verdict: delta.verdict };
}
