import { l10n } from "vscode";
import type { DashboardStrings } from "../../shared/dashboard/strings";

/** The words of the dashboard in the language that VS Code shows. */
export function dashboardStrings(): DashboardStrings {
  return { ...topStrings(), ...figureStrings(), ...pictureStrings(), ...stateStrings() };
}

function topStrings() {
  return {
    title: l10n.t("Dashboard"),
    queryLabel: l10n.t("Query"),
    queryHint: l10n.t("Filter: pipeline:penguins status:failed metric:loss<0.2"),
    clearQuery: l10n.t("Clear Query (Escape)"),
    problemAt: l10n.t("Position {0}: {1}"),
    searching: l10n.t("Searching…"),
    timeRange: l10n.t("Time range"),
    ranges: {
      "24h": l10n.t("24 h"),
      "7d": l10n.t("7 days"),
      "30d": l10n.t("30 days"),
      "90d": l10n.t("90 days"),
      all: l10n.t("All"),
    },
    chooseDates: l10n.t("Choose Dates…"),
    dateFrom: l10n.t("From"),
    dateTo: l10n.t("to"),
    apply: l10n.t("Apply"),
    showTables: l10n.t("Show as Tables"),
    exportAll: l10n.t("Export These Executions…"),
    refresh: l10n.t("Refresh"),
    openAll: l10n.t("All executions"),
  };
}

function figureStrings() {
  return {
    executions: l10n.t("Executions"),
    successRate: l10n.t("Success rate"),
    failureRate: l10n.t("Failure rate"),
    medianDuration: l10n.t("Median duration"),
    throughput: l10n.t("Throughput"),
    outputs: l10n.t("Outputs"),
    outputsMeaning: l10n.t(
      "What executions wrote into outputs/. Show Disk Use tells what all files of all executions take.",
    ),
    showDiskUse: l10n.t("Show Disk Use…"),
    aDay: l10n.t("a day"),
    anHour: l10n.t("an hour"),
    moreThanBefore: l10n.t("{0} more than before"),
    fewerThanBefore: l10n.t("{0} fewer than before"),
    asManyAsBefore: l10n.t("as many as before"),
    pointsBetter: l10n.t("{0} points better"),
    pointsWorse: l10n.t("{0} points worse"),
    wellOne: l10n.t("{0} ended well"),
    wellSeveral: l10n.t("{0} ended well"),
    executionOne: l10n.t("{0} execution"),
    executionSeveral: l10n.t("{0} executions"),
    sinceYesterday: l10n.t("{0} since yesterday"),
    slower: l10n.t("{0} slower"),
    faster: l10n.t("{0} faster"),
    meanIs: l10n.t("mean {0}"),
    busiestPeriod: l10n.t("busiest {0} with {1}"),
    ofItArchived: l10n.t("{0} of it archived"),
  };
}

function pictureStrings() {
  return {
    outcomes: l10n.t("Outcome"),
    outcomeBy: {
      hour: l10n.t("Outcome by hour"),
      day: l10n.t("Outcome by day"),
      week: l10n.t("Outcome by week"),
      month: l10n.t("Outcome by month"),
      year: l10n.t("Outcome by year"),
    },
    outcomesLabel: l10n.t("Executions over time, completed above and failed or stopped below the line"),
    fromTo: l10n.t("{0} to {1}"),
    weekOf: l10n.t("week of {0}"),
    today: l10n.t("today"),
    keyWell: l10n.t("completed, above"),
    keyBadly: l10n.t("failed, below"),
    keyStopped: l10n.t("stopped, below"),
    countWell: l10n.t("{0} completed"),
    countBadly: l10n.t("{0} failed"),
    countStopped: l10n.t("{0} stopped"),
    worstPeriod: l10n.t("{0}: {1} failed"),
    worstReason: l10n.t("{0}: {1} failed, {2} of them: {3}"),
    time: l10n.t("Time"),
    completed: l10n.t("Completed"),
    failed: l10n.t("Failed"),
    stopped: l10n.t("Stopped"),
    byField: l10n.t("By {0}"),
    groupBy: l10n.t("Group by"),
    fields: { method: l10n.t("Method"), pipeline: l10n.t("Pipeline"), stage: l10n.t("Stage") },
    noValue: l10n.t("none"),
    otherGroups: l10n.t("{0} others"),
    runs: l10n.t("Runs"),
    median: l10n.t("Median"),
    mean: l10n.t("Mean"),
    durationTrend: l10n.t("Duration trend"),
    all: l10n.t("All"),
    duration: l10n.t("Duration"),
    method: l10n.t("Method"),
    eachOf: l10n.t("each execution of {0}"),
    tookOver: l10n.t("{0} took over {1}"),
    noDurations: l10n.t("None of them completed: there is no duration to tell."),
    trendLabel: l10n.t("Duration of the executions of {0}"),
    overLimit: l10n.t("over {0}"),
    outlier: l10n.t("{0}, {1}×"),
    changeFrom: l10n.t("from {0} on: {1}"),
    changeOfLevel: l10n.t("Change of level"),
    before: l10n.t("Before"),
    after: l10n.t("After"),
    levelNow: l10n.t("{0} now"),
    nineOfTen: l10n.t("9 of 10 within"),
    nineFrom: l10n.t("9 of 10 from"),
    nineTo: l10n.t("9 of 10 up to"),
    byHour: l10n.t("By hour"),
    localTime: l10n.t("local time"),
    hoursLabel: l10n.t("Executions by hour of the day and day of the week"),
    busiestHour: l10n.t("busiest: {0}, {1} executions"),
    weekday: l10n.t("Weekday"),
    weekdays: l10n.t("Mon Tue Wed Thu Fri Sat Sun").split(" "),
    months: l10n.t("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split(" "),
    failuresByReason: l10n.t("Failures by reason"),
    reason: l10n.t("Reason"),
    noReason: l10n.t("no reason recorded"),
    otherReasons: l10n.t("{0} other reasons"),
    outputsByMethod: l10n.t("Outputs by method"),
    busiestInputs: l10n.t("Busiest inputs"),
    usedByExecutions: l10n.t("used by executions"),
    input: l10n.t("Input"),
  };
}

function stateStrings() {
  return {
    retry: l10n.t("Retry"),
    nothingHere: l10n.t("Nothing to tell in this time."),
    nothingYet: l10n.t(
      "Nothing has been run yet: run a script from its editor, or a method from the Executions view.",
    ),
    nothingInTime: l10n.t("Nothing was run in this time."),
    nothingMatches: l10n.t("No execution matches the query."),
    nothingMatchesInTime: l10n.t("No execution of this time matches the query."),
    showAllTime: l10n.t("Show All Time"),
    clearFilter: l10n.t("Clear Filter"),
    fromIndex: l10n.t("From the index, {0}. Each figure opens the executions behind it."),
    soFar: l10n.t("So far: {0} of {1} executions are read."),
  };
}
