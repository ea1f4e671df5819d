import type { Comparison } from "../../core/compare/comparison";
import type { ComparisonRow, ComparisonSection } from "../../core/compare/comparisonRow";
import { judgedByTime } from "../../core/compare/resourceRows";
import { isNamedByPeople, rowTitles } from "../../core/compare/rowTitle";
import type { Translate } from "../../core/translate";
import {
  compareSections,
  type CompareRow,
  type CompareSection,
  type CompareSectionName,
  type MetricStatistic,
} from "../../shared/compare/compareView";
import { hiddenSection } from "../../shared/compare/drawnView";
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
  const hidden = hiddenSection(statistic);
  return rows.filter(({ section }) => section !== hidden);
}

const known = new WeakMap<Comparison, readonly CompareSection[]>();

/**
 * The parts of the page with their rows. A page shows the same comparison several times, while curves and code are read
 * and with each choice: they are made once.
 */
export function sectionViews(comparison: Comparison, t: Translate): readonly CompareSection[] {
  const view = known.get(comparison) ?? viewOf(comparison, t);
  known.set(comparison, view);
  return view;
}

function viewOf({ rows, executions }: Comparison, t: Translate): readonly CompareSection[] {
  const [titles, titleOf] = [sectionTitles(t), rowTitles(t)];
  const completed = judgedByTime(executions);
  return compareSections.flatMap((name): CompareSection[] => {
    const own = rows.filter(({ section }) => pageSections[section] === name);
    if (own.length === 0 && name !== "logs") return [];
    const view = (row: ComparisonRow): CompareRow => rowView(row, titleOf(row), completed, t);
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

function rowView(row: ComparisonRow, title: string, completed: readonly boolean[], t: Translate): CompareRow {
  const { section, name, values, unit, better } = row;
  const isMetric = section === "metrics" || section === "bestMetrics";
  const remark = better === "max" ? t("higher is better") : t("lower is better");
  const judged = section === "timing" && better !== null ? completed : null;
  return {
    key: fieldKey(row),
    name: title,
    remark: isMetric && better !== null ? remark : "",
    own: isNamedByPeople(row),
    differs: row.differs,
    field: { section, name, values, unit, better, judged },
  };
}
