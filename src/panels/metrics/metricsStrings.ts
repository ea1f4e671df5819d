import { l10n } from "vscode";
import type { ChartStrings, MetricsStrings } from "../../shared/metrics/strings";

/** The words of charts of curves in the language that VS Code shows. */
function chartStrings(): ChartStrings {
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
  };
}

/** The words of the metrics page in the language that VS Code shows. */
export function metricsStrings(): MetricsStrings {
  return { ...chartStrings(), ...toolbarStrings(), ...tableStrings(), ...fileStrings() };
}

function toolbarStrings() {
  return {
    title: l10n.t("Metrics"),
    toolbar: l10n.t("Curves"),
    axis: l10n.t("Horizontal axis"),
    smoothing: l10n.t("Smoothing"),
    marks: l10n.t("Marks: {0}"),
    marksShown: l10n.t("What is marked on the curves"),
    mark: { best: l10n.t("best"), last: l10n.t("last"), raw: l10n.t("raw") },
    noMarks: l10n.t("none"),
    metrics: l10n.t("Metrics"),
    ofAll: l10n.t("{0} of {1}"),
    add: l10n.t("Add"),
    exportAs: l10n.t("Export…"),
    exportPng: l10n.t("Save Picture as PNG…"),
    exportSvg: l10n.t("Save Picture as SVG…"),
    exportCsv: l10n.t("Save Values as CSV…"),
    exportAllCsv: l10n.t("Save Values of All Charts as CSV…"),
    moreActions: l10n.t("More Actions"),
  };
}

function tableStrings() {
  return {
    legend: l10n.t("Values of the executions at the cursor, last, and best"),
    visible: l10n.t("Visible"),
    execution: l10n.t("Execution"),
    state: l10n.t("State"),
    atPlace: l10n.t("at {0}"),
    last: l10n.t("last"),
    best: l10n.t("best"),
    at: l10n.t("at"),
    show: l10n.t("Show {0}"),
    hide: l10n.t("Hide {0}"),
    remove: l10n.t("Remove {0} from This Page"),
    reading: l10n.t("Reading the metrics…"),
    noMetrics: l10n.t("No metrics were recorded. A line that a script prints such as this one is enough:"),
    noMetricsYet: l10n.t("Waiting for the first value."),
  };
}

function fileStrings() {
  return {
    imagesByStep: l10n.t("image by step, {0} of {1} executions"),
    filesByStep: l10n.t("file by step, {0} of {1} executions"),
    step: l10n.t("step {0}"),
    sideBySide: l10n.t("side by side"),
    previousStep: l10n.t("Previous Step"),
    nextStep: l10n.t("Next Step"),
    openFile: l10n.t("Open the File"),
    imageOf: l10n.t("{0} of {1} at step {2}"),
    noFile: l10n.t("none at this step"),
    fold: l10n.t("Show or Hide {0}"),
  };
}
