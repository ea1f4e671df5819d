import { l10n } from "vscode";
import { translate } from "../../host/translate";
import type { ActionStrings } from "../../shared/table/actionStrings";
import { archiveRefusal, deleteRefusal } from "../../store/eligibility";
import type { SelectionReasons } from "./selectionActions";

/** Why an action on the selection cannot be done, in the language that VS Code shows. */
export function selectionReasons(): SelectionReasons {
  return {
    onlyOne: l10n.t("One execution at a time"),
    atLeastTwo: l10n.t("Select two executions at least"),
    notRunning: l10n.t("it is not running"),
    didNotFail: l10n.t("it did not fail and was not stopped"),
    hasEnd: l10n.t("it runs, or has ended and is sealed"),
    notSealed: l10n.t("it is not sealed yet"),
    archived: l10n.t("it is archived: bring it back first"),
    notArchived: l10n.t("it is not archived"),
    archive: (summary) => archiveRefusal(summary, translate),
    delete: (summary) => deleteRefusal(summary, translate),
  };
}

/** The words of what one does on the page, in the language that VS Code shows. */
export function actionStrings(): ActionStrings {
  return {
    verbs: {
      compare: l10n.t("Compare"),
      stop: l10n.t("Stop"),
      archive: l10n.t("Archive"),
      editTags: l10n.t("Tags…"),
      exportAs: l10n.t("Export…"),
      verify: l10n.t("Verify"),
      delete: l10n.t("Delete"),
      rerun: l10n.t("Re-run…"),
      retry: l10n.t("Retry"),
      recover: l10n.t("Recover"),
      unarchive: l10n.t("Unarchive"),
      copyLink: l10n.t("Copy Link"),
    },
    details: l10n.t("Open Details"),
    logs: l10n.t("Show Logs"),
    more: l10n.t("More Actions…"),
    moreOnSelection: l10n.t("More"),
    exportAll: l10n.t("Export All That Match…"),
    copyQueryLink: l10n.t("Copy Link to This Query"),
    edit: {
      name: l10n.t("Name"),
      note: l10n.t("Note"),
      tags: l10n.t("Tags, separated by commas"),
    },
  };
}
