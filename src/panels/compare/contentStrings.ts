import { l10n } from "vscode";
import type { ContentStrings } from "../../shared/compare/contentStrings";

/** The words for files and logs in the language that VS Code shows. */
export function contentStrings(): ContentStrings {
  return {
    show: l10n.t("Show how {0} differs"),
    showExecution: l10n.t("Show how the files and logs of {0} differ"),
    sameFiles: l10n.t("No file that both have differs by content."),
    reading: l10n.t("Reading…"),
    cancel: l10n.t("Cancel"),
    problem: l10n.t("It cannot be read: {0}"),
    openDiff: l10n.t("Open in Diff Editor"),
    difference: l10n.t("Difference"),
    tolerance: l10n.t("How far numbers may be apart"),
    exact: l10n.t("Numbers exact"),
    within: l10n.t("Numbers within {0}"),
    changesOf: l10n.t("Changes of {0}"),
    picture: l10n.t("{0}, as {1} has it"),
    pictureForm: l10n.t("How the pictures are shown"),
    slider: l10n.t("Slider"),
    sideBySide: l10n.t("Side by Side"),
    pixels: l10n.t("Pixels That Differ"),
    cover: l10n.t("How much of {0} covers {1}"),
    size: l10n.t("{0} × {1} pixels"),
    compareWith: l10n.t("Compare {0} with {1}"),
    output: l10n.t("Output"),
    errors: l10n.t("Errors"),
    openLog: l10n.t("Log of {0}, Line {1}"),
    showAll: l10n.t("Show all {0}"),
    capped: l10n.t("{0} of {1} are shown."),
  };
}
