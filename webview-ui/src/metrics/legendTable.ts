import { html, nothing, svg, type TemplateResult } from "lit";
import {
  pointNear,
  type ChartLine,
  type ChartPoint,
  type CurveChart,
} from "../../../src/shared/chart/curveChart";
import { fill, format } from "../../../src/shared/format";
import type { MetricView, MetricsExecution } from "../../../src/shared/metrics/metricsView";
import { placeText } from "../../../src/shared/chart/axisTicks";
import { curveClass, curveMarker } from "../chart/curveMarker";
import { smoothedText } from "../chart/smoothedText";
import { iconButton, link } from "../details/controls";
import { icon } from "../details/icon";
import { stateMark } from "../details/stateMark";
import { toggled } from "./chartPanels";
import type { MetricsContext } from "./metricsContext";

/** The executions with their keys and values: the legend of all charts. */
export function legendTable(context: MetricsContext): TemplateResult {
  const { strings, view } = context;
  const shown = view.metrics.filter(({ isShown }) => isShown);
  return html`<div class="legend" tabindex="0" role="group" aria-label=${strings.legend}>
    <table>
      <thead>
        <tr class="groups">
          <td colspan="3"></td>
          ${shown.map(({ name }) => html`<th colspan="4" scope="colgroup"><bdi>${name}</bdi></th>`)}
          <td></td>
        </tr>
        <tr>
          <th scope="col"><span class="unseen">${strings.visible}</span></th>
          <th scope="col">${strings.execution}</th>
          <th scope="col">${strings.state}</th>
          ${shown.map(({ name }) => heads(context, context.charts.get(name)))}
          <th scope="col"><span class="unseen">${strings.moreActions}</span></th>
        </tr>
      </thead>
      <tbody>
        ${view.executions.map((execution, index) => row(context, execution, index, shown))}
      </tbody>
    </table>
  </div>`;
}

function heads({ strings, cursor, choices }: MetricsContext, chart: CurveChart | undefined): TemplateResult {
  const { axis } = choices.look;
  const place = cursor === null ? "" : fill(strings.placeOf[axis], placeText(cursor, axis));
  const smoothed = chart === undefined ? "" : smoothedText(chart, strings);
  const told = smoothed === "" ? "" : ` · ${smoothed} (${strings.raw})`;
  return html`<th scope="col" class="num first">
      ${cursor === null ? html`<span class="unseen">${strings.at}</span>` : `${fill(strings.atPlace, place)}${told}`}
    </th>
    <th scope="col" class="num">${strings.last}</th>
    <th scope="col" class="num">${strings.best}</th>
    <th scope="col" class="num">${strings.at}</th>`;
}

function row(
  context: MetricsContext,
  execution: MetricsExecution,
  index: number,
  shown: readonly MetricView[],
): TemplateResult {
  const { strings, choices, send, bring, front, view } = context;
  const { key, label, state, target, problem } = execution;
  const isHidden = choices.hidden.includes(target.id);
  const turn = (): void => context.choose({ hidden: toggled(choices.hidden, target.id) });
  return html`<tr
    class="${front === key ? "is-front" : ""} ${isHidden ? "is-hidden" : ""}"
    data-key=${key}
    data-id=${target.id}
    @pointerenter=${() => bring(key)}
    @pointerleave=${() => bring(null)}
    @focusin=${() => bring(key)}
    @focusout=${() => bring(null)}
    @keydown=${(event: KeyboardEvent) => rowKey(event, turn)}
  >
    <td>
      <button
        type="button"
        class="action eye"
        aria-pressed=${String(!isHidden)}
        title=${fill(isHidden ? strings.show : strings.hide, key)}
        aria-label=${fill(isHidden ? strings.show : strings.hide, `${key} ${label}`)}
        @click=${turn}
      >
        ${icon(isHidden ? "eye-closed" : "eye")}
      </button>
    </td>
    <th scope="row">
      <span class="who"
        >${swatch(index)}<b class="curve-key">${key}</b
        >${link(html`<bdi>${label}</bdi>`, () => send({ type: "openDetails", target }), "inline")}</span
      >
    </th>
    <td>
      ${stateMark(state)}${problem === null ? nothing : html`<span class="trouble" role="alert">${problem}</span>`}
    </td>
    ${shown.map((metric) => cells(context, metric, index))}
    <td>
      ${view.executions.length > 1 ? iconButton("close", fill(strings.remove, key), () => send({ type: "remove", target })) : nothing}
    </td>
  </tr>`;
}

/** Space hides, Enter opens the details, the arrows walk the rows. */
function rowKey(event: KeyboardEvent, turn: () => void): void {
  const here = event.currentTarget as HTMLElement;
  const control = (event.target as Element).closest(".eye, .link");
  const focusIn = (other: Element | null): void =>
    other
      ?.querySelector<HTMLElement>(control?.classList.contains("eye") === true ? ".eye" : ".link")
      ?.focus();
  const deeds: Readonly<Record<string, () => void>> = {
    " ": turn,
    Enter: () => here.querySelector<HTMLElement>(".link")?.click(),
    ArrowDown: () => focusIn(here.nextElementSibling),
    ArrowUp: () => focusIn(here.previousElementSibling),
  };
  const deed = deeds[event.key];
  if (deed === undefined || control === null) return;
  deed();
  event.preventDefault();
}

function cells(context: MetricsContext, metric: MetricView, execution: number): TemplateResult {
  const { charts, choices, view } = context;
  const curve = metric.curves.find((each) => each.execution === execution);
  const { axis } = choices.look;
  const drawn = charts.get(metric.name)?.curves.find(({ key }) => key === view.executions[execution]?.key);
  const here = valueAt(drawn?.line, context.cursor);
  const real = valueAt(drawn?.raw, context.cursor);
  return html`<td class="num first">
      ${numberText(here)}${real === null ? nothing : html` <span class="muted">(${numberText(real)})</span>`}
    </td>
    <td class="num">${numberText(curve?.last ?? null)}</td>
    ${bestCells(metric, curve?.best ?? null, axis)}`;
}

/** The best value of a curve, in bold where no other has a better one, and its place. */
function bestCells(metric: MetricView, best: ChartPoint | null, axis: CurveChart["axis"]): TemplateResult {
  const isBest = best !== null && best.y === bestValue(metric);
  return html`<td class="num">
      ${isBest && metric.curves.length > 1 ? html`<b>${numberText(best)}</b>` : numberText(best)}
    </td>
    <td class="num muted">${best === null ? "" : placeText(best.x, axis)}</td>`;
}

function valueAt(line: ChartLine | null | undefined, cursor: number | null): ChartPoint | null {
  return line === null || line === undefined || cursor === null ? null : pointNear(line, cursor);
}

function bestValue({ curves, better }: MetricView): number {
  const values = curves.flatMap(({ best }) => (best === null ? [] : [best.y]));
  return better === "min" ? Math.min(...values) : Math.max(...values);
}

function numberText(point: ChartPoint | null): string {
  return point === null ? "" : format.number(point.y);
}

function swatch(style: number): TemplateResult {
  return html`<svg class="swatch" width="34" height="12" viewBox="0 0 34 12" aria-hidden="true">
    ${svg`<path class="line ${curveClass(style)}" d="M1 6h32" />`}${curveMarker(style, { x: 17, y: 6 }, 3.2, "filled")}
  </svg>`;
}
