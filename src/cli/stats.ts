import { formatDuration } from "../core/format/duration";
import { stateLabel } from "../core/format/stateLabel";
import { wrongUse } from "../core/humanError";
import type { ExecutionState } from "../core/lifecycle";
import {
  groupings,
  statisticsOf,
  type Grouping,
  type GroupTotals,
  type Totals,
} from "../core/statistics/executionStatistics";
import { ExecutionStore } from "../store/executionStore";
import { refuseArguments } from "./arguments";
import { queried, queryOption } from "./queryOption";
import { tableLines, type Column } from "./table";
import { jsonOption, type Verb, type VerbCall } from "./verb";

const usage = "stats [--query Q] [--by pipeline|stage|type|method|day] [--json]";

/** `executions stats`: counts, success rate and durations (design, section 11). */
export const statsVerb: Verb = {
  usage: "[--query Q] [--by pipeline|stage|type|method|day] [--json]",
  summary: "Count executions: by state, by day, by group; how many ended well, and how long they took",
  options: {
    ...queryOption,
    by: { type: "string", value: "WHAT", help: `count by ${groupings.join(", ")}` },
    ...jsonOption,
  },
  async run(call) {
    refuseArguments(call, usage);
    const by = groupingOf(call);
    const statistics = statisticsOf(await queried(call, new ExecutionStore(call.layout).list()), by);
    if (call.options.flag("json")) call.console.printJson(statistics);
    else
      printStatistics(
        call,
        statistics,
        by ?? "day",
        by === null ? dayRows(statistics.perDay) : statistics.groups,
      );
    return 0;
  },
};

function groupingOf({ options }: VerbCall): Grouping | null {
  const text = options.text("by");
  if (text === null) return null;
  const known = groupings.find((grouping) => grouping === text);
  if (known === undefined) throw wrongUse(`--by takes ${groupings.join(", ")}, not ${text}.`);
  return known;
}

type Row = Pick<GroupTotals, "name" | "count" | "successRate" | "medianDurationMs">;

function dayRows(days: ReturnType<typeof statisticsOf>["perDay"]): Row[] {
  return days.map(({ day, count, completed, failed }) => ({
    name: day,
    count,
    successRate: completed + failed === 0 ? null : completed / (completed + failed),
    medianDurationMs: null,
  }));
}

function printStatistics({ console }: VerbCall, totals: Totals, by: Grouping, rows: readonly Row[]): void {
  const states = Object.entries(totals.byState) as [ExecutionState, number][];
  console.print(
    [
      totals.count === 1 ? "1 execution" : `${totals.count} executions`,
      ...states.map(([state, count]) => `${count} ${stateLabel(state).toLowerCase()}`),
      ...(totals.successRate === null ? [] : [`${percent(totals.successRate)} ended well`]),
      ...(totals.medianDurationMs === null ? [] : [`median ${formatDuration(totals.medianDurationMs)}`]),
    ].join(" · "),
  );
  if (rows.length > 0) for (const line of tableLines(columns(by), rows, console.columns)) console.print(line);
}

function columns(by: Grouping): readonly Column<Row>[] {
  return [
    { header: by.toUpperCase(), rank: 0, least: 8, required: true, value: ({ name }) => name ?? "(none)" },
    { header: "COUNT", rank: 1, least: 5, required: true, value: ({ count }) => String(count) },
    {
      header: "ENDED WELL",
      rank: 2,
      least: 6,
      value: ({ successRate }) => (successRate === null ? "" : percent(successRate)),
    },
    {
      header: "MEDIAN",
      rank: 3,
      least: 6,
      value: ({ medianDurationMs }) => (medianDurationMs === null ? "" : formatDuration(medianDurationMs)),
    },
  ];
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
