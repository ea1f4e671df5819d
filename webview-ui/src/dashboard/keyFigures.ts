import { html, nothing, type TemplateResult } from "lit";
import { fill, format } from "../../../src/shared/format";
import { icon } from "../details/icon";
import type { DashboardContext, Told } from "./dashboardContext";
import { markKey } from "./marks";
import { count, counted, figureAndUnit, percent, periodName, titleOf } from "./words";

type Figures = Told<"figures">;

interface Figure {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly detail: unknown;
  readonly query: string;
  /** What the figure means, where its name alone may be misread. */
  readonly meaning?: string;
}

/** The six figures on top. */
export function keyFigures(context: DashboardContext): TemplateResult {
  const { figures } = context.view.dashboard;
  if (!figures.ok)
    return html`<p class="problem kpis-problem" role="alert">
      ${figures.error}
      <button type="button" class="link" @click=${() => context.send({ type: "refresh" })}>
        ${context.strings.retry}
      </button>
    </p>`;
  const all = figuresOf(context, figures.value);
  return html`<div class="kpis" @keydown=${markKey}>
    ${all.map((figure, index) => keyFigure(context, figure, index))}
  </div>`;
}

function keyFigure(context: DashboardContext, figure: Figure, index: number): TemplateResult {
  return html`<button
    type="button"
    class="kpi mark"
    data-figure=${figure.name}
    data-column=${index}
    data-row="0"
    title=${titleOf(figure.meaning ?? "", figure.query === "" ? context.strings.openAll : figure.query).trim()}
    @click=${() => context.send({ type: "open", query: figure.query })}
  >
    <span class="l">${figure.label}</span>
    <span class="big tnum"
      >${figure.value}${figure.unit === "" ? nothing : html` <small>${figure.unit}</small>`}</span
    >
    <span class="d">${figure.detail}</span>
  </button>`;
}

const none = "–";

function figuresOf(context: DashboardContext, figures: Figures): readonly Figure[] {
  const { strings } = context;
  const { queries } = figures;
  const isEmpty = figures.count === 0;
  const good = figures.successRate;
  const rate = rateOf(figures, strings);
  const middle = figureAndUnit(figures.median === null ? none : format.duration(figures.median));
  const bytes = figureAndUnit(isEmpty ? none : format.bytes(figures.bytes));
  return [
    {
      name: "count",
      label: strings.executions,
      value: isEmpty ? none : count(figures.count),
      unit: "",
      detail: countDetail(context, figures),
      query: queries.all,
    },
    {
      name: "success",
      label: strings.successRate,
      value: good === null ? none : percent(good),
      unit: good === null ? "" : "%",
      detail: successDetail(context, figures),
      query: queries.well,
    },
    {
      name: "failure",
      label: strings.failureRate,
      value: good === null ? none : percent(1 - good),
      unit: good === null ? "" : "%",
      detail: failureDetail(context, figures),
      query: queries.badly,
    },
    {
      name: "duration",
      label: strings.medianDuration,
      value: middle[0],
      unit: middle[1],
      detail: durationDetail(context, figures),
      query: queries.timed,
    },
    {
      name: "throughput",
      label: strings.throughput,
      value: rate[0],
      unit: rate[1],
      detail: throughputDetail(context, figures),
      query: queries.all,
    },
    {
      name: "outputs",
      label: strings.outputs,
      value: bytes[0],
      unit: bytes[1],
      detail: isEmpty ? nothing : fill(strings.ofItArchived, format.bytes(figures.archivedBytes)),
      query: queries.all,
      meaning: strings.outputsMeaning,
    },
  ];
}

function rateOf({ throughput }: Figures, strings: DashboardContext["strings"]): readonly [string, string] {
  return throughput === null ? [none, ""] : rateIn(throughput.unit, throughput, strings);
}

function rateIn(
  unit: "hour" | "day",
  { perHour, perDay }: NonNullable<Figures["throughput"]>,
  strings: DashboardContext["strings"],
): readonly [string, string] {
  const rate = format.number(Number((unit === "hour" ? perHour : perDay).toPrecision(3)));
  return [rate, unit === "hour" ? strings.anHour : strings.aDay];
}

function countDetail({ strings }: DashboardContext, { count: all, earlier }: Figures): unknown {
  if (earlier === null || all === 0) return nothing;
  const more = all - earlier.count;
  if (more === 0) return strings.asManyAsBefore;
  return html`${trend(more > 0)}${fill(more > 0 ? strings.moreThanBefore : strings.fewerThanBefore, count(Math.abs(more)))}`;
}

function successDetail({ strings }: DashboardContext, { successRate, well, earlier }: Figures): unknown {
  if (successRate === null) return nothing;
  const ended = counted(strings.wellOne, strings.wellSeveral, well);
  const before = earlier?.successRate ?? null;
  const points = before === null ? 0 : Math.round((successRate - before) * 1000) / 10;
  if (points === 0) return ended;
  const change = fill(points > 0 ? strings.pointsBetter : strings.pointsWorse, Math.abs(points).toFixed(1));
  return html`${trend(points > 0)}${change}`;
}

function failureDetail({ strings }: DashboardContext, figures: Figures): unknown {
  const { successRate, badly, badlyLately } = figures;
  if (successRate === null) return nothing;
  const failed = counted(strings.executionOne, strings.executionSeveral, badly);
  return badlyLately === 0 || badlyLately === badly
    ? failed
    : `${failed}, ${fill(strings.sinceYesterday, count(badlyLately))}`;
}

function durationDetail({ strings }: DashboardContext, figures: Figures): unknown {
  const { median, mean, earlier } = figures;
  if (median === null || mean === null) return nothing;
  const average = fill(strings.meanIs, format.duration(mean));
  const before = earlier?.median ?? null;
  const slower = before === null ? 0 : median - before;
  const told = format.duration(Math.abs(slower));
  if (told === "0 s") return average;
  const change = fill(slower > 0 ? strings.slower : strings.faster, told);
  return html`${trend(slower > 0)}${change} · ${average}`;
}

/** The rate in the other unit, and when most were run. */
function throughputDetail(context: DashboardContext, { throughput, busiest }: Figures): unknown {
  const { strings, view, now } = context;
  const { outcomes } = view.dashboard;
  if (throughput === null) return nothing;
  const other = rateIn(throughput.unit === "hour" ? "day" : "hour", throughput, strings).join(" ");
  const period = busiest === null || !outcomes.ok ? undefined : outcomes.value.periods[busiest.period];
  if (busiest === null || period === undefined || !outcomes.ok) return other;
  const name = periodName(period.from, outcomes.value.unit, strings, now);
  return `${other} · ${fill(strings.busiestPeriod, name, count(busiest.count))}`;
}

function trend(isUp: boolean): TemplateResult {
  return icon(isUp ? "triangle-up" : "triangle-down", "small");
}
