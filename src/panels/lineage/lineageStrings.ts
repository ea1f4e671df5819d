import { l10n } from "vscode";
import type { LineageStrings } from "../../shared/lineage/strings";

/** The words of the lineage page in the language that VS Code shows. */
export function lineageStrings(): LineageStrings {
  return { ...barStrings(), ...contentStrings(), ...sideStrings(), ...listStrings() };
}

function barStrings() {
  return {
    graph: l10n.t("Graph"),
    list: l10n.t("List"),
    form: l10n.t("Form"),
    direction: l10n.t("Direction"),
    directions: { backward: l10n.t("Backward"), forward: l10n.t("Forward"), both: l10n.t("Both") },
    depth: l10n.t("Depth"),
    all: l10n.t("all"),
    less: l10n.t("Fewer steps ([)"),
    more: l10n.t("More steps (])"),
    types: l10n.t("Types"),
    typesHidden: l10n.t("{0} hidden"),
    affectedIfWrong: l10n.t("Affected if wrong"),
    find: l10n.t("Find a node"),
    nothingFound: l10n.t("none"),
    foundOf: l10n.t("{0} of {1}"),
    exportAs: l10n.t("Export"),
    exportSvg: l10n.t("Picture (SVG)…"),
    pictureOfNothing: l10n.t("nothing is drawn"),
    pictureTooLarge: l10n.t("too many nodes to draw"),
    pictureOfList: l10n.t("of the graph: choose Graph"),
    exportJson: l10n.t("Nodes and edges (JSON)…"),
    exportProv: l10n.t("Provenance of these executions (PROV)…"),
    moreActions: l10n.t("More Actions"),
    links: {
      parent: l10n.t("Who started whom"),
      rerunOf: l10n.t("Re-runs"),
      cachedFrom: l10n.t("Results taken from the cache"),
    },
    siblings: l10n.t("Siblings: Same Inputs, Method or Original"),
    refresh: l10n.t("Refresh"),
    retry: l10n.t("Try again"),
  };
}

function contentStrings() {
  return {
    subjects: {
      backward: l10n.t("Backward from {0}"),
      forward: l10n.t("Forward from {0}"),
      both: l10n.t("Backward and forward from {0}"),
    },
    nodeOne: l10n.t("{0} node"),
    nodeSeveral: l10n.t("{0} nodes"),
    foldedInOne: l10n.t("{1} of them in {0} collapsed group"),
    foldedInSeveral: l10n.t("{1} of them in {0} collapsed groups"),
    whichAffected: l10n.t("Which results are affected if {0} is wrong?"),
    changedSince: l10n.t("This file has changed since: what lay there before is shown"),
    notLookedOne: l10n.t("{0} place was not looked at for changes"),
    notLookedSeveral: l10n.t("{0} places were not looked at for changes"),
    notLookedWhy: l10n.t(
      "Too much to read, a network share, or a place outside of this folder that only an imported execution names.",
    ),
    reading: l10n.t("Reading what executions used and made…"),
    unknownFile: l10n.t("{0} was not made by an execution"),
    unknownHint: l10n.t("No execution of this workspace used or made this content."),
    searchByName: l10n.t("Search by Name"),
    tooLarge: l10n.t("{0} nodes are too many to draw"),
    tooLargeHint: l10n.t("Narrow by type or depth, or open the list."),
    openList: l10n.t("Open List"),
    depthTwo: l10n.t("Depth 2"),
    zoomIn: l10n.t("Zoom In (+)"),
    zoomOut: l10n.t("Zoom Out (-)"),
    fit: l10n.t("Show All (0)"),
    overview: l10n.t("Overview"),
    legendArtifact: l10n.t("artifact"),
    legendExecution: l10n.t("execution"),
    legendMissing: l10n.t("missing"),
    legendStale: l10n.t("stale or changed"),
    legendWrong: l10n.t("wrong"),
    legendAffected: l10n.t("affected"),
  };
}

function sideStrings() {
  return {
    openDetails: l10n.t("Open Details"),
    openFile: l10n.t("Open File"),
    rerun: l10n.t("Re-run…"),
    makeStart: l10n.t("Lineage of This"),
    compare: l10n.t("Compare"),
    pathTo: l10n.t("Path to… (P)"),
    pathFrom: l10n.t("Path from {0}"),
    choosePathEnd: l10n.t(
      "Choose the other end: press a node, or go to it by arrows or Find and press P. Escape ends it.",
    ),
    endHere: l10n.t("To {0}"),
    otherEnd: l10n.t("Another End"),
    pathBetween: l10n.t("Path from {0} to {1}"),
    onPath: l10n.t("on the path"),
    unfold: l10n.t("Unfold"),
    fold: l10n.t("Fold"),
    close: l10n.t("Close"),
    ifWrong: l10n.t("If {0} is wrong"),
    dependOnIt: l10n.t("{0} executions and {1} artifacts depend on it."),
    nothingDepends: l10n.t("Nothing depends on it."),
    rerunSeveral: l10n.t("Re-run {0}…"),
    tagSeveral: l10n.t("Tag…"),
    exportSeveral: l10n.t("Export…"),
    executionsChosen: l10n.t("Executions, {0} of {1} chosen"),
    artifacts: l10n.t("Artifacts"),
  };
}

function listStrings() {
  return {
    columnName: l10n.t("Name"),
    columnRelation: l10n.t("Relation"),
    columnKind: l10n.t("Kind"),
    columnState: l10n.t("State"),
    columnWhen: l10n.t("When"),
    columnContent: l10n.t("Content"),
    repeated: l10n.t("above"),
  };
}
