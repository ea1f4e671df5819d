import { l10n } from "vscode";
import type { CompareChartStrings, CompareStrings } from "../../shared/compare/strings";
import { chartStrings, pointChartStrings } from "../chartStrings";
import { contentStrings } from "./contentStrings";

/** The words of the page in the language that VS Code shows. */
export function compareStrings(): CompareStrings {
  return {
    charts: chartsStrings(),
    title: l10n.t("Comparison"),
    contents: contentStrings(),
    baseline: l10n.t("Baseline"),
    onlyDifferences: l10n.t("Only differences"),
    ofFields: l10n.t("{0} of {1} fields"),
    find: l10n.t("Find a field"),
    add: l10n.t("Add"),
    export: l10n.t("Export…"),
    lineage: l10n.t("Lineage of the Baseline"),
    differsIn: l10n.t("differs from {0} in"),
    differsInNothing: l10n.t("nothing that was captured"),
    lessLikely: l10n.t("{0} less likely"),
    field: l10n.t("Field"),
    makeBaseline: l10n.t("Make {0} the baseline"),
    remove: l10n.t("Remove {0} from the comparison"),
    openDetails: l10n.t("Open the details of {0}"),
    differ: l10n.t("{0} of {1} differ"),
    showSame: l10n.t("Show {0} that are the same"),
    differs: l10n.t("differs"),
    same: l10n.t("same"),
    better: l10n.t("better"),
    worse: l10n.t("worse"),
    showCurves: l10n.t("Show Curves"),
    statistic: l10n.t("Values of metrics"),
    statistics: { last: l10n.t("Last value"), best: l10n.t("Best value") },
    openDiff: l10n.t("Open in Diff Editor"),
    moreLines: l10n.t("{0} more changed lines"),
    noText: l10n.t("It is no text."),
    readingCode: l10n.t("Reading the code…"),
    changesOf: l10n.t("Changes of {0}"),
    nothingTold: l10n.t(
      "Inputs, files by content, code, packages, interpreter, variables and machine were looked at. What an execution does not record, such as chance, the load of the machine or what it fetched, may still differ.",
    ),
    noMatch: l10n.t("No field of this name. Clear the box to see all of them."),
    form: l10n.t("Executions as"),
    forms: { rows: l10n.t("Rows"), columns: l10n.t("Columns") },
    legend: l10n.t(
      "Muted: same as the baseline. ≠ differs. ▲▼ filled: better, △▽ hollow: worse. The hover of a cell tells how far.",
    ),
    execution: l10n.t("Execution"),
    state: l10n.t("State"),
    sortBy: l10n.t("Sort by {0}"),
    asListed: l10n.t("In the order of the letters"),
  };
}

function chartsStrings(): CompareChartStrings {
  return {
    title: l10n.t("Charts"),
    curves: chartStrings(),
    points: pointChartStrings(),
    metric: l10n.t("Metric of the curves"),
    along: l10n.t("Axis of the curves"),
    vertical: l10n.t("Vertical axis"),
    horizontal: l10n.t("Horizontal axis"),
    by: l10n.t("by"),
    against: l10n.t("against"),
    eachExecution: l10n.t("each execution"),
    missing: l10n.t("No value: {0}"),
    reading: l10n.t("Reading the curves…"),
    inFront: l10n.t("In full: the baseline, and the execution under the pointer or the focus."),
  };
}
