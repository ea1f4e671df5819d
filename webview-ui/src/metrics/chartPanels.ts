import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { CurveChart } from "../../../src/shared/chart/curveChart";
import { fill, fillCount } from "../../../src/shared/format";
import type { MetricView } from "../../../src/shared/metrics/metricsView";
import { chartButtons } from "../chart/chartButtons";
import { chartTable } from "../chart/chartTable";
import "../chart/curveChart";
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
  const { strings, choices, cursor, front } = context;
  const isTable = choices.tables.includes(metric.name);
  return html`<figure data-metric=${metric.name}>
    ${caption(context, metric, chart)}
    ${
      isTable
        ? chartTable(chart, strings)
        : html`<executions-curve-chart
            .chart=${chart}
            .strings=${strings}
            .actions=${context.chartActions(metric.name)}
            .marks=${context.marks}
            .cursor=${cursor}
            .front=${front}
          ></executions-curve-chart>`
    }
    ${remarks(context, metric, chart)}
  </figure>`;
}

function caption(context: MetricsContext, { name, better }: MetricView, chart: CurveChart): TemplateResult {
  const { strings, choices, send, savePicture } = context;
  const actions = context.chartActions(name);
  const isTable = choices.tables.includes(name);
  const direction =
    better === null ? [] : [better === "min" ? strings.lowerIsBetter : strings.higherIsBetter];
  const told = [...direction, ...(chart.isLog ? [strings.log] : [])].join(" · ");
  return html`<figcaption class="chart-caption">
    <span class="name" title=${name}><bdi>${name}</bdi></span
    ><span class="muted">${told}</span><span class="grow"></span>
    ${chartButtons(strings, {
      isLog: chart.isLog,
      isZoomed: choices.look.range !== null,
      isTable,
      turnLog: () => actions.turnLog(),
      resetZoom: () => actions.zoom(null),
      turnTable: () => context.choose({ tables: toggled(choices.tables, name) }),
    })}
    ${menuButton({ name: "more", kind: "", label: strings.moreActions, content: icon("ellipsis") }, [
      ...(isTable
        ? []
        : [
            menuItem(strings.exportPng, "png", () => savePicture(name, "png")),
            menuItem(strings.exportSvg, "svg", () => savePicture(name, "svg")),
          ]),
      menuItem(strings.exportCsv, "csv", () => send({ type: "saveCsv", metrics: [name] })),
    ])}
  </figcaption>`;
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
