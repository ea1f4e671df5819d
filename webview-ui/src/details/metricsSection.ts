import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { DetailsView, MetricView } from "../../../src/shared/details/detailsView";
import type { DetailsStrings } from "../../../src/shared/details/strings";
import { fill, format } from "../../../src/shared/format";
import "./lineChart";
import "./metricFigure";
import { link, sectionHead } from "./controls";
import type { PageContext } from "./pageContext";

/** Curves on the overview: the first few; all of them have a tab of their own. */
const overviewCurves = 4;

/** The metrics in short. */
export function metricsSection({ view, strings, showTab }: PageContext): TemplateResult | typeof nothing {
  const curves = view.metrics.filter(({ count }) => count > 1);
  const single = view.metrics.filter(({ count }) => count === 1);
  if (!view.eventsRead) return html`<section>${sectionHead(strings.metrics, strings.beingRead)}</section>`;
  if (view.metrics.length === 0) return nothing;
  const shown = curves.slice(0, overviewCurves);
  const left = view.metrics.length - shown.length - single.length;
  return html`<section>
    ${sectionHead(
      strings.metrics,
      shown.length > 0 ? strings.byStep : "",
      left > 0 ? link(fill(strings.more, left), () => showTab("metrics"), "small") : nothing,
    )}
    ${charts(shown, view, strings)}
    ${
      single.length === 0
        ? nothing
        : html`<p class="singles">
            ${single.map(
              ({ name, last }) =>
                html`<span class="pair"
                  ><span class="muted">${name}</span> <b class="tnum">${format.number(last.value)}</b></span
                > `,
            )}
          </p>`
    }
  </section>`;
}

/** All metrics: each curve, and a table of last and best values. */
export function metricsTab({ view, strings, send }: PageContext): TemplateResult {
  if (!view.eventsRead) return html`<p class="empty">${strings.metrics}: ${strings.beingRead}</p>`;
  if (view.metrics.length === 0)
    return html`<p class="empty">${strings.noMetrics} <code class="mono">loss: 0.31 step 3</code></p>`;
  const curves = view.metrics.filter(({ count }) => count > 1);
  const showMetrics = link(
    strings.showMetrics,
    () => send({ type: "command", verb: "showMetrics" }),
    "small",
  );
  return html`<section>
      ${sectionHead(strings.metrics, nothing, showMetrics)}${metricsTable(view.metrics, strings)}
    </section>
    ${curves.length === 0 ? nothing : html`<section>${figures(curves, view, strings)}</section>`}`;
}

function charts(
  metrics: readonly MetricView[],
  view: DetailsView,
  strings: DetailsStrings,
): TemplateResult | typeof nothing {
  if (metrics.length === 0) return nothing;
  return html`<div class="charts">
    ${metrics.map(
      (metric) =>
        html`<figure>
          <figcaption>
            <span class="mono name">${metric.name}</span>
            <span class="muted tnum">${caption(metric, strings)}</span>
          </figcaption>
          <executions-line-chart
            .metric=${metric}
            .strings=${strings}
            .lastStep=${lastStepOf(view, metric)}
          ></executions-line-chart>
        </figure>`,
    )}
  </div>`;
}

function figures(metrics: readonly MetricView[], view: DetailsView, strings: DetailsStrings): TemplateResult {
  const isRunning = view.head.state === "EXECUTING" || view.head.state === "STARTED";
  return html`<div class="charts">
    ${repeat(
      metrics,
      ({ name }) => name,
      (metric) =>
        html`<executions-metric-figure
          .metric=${metric}
          .caption=${caption(metric, strings)}
          .strings=${strings.chart}
          .lastStep=${lastStepOf(view, metric)}
          .isRunning=${isRunning}
        ></executions-metric-figure>`,
    )}
  </div>`;
}

function caption({ last, best, minimum, maximum }: MetricView, strings: DetailsStrings): string {
  const end = fill(strings.last, format.number(last.value));
  if (best === null)
    return `${end} · ${fill(strings.minAndMax, format.number(minimum.value), format.number(maximum.value))}`;
  const top = best === "minimum" ? minimum : maximum;
  if (top.value === last.value && top.step === last.step) return `${end} · ${strings.bestSoFar}`;
  return `${end} · ${fill(strings.bestAtStep, format.number(top.value), format.number(top.step))}`;
}

/** Where the axis ends while it runs: as far as "epoch 124 of 200" tells; the curve ends where it is now. */
function lastStepOf({ head }: DetailsView, metric: MetricView): number | null {
  const told = /(\d+)\s*(?:\/|of)\s*(\d+)/.exec(head.progress?.message ?? "");
  if (told === null) return null;
  const [at, of] = [Number(told[1]), Number(told[2])];
  return Math.abs(at - metric.last.step) <= 1 && of > at ? of : null;
}

function metricsTable(metrics: readonly MetricView[], strings: DetailsStrings): TemplateResult {
  return html`<table class="grid">
    <thead>
      <tr>
        <th scope="col">${strings.metric}</th>
        <th scope="col" class="num">${strings.lastValue}</th>
        <th scope="col" class="num">${strings.bestValue}</th>
        <th scope="col" class="num">${strings.minimum}</th>
        <th scope="col" class="num">${strings.maximum}</th>
        <th scope="col" class="num">${strings.values}</th>
      </tr>
    </thead>
    <tbody>
      ${metrics.map(
        ({ name, last, best, minimum, maximum, count }) =>
          html`<tr>
            <th scope="row" class="mono">${name}</th>
            <td class="num">${format.number(last.value)}</td>
            <td class="num">
              <b>${best === null ? "" : format.number((best === "minimum" ? minimum : maximum).value)}</b>
            </td>
            <td class="num" title=${fill(strings.step, minimum.step)}>${format.number(minimum.value)}</td>
            <td class="num" title=${fill(strings.step, maximum.step)}>${format.number(maximum.value)}</td>
            <td class="num">${count}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
