import { l10n } from "vscode";
import type { LogsStrings } from "../../shared/logs/strings";

/** The words of the Logs page in the language that VS Code shows. */
export function logsStrings(): LogsStrings {
  return { ...toolStrings(), ...searchStrings(), ...lineStrings() };
}

function toolStrings() {
  return {
    linesLabel: l10n.t("Printed lines"),
    streams: l10n.t("Streams"),
    both: l10n.t("Both"),
    out: l10n.t("Output"),
    err: l10n.t("Error"),
    times: l10n.t("Times"),
    timesRelative: l10n.t("Relative"),
    timesAbsolute: l10n.t("Absolute"),
    timesNone: l10n.t("No times"),
    wrap: l10n.t("Wrap Lines (Alt+Z)"),
    newestFirst: l10n.t("Newest First"),
    goTo: l10n.t("Go to Line or Time… (Ctrl+G)"),
    saveAs: l10n.t("Save Log As…"),
    openDetails: l10n.t("Open Details"),
    showLiveOutput: l10n.t("Show Live Output"),
    follow: l10n.t("Follow"),
    following: l10n.t("following"),
    paused: l10n.t("paused"),
    newLineOne: l10n.t("{0} new line"),
    newLineSeveral: l10n.t("{0} new lines"),
  };
}

function searchStrings() {
  return {
    search: l10n.t("Search (Ctrl+F)"),
    matchCase: l10n.t("Match Case (Alt+C)"),
    matchWord: l10n.t("Match Whole Word (Alt+W)"),
    useRegex: l10n.t("Use Regular Expression (Alt+R)"),
    nextMatch: l10n.t("Next Match (F3)"),
    previousMatch: l10n.t("Previous Match (Shift+F3)"),
    filter: l10n.t("Filter"),
    context: l10n.t("context"),
    lessContext: l10n.t("Fewer Lines of Context"),
    moreContext: l10n.t("More Lines of Context"),
    clearSearch: l10n.t("Clear Search (Escape)"),
    noMatch: l10n.t("No match"),
    ofMatches: l10n.t("{0} of {1}"),
    matches: l10n.t("{0} found"),
    ofLines: l10n.t("in {0} lines"),
    soFar: l10n.t("{0} so far"),
    searched: l10n.t("searched to the end"),
    searching: l10n.t("searching…"),
    errorOne: l10n.t("{0} error: go to the next (F8)"),
    errorSeveral: l10n.t("{0} errors: go to the next (F8)"),
    warningOne: l10n.t("{0} warning: go to the next"),
    warningSeveral: l10n.t("{0} warnings: go to the next"),
    error: l10n.t("Error"),
    warning: l10n.t("Warning"),
    match: l10n.t("Match"),
    nothingFound: l10n.t("No line holds this."),
    stillSearching: l10n.t("Still searching…"),
  };
}

function lineStrings() {
  return {
    lineOne: l10n.t("{0} line"),
    lineSeveral: l10n.t("{0} lines"),
    aboutLines: l10n.t("about {0} lines"),
    filteredLines: l10n.t("{0} of {1} lines"),
    atLine: l10n.t("Line {0}"),
    afterStart: l10n.t("{0} after start"),
    updateOne: l10n.t("{0} update"),
    updateSeveral: l10n.t("{0} updates"),
    updatesTo: l10n.t("to {0}"),
    leftOutUpdateOne: l10n.t("{0} update between these is not shown; Save Log As… has it"),
    leftOutUpdateSeveral: l10n.t("{0} updates between these are not shown; Save Log As… has them"),
    leftOutBytes: l10n.t("{0} between these are not shown; Save Log As… has them"),
    frameOne: l10n.t("{0} line of frames in libraries"),
    frameSeveral: l10n.t("{0} lines of frames in libraries"),
    gapOne: l10n.t("{0} line without a match"),
    gapSeveral: l10n.t("{0} lines without a match"),
    hideFrames: l10n.t("Fold the Frames in Libraries (Left)"),
    hideGap: l10n.t("Hide the Lines Without a Match (Left)"),
    shownLineOne: l10n.t("{0} line shown"),
    shownLineSeveral: l10n.t("{0} lines shown"),
    hiddenLineOne: l10n.t("{0} line hidden"),
    hiddenLineSeveral: l10n.t("{0} lines hidden"),
    hiddenBytes: l10n.t("{0} more"),
    showAll: l10n.t("Show All"),
    showLess: l10n.t("Show Less"),
    ruler: l10n.t("Errors, warnings and matches along the log"),
    nothingPrinted: l10n.t("Nothing was printed."),
    nothingPrintedYet: l10n.t("Nothing was printed yet."),
  };
}
