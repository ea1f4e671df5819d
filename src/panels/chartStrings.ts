import { l10n } from "vscode";
import type { ChartStrings, PointChartStrings } from "../shared/metrics/strings";

/** The words of charts of curves in the language that VS Code shows. */
export function chartStrings(): ChartStrings {
  return {
    axes: {
      step: l10n.t("Step"),
      time: l10n.t("Time"),
      relative: l10n.t("Relative time"),
    },
    placeOf: { step: l10n.t("step {0}"), time: "{0}", relative: l10n.t("after {0}") },
    chartLabel: l10n.t("{0} by {1}, curves: {2}. {3}"),
    chartKeys: l10n.t(
      "Left and right arrow move the cursor, plus and minus zoom, 0 resets, L turns the logarithmic axis on and off.",
    ),
    lowerIsBetter: l10n.t("lower is better"),
    higherIsBetter: l10n.t("higher is better"),
    logAxis: l10n.t("Logarithmic Axis (L)"),
    log: l10n.t("log"),
    resetZoom: l10n.t("Reset Zoom (0)"),
    showAsTable: l10n.t("Show as Table"),
    bestAt: l10n.t("best {0} {1} at {2}"),
    running: l10n.t("running"),
    notNumber: l10n.t("{1}: {0} value was no finite number and breaks the line."),
    notNumbers: l10n.t("{1}: {0} values were no finite numbers and break the line."),
    notPositive: l10n.t("Values of 0 or less have no place on a logarithmic axis: {0} are not drawn."),
    reduced: l10n.t("{0} values: of each pixel the first, least, greatest and last one are drawn."),
    noValues: l10n.t("None of the shown executions has a value here."),
    smoothed: l10n.t("smoothed {0}"),
    raw: l10n.t("raw"),
  };
}

/** The words of charts of points or bars. */
export function pointChartStrings(): PointChartStrings {
  return {
    execution: l10n.t("Execution"),
    pointsLabel: l10n.t("{0} against {1}, executions: {2}"),
    barsLabel: l10n.t("{0} of each execution, executions: {1}"),
    keys: l10n.t("Left and right arrow, Home and End walk the executions, Enter opens the details."),
  };
}
