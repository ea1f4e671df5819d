import { html, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import type { DashboardContext, Told } from "./dashboardContext";
import { figureTable, type FigureCell } from "./figureTable";
import { count, day, periodName } from "./words";

/** Nothing is behind a zero. */
function figure(value: number, query: string): FigureCell {
  return value === 0 ? { text: "0" } : { text: count(value), query };
}

/** Executions over time as a table: the periods in which something was, newest first. */
export function outcomeTable(context: DashboardContext, { unit, periods }: Told<"outcomes">): TemplateResult {
  const { strings, now } = context;
  const rows = periods.filter(({ counts }) => Object.values(counts).some((value) => value > 0)).toReversed();
  return figureTable(
    context,
    strings.outcomesLabel,
    [strings.time, strings.executions, strings.completed, strings.failed, strings.stopped],
    rows.map(({ from, counts, queries }) => [
      { text: periodName(from, unit, strings, now) },
      { text: count(counts.well + counts.badly + counts.stopped + counts.other), query: queries.all },
      figure(counts.well, queries.well),
      figure(counts.badly, queries.badly),
      figure(counts.stopped, queries.stopped),
    ]),
  );
}

/** Executions by hour of the week as a table. */
export function hourTable(context: DashboardContext, { days }: Told<"hours">): TemplateResult {
  const { strings } = context;
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
  return figureTable(
    context,
    strings.hoursLabel,
    [strings.weekday, ...hours],
    days.map((cells, index) => [
      { text: strings.weekdays[index] ?? "" },
      ...cells.map(({ count: value, query }) => figure(value, query)),
    ]),
  );
}

/** Durations over time as tables: the level, then what took unusually long. */
export function trendTables(
  context: DashboardContext,
  { label, levels, outliers, change }: NonNullable<Told<"trends">>["trend"],
): TemplateResult {
  const { strings, now } = context;
  return html`${figureTable(
    context,
    fill(strings.trendLabel, label),
    [strings.time, strings.median, strings.nineFrom, strings.nineTo],
    levels
      .flat()
      .toReversed()
      .map((level) => [
        { text: day(level.at, strings, now) },
        { text: format.duration(level.median) },
        { text: format.duration(level.low) },
        { text: format.duration(level.high) },
      ]),
  )}
  ${
    change === null
      ? ""
      : figureTable(
          context,
          strings.changeOfLevel,
          [strings.changeOfLevel, strings.before, strings.after],
          [
            [
              { text: change.commit?.slice(0, 10) ?? day(change.at, strings, now), query: change.query },
              { text: format.duration(change.before) },
              { text: format.duration(change.after) },
            ],
          ],
        )
  }
  ${
    outliers.count === 0
      ? ""
      : figureTable(
          context,
          fill(strings.overLimit, format.duration(outliers.limit)),
          [fill(strings.overLimit, format.duration(outliers.limit)), strings.duration],
          outliers.marks
            .toReversed()
            .map(({ id, taken, query }) => [{ text: id }, { text: format.duration(taken), query }]),
        )
  }`;
}
