import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { CurveChart } from "../../../src/shared/chart/curveChart";
import type { PointChart } from "../../../src/shared/chart/pointChart";
import { fill, fillCount } from "../../../src/shared/format";
import type { MetricView } from "../../../src/shared/metrics/metricsView";
import { chartButtons, pressedButton } from "../chart/chartButtons";
import { chartTable } from "../chart/chartTable";
import "../chart/curveChart";
import "../chart/pointChart";
import { pointTable } from "../chart/pointTable";
import { smoothedText } from "../chart/smoothedText";
import { icon } from "../details/icon";
import type { MetricsContext } from "./metricsContext";
import { menuButton, menuItem } from "./popupMenu";

/** A panel for each metric, two in a row. */
export function chartPanels(context: MetricsContext): TemplateResult {
  const shown = context.view.metrics.filter(({ isShown }) => isShown);
  return html`<div class="panels">
    ${repeat(
      shown,
      ({ name }) => name,
      (metric) => panel(context, metric),
    )}
  </div>`;
}

function panel(context: MetricsContext, metric: MetricView): TemplateResult | typeof nothing {
  const chart = context.charts.get(metric.name);
  if (chart === undefined) return nothing;
  const values = context.values.get(metric.name);
  return html`<figure data-metric=${metric.name}>
    ${caption(context, metric, chart)}
    ${values === undefined ? curves(context, chart) : valueBars(context, values)}
    ${remarks(context, metric, chart)}
  </figure>`;
}

function curves(context: MetricsContext, chart: CurveChart): TemplateResult {
  const { strings, choices, cursor, front } = context;
  if (choices.tables.includes(chart.name)) return chartTable(chart, strings);
  return html`<executions-curve-chart
    .chart=${chart}
    .strings=${strings}
    .actions=${context.chartActions(chart.name)}
    .marks=${context.marks}
    .cursor=${cursor}
    .front=${front}
  ></executions-curve-chart>`;
}

/** One value of each execution; of one alone it stands there as it is. */
function valueBars(context: MetricsContext, chart: PointChart): TemplateResult {
  const { strings, choices, front, valueActions } = context;
  if (choices.tables.includes(chart.y.name)) return pointTable(chart, strings.values);
  const [only] = chart.points;
  if (only === undefined) return html`<p class="value-tile muted">${strings.noValues}</p>`;
  if (isTile(chart)) return html`<p class="value-tile"><b class="tnum">${only.yText}</b></p>`;
  return html`<executions-point-chart
    .chart=${chart}
    .strings=${strings.values}
    .actions=${valueActions}
    .front=${front}
  ></executions-point-chart>`;
}

function isTile({ x, points }: PointChart): boolean {
  return points.length === 0 || x.words.length === 1;
}

function caption(context: MetricsContext, { name, better }: MetricView, chart: CurveChart): TemplateResult {
  const { strings, choices, send, savePicture } = context;
  const values = context.values.get(name);
  const isPicture = !choices.tables.includes(name) && (values === undefined || !isTile(values));
  const direction = { min: strings.lowerIsBetter, max: strings.higherIsBetter, none: "" }[better ?? "none"];
  const isLog = values === undefined ? chart.isLog : values.y.isLog;
  const told = [direction, isLog ? strings.log : "", smoothedText(chart, strings)]
    .filter((text) => text !== "")
    .join(" · ");
  return html`<figcaption class="chart-caption">
    <span class="name" title=${name}><bdi>${name}</bdi></span
    ><span class="muted">${told}</span><span class="grow"></span>
    ${buttons(context, chart, values)}
    ${menuButton({ name: "more", kind: "", label: strings.moreActions, content: icon("ellipsis") }, [
      ...(isPicture
        ? [
            menuItem(strings.exportPng, "png", () => savePicture(name, "png")),
            menuItem(strings.exportSvg, "svg", () => savePicture(name, "svg")),
          ]
        : []),
      menuItem(strings.exportCsv, "csv", () => send({ type: "saveCsv", metrics: [name] })),
    ])}
  </figcaption>`;
}

/** One value of each has no axis to zoom into; one alone has none at all. */
function buttons(
  context: MetricsContext,
  { name, isLog }: CurveChart,
  values: PointChart | undefined,
): TemplateResult {
  const { strings, choices } = context;
  const actions = context.chartActions(name);
  const isTable = choices.tables.includes(name);
  const turnTable = (): void => context.choose({ tables: toggled(choices.tables, name) });
  if (values !== undefined && isTile(values))
    return pressedButton("table", strings.showAsTable, null, isTable, turnTable);
  return chartButtons(strings, {
    isLog: values?.y.isLog ?? isLog,
    isZoomed: values === undefined ? choices.look.range !== null : null,
    isTable,
    turnLog: () => actions.turnLog(),
    resetZoom: () => actions.zoom(null),
    turnTable,
  });
}

/** What the picture does not show: values that are no numbers, and points that were left out. */
function remarks({ strings, view }: MetricsContext, metric: MetricView, chart: CurveChart): TemplateResult {
  const broken = metric.curves.filter(({ nonFinite }) => nonFinite > 0);
  const reduced = metric.curves.filter(({ isReduced }) => isReduced);
  const notPositive = chart.isLog
    ? chart.curves.flatMap(({ line }) => line.y).filter((y) => y !== null && y <= 0).length
    : 0;
  const count = reduced.reduce((sum, each) => sum + each.count, 0);
  return html`<p class="remarks muted small">
    ${broken.map(
      ({ nonFinite, execution }) =>
        html`<span
          >${icon("warning")}${fillCount(strings.notNumber, strings.notNumbers, nonFinite, view.executions[execution]?.key ?? "")}</span
        >`,
    )}
    ${notPositive === 0 ? nothing : html`<span>${fill(strings.notPositive, notPositive)}</span>`}
    ${count === 0 ? nothing : html`<span>${fill(strings.reduced, count.toLocaleString("en"))}</span>`}
  </p>`;
}

/** The list with a name, or without it where it held it. */
export function toggled(list: readonly string[], name: string): readonly string[] {
  return list.includes(name) ? list.filter((each) => each !== name) : [...list, name];
}
