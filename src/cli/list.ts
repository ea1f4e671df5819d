import { formatDuration } from "../core/format/duration";
import { formatRelativeTime } from "../core/format/relativeTime";
import { shortenId } from "../core/format/shortId";
import type { ExecutionSummary } from "../core/summary";
import { ExecutionStore } from "../store/executionStore";
import { countOption, refuseArguments } from "./arguments";
import { metricText } from "./metricText";
import { queried, queryOption } from "./queryOption";
import { sortSummaries } from "./sortSummaries";
import { paintState, stateMark, wantsColour } from "./stateMark";
import { tableLines, type Column } from "./table";
import { jsonOption, type Verb } from "./verb";

const usage = "list [--query Q] [--sort [-]FIELD] [--limit N] [--offset N] [--json]";
const shortCommit = 7;

/** `executions list`: all executions, newest first (design, section 11). */
export const listVerb: Verb = {
  usage: "[--query Q] [--sort [-]FIELD] [--limit N] [--offset N] [--json]",
  summary: "List the executions, newest first",
  options: {
    ...queryOption,
    sort: {
      type: "string",
      value: "[-]FIELD",
      help: "a field of the JSON, or metrics.NAME, inputs.NAME, properties.NAME; with - from high to low",
    },
    limit: { type: "string", value: "N", help: "at most so many (default: all)" },
    offset: { type: "string", value: "N", help: "pass over the first so many" },
    ...jsonOption,
  },
  async run(call) {
    refuseArguments(call, usage);
    const { layout, options, console } = call;
    const offset = countOption(call, "offset") ?? 0;
    const limit = countOption(call, "limit") ?? Infinity;
    const sort = options.text("sort");
    const all = new ExecutionStore(layout).list();
    const found = await queried(call, all);
    const shown = (sort === null ? found : sortSummaries(found, sort)).slice(offset, offset + limit);
    if (options.flag("json")) console.printJson(shown);
    else if (all.length === 0)
      console.say(`No executions in ${layout.root} yet: executions run SCRIPT makes one.`);
    else if (found.length === 0) console.say(`None of ${all.length} executions matches the query.`);
    else
      for (const line of tableLines(columns(call.now(), wantsColour(console)), shown, console.columns))
        console.print(line);
    return 0;
  },
};

function columns(now: Date, colour: boolean): readonly Column<ExecutionSummary>[] {
  return [
    {
      header: "STATE",
      rank: 0,
      least: 1,
      required: true,
      value: ({ state, archived }) => stateMark(state) + (archived ? ", archived" : ""),
      ...(colour ? { paint: (cell, { state }) => paintState(cell, state) } : {}),
    },
    { header: "ID", rank: 1, least: 12, required: true, value: ({ id }) => id, shorten: shortenId },
    { header: "NAME", rank: 3, least: 8, value: ({ name, method }) => name ?? method ?? "" },
    {
      header: "CREATED",
      rank: 2,
      least: 8,
      value: ({ created }) => createdText(created, now),
    },
    {
      header: "TOOK",
      rank: 4,
      least: 6,
      value: ({ durationMs }) => (durationMs === null ? "" : formatDuration(durationMs)),
    },
    { header: "METRICS", rank: 5, least: 10, value: ({ metrics }) => metricText(metrics) },
    { header: "TAGS", rank: 6, least: 6, value: ({ tags }) => tags.join(", ") },
    {
      header: "COMMIT",
      rank: 7,
      least: shortCommit + 1,
      value: ({ commit, dirty }) =>
        commit === null ? "" : commit.slice(0, shortCommit) + (dirty === true ? "*" : ""),
    },
  ];
}

function createdText(created: string | null, now: Date): string {
  const date = new Date(created ?? "");
  return Number.isNaN(date.getTime()) ? (created ?? "") : formatRelativeTime(date, now);
}
