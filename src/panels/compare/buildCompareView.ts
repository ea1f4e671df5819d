import { executionKey } from "../../core/executionKey";
import { executionLabels } from "../../core/executionLabels";
import type { Cause } from "../../core/compare/cause";
import type { Comparison } from "../../core/compare/comparison";
import { deltaText } from "../../core/compare/deltaText";
import { causePhrase } from "../../core/compare/phrases";
import { effectText, factorRange, movesLead, toldMoves } from "../../core/compare/movesPhrase";
import { unknownCodeTexts } from "../../core/compare/unknownCodeTexts";
import type { WhatMoves } from "../../core/compare/whatMoves";
import { formatDateTime } from "../../core/format/relativeTime";
import { isEndState } from "../../core/lifecycle";
import type { ExecutionSummary } from "../../core/summary";
import type { SortKey } from "../../core/table/sortRows";
import type { Translate } from "../../core/translate";
import {
  type CodeFile,
  type ComparedView,
  type CompareView,
  type MetricStatistic,
  type MovesView,
} from "../../shared/compare/compareView";
import type { MetricsView } from "../../shared/metrics/metricsView";
import { chartsView } from "./chartsView";
import { executionOrder, fieldKey } from "./executionOrder";
import type { Unreadable } from "./executionReader";
import { pageSections, sectionViews, shownRows } from "./sectionViews";

/** What the user chose on the page, and what is read beside the comparison. */
export interface CompareChoices {
  readonly workspace: string;
  readonly onlyDifferences: boolean;
  readonly statistic: MetricStatistic;
  readonly sort: SortKey | null;
  /** Null while it is read; with sentences on what of it is not shown. */
  readonly code: { readonly files: readonly CodeFile[]; readonly notes: readonly string[] } | null;
  readonly curves: MetricsView | null;
  readonly leftOut: readonly Unreadable[];
}

/** A comparison as the page shows it. Pure: the same comparison and choices give the same view. */
export function buildCompareView(
  comparison: Comparison,
  { workspace, onlyDifferences, statistic, sort, code, curves, leftOut }: CompareChoices,
  t: Translate,
): CompareView {
  const rows = shownRows(comparison, statistic);
  const labels = executionLabels(comparison.executions.map(({ summary, args }) => ({ ...summary, args })));
  return {
    executions: comparison.executions.map(({ summary }, index) => ({
      target: { workspace, id: summary.id },
      title: labels[index] ?? summary.id,
      ...comparedView(comparison, summary, index, t),
    })),
    baseline: comparison.baseline,
    headline: comparison.headline.parts,
    leftOut: leftOut.map(({ id, reason }) => t("{0} is left out, it cannot be read: {1}", id, reason)),
    moves: comparison.moves === null ? null : movesView(comparison.moves, t),
    sections: sectionViews(comparison, t),
    charts: chartsView(comparison, t),
    curves,
    code: code?.files ?? null,
    unknownCode: [...unknownCodeTexts(comparison, t), ...(code?.notes ?? [])],
    differing: rows.filter((row) => row.differs).length,
    fields: rows.length,
    order: executionOrder(comparison, sort),
    sort,
    onlyDifferences,
    statistic,
  };
}

function movesView(moves: WhatMoves, t: Translate): MovesView {
  const { told, more } = toldMoves(moves);
  return {
    lead: movesLead(moves, t),
    more: more === 0 ? "" : t("{0} more", more),
    moved: told.map(({ factor, effect }) => ({
      name: factor.cause.name,
      range: factorRange(factor, t),
      effect: effectText(effect, t),
      section: pageSections[factor.cause.section],
      field: fieldKey(factor.cause),
    })),
  };
}

function comparedView(
  comparison: Comparison,
  { started, created, exitCode, state }: ExecutionSummary,
  index: number,
  t: Translate,
): Omit<ComparedView, "target" | "title"> {
  const at = started ?? created;
  const isFailure = exitCode !== null && exitCode !== 0;
  const facts = [
    at === null ? null : formatDateTime(new Date(at)),
    isFailure ? t("exit code {0}", exitCode) : null,
  ];
  return {
    key: executionKey(index),
    state,
    mayGrow: !isEndState(state),
    facts: facts.filter((fact) => fact !== null).join(" · "),
    causes: (comparison.causes[index] ?? []).map((cause: Cause) => ({
      phrase: causePhrase(cause, t),
      section: pageSections[cause.section],
      field: fieldKey(cause),
    })),
    outcome: index === comparison.baseline ? "" : outcomeText(comparison, index, t),
  };
}

/** The first metric that has a direction and differs; of one that did not end well why. */
function outcomeText({ executions, rows }: Comparison, index: number, t: Translate): string {
  const summary = executions[index]?.summary;
  if (summary?.status !== "successful" && summary?.reason) return summary.reason;
  const telling = rows.find(
    ({ section, deltas }) => section === "metrics" && (deltas[index]?.verdict ?? null) !== null,
  );
  if (telling === undefined) return "";
  const word = telling.deltas[index]?.verdict === "better" ? t("better") : t("worse");
  return `${telling.name} ${deltaText(telling, index)} ${word}`;
}
