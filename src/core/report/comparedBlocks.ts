import { executionKey } from "../executionKey";
import type { Comparison } from "../compare/comparison";
import { formatDuration } from "../format/duration";
import { formatNumber } from "../format/number";
import { formatDateTime } from "../format/relativeTime";
import { stateLabel } from "../format/stateLabel";
import type { ExecutionSummary } from "../summary";
import type { Translate } from "../translate";
import { comparisonBlocks } from "./comparisonBlocks";
import { metricBlocks } from "./metricBlocks";
import { pointBlocks } from "./pointBlocks";
import type { ReportBlock } from "./reportDocument";
import type { ReportFacts } from "./reportFacts";
import { cellText } from "./valueTable";

/**
 * Several executions side by side: how they ended, what differs, and their metrics in the same charts.
 * @param comparison null where they could not be compared: then of what differs the inputs are told.
 */
export function comparedBlocks(
  all: readonly Pick<ReportFacts, "summary" | "metrics">[],
  comparison: Comparison | null,
  t: Translate,
): ReportBlock[] {
  const summaries = all.map(({ summary }) => summary);
  const keyed = all.map(({ metrics }, index) => ({ key: executionKey(index), metrics }));
  const metrics = metricBlocks(keyed, t);
  const points = comparison === null ? [] : pointBlocks(comparison, t);
  return [
    overviewTable(summaries, t),
    ...(comparison === null ? inputBlocks(summaries, t) : comparisonBlocks(comparison, t)),
    ...(metrics.length + points.length === 0 ? [] : [heading(t("Metrics")), ...points, ...metrics]),
  ];
}

function overviewTable(summaries: readonly ExecutionSummary[], t: Translate): ReportBlock {
  const metrics = [...new Set(summaries.flatMap((summary) => Object.keys(summary.metrics)))].slice(0, 4);
  const texts = [t("Letter"), t("Execution"), t("State"), t("Started"), t("Took"), t("Commit")];
  return {
    kind: "table",
    heads: [
      ...texts.map((title) => ({ title, right: false })),
      ...metrics.map((title) => ({ title, right: true })),
    ],
    rows: summaries.map((summary, index) => [
      executionKey(index),
      summary.name ?? summary.id,
      stateLabel(summary.state),
      summary.created === null ? "" : formatDateTime(new Date(summary.created)),
      summary.durationMs === null ? "" : formatDuration(summary.durationMs),
      `${summary.commit?.slice(0, 8) ?? ""}${summary.dirty === true ? " +" : ""}`,
      ...metrics.map((name) => numberText(ownValue(summary.metrics, name))),
    ]),
    note: null,
  };
}

function numberText(value: number | undefined): string {
  return value === undefined ? "" : formatNumber(value);
}

function inputBlocks(summaries: readonly ExecutionSummary[], t: Translate): ReportBlock[] {
  const names = [...new Set(summaries.flatMap(({ inputs }) => Object.keys(inputs)))];
  const rows = names.flatMap((name) => {
    const texts = summaries.map(({ inputs }) => cellText(ownValue(inputs, name)));
    return new Set(texts).size > 1 ? [[name, ...texts]] : [];
  });
  if (rows.length === 0) return [];
  const heads = [t("Input"), ...summaries.map((_, index) => executionKey(index))];
  return [
    heading(t("Inputs That Differ")),
    { kind: "table", heads: heads.map((title) => ({ title, right: false })), rows, note: null },
  ];
}

function ownValue<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function heading(text: string): ReportBlock {
  return { kind: "heading", level: 2, text };
}
