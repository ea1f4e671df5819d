import { l10n } from "vscode";
import type { MetricsStrings } from "../../shared/metrics/strings";
import { chartStrings, pointChartStrings } from "../chartStrings";

/** The words of the metrics page in the language that VS Code shows. */
export function metricsStrings(): MetricsStrings {
  return {
    ...chartStrings(),
    values: pointChartStrings(),
    ...toolbarStrings(),
    ...tableStrings(),
    ...fileStrings(),
  };
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
