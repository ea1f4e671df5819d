import { l10n } from "vscode";
import type { SurroundingStrings } from "../shared/details/surroundingStrings";

/** Those words in the language that VS Code shows. */
export function surroundingStrings(): SurroundingStrings {
  return {
    copyAs: l10n.t("Copy As…"),
    exportProvenance: l10n.t("Export…"),
    provXmlRemark: l10n.t("W3C PROV as XML"),
    provJsonRemark: l10n.t("W3C PROV as JSON"),
    roCrateRemark: l10n.t("RO-Crate 1.1, Process Run Crate 0.5"),
    provenanceSoFar: l10n.t("What is known so far"),
    tabRelated: l10n.t("Related"),
    related: l10n.t("Related Executions"),
    noRelated: l10n.t("No other execution of this workspace belongs to this one."),
    madeAndUsedBy: l10n.t("Made and used by"),
    relation: l10n.t("Relation"),
    execution: l10n.t("Execution"),
    repeatedBy: l10n.t("Repeated by"),
    resultsTakenBy: l10n.t("Results taken by"),
    sameInputs: l10n.t("Same inputs"),
    relatedMore: l10n.t("{0} more"),
    notHere: l10n.t("Not in this workspace"),
    chooseFile: l10n.t("Choose a file to see what it holds."),
    noPreviewBinary: l10n.t("There is no preview of this kind of file."),
    noPreviewLarge: l10n.t("At {0} it is too large for a preview."),
    previewTruncated: l10n.t("The file holds more than is shown here: open it to see all."),
    compareEnvironment: l10n.t("Compare with Now"),
    environmentDifference: l10n.t("Against Now"),
    environmentSame: l10n.t("Nothing of {0} facts differs from now."),
    environmentChanged: l10n.t("{0} of {1} facts"),
    fact: l10n.t("What"),
    then: l10n.t("Then"),
    presently: l10n.t("Now"),
    comparing: l10n.t("Comparing…"),
    searchEnvironment: l10n.t("Search the environment"),
    findUsers: l10n.t("Who Else Used or Made Them?"),
    findingUsers: l10n.t("Looking…"),
    noUsers: l10n.t("Nobody else used or made them."),
    alsoMadeBy: l10n.t("made by"),
    alsoUsedBy: l10n.t("used by"),
  };
}
