import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CurveChart } from "../../../src/shared/chart/curveChart";
import type { PointChart } from "../../../src/shared/chart/pointChart";
import { curveAxes, hasNumbers, type ChartChoices } from "../../../src/shared/compare/chartsView";
import { fill } from "../../../src/shared/format";
import type { MetricsLook } from "../../../src/shared/metrics/metricsView";
import { firstChoices } from "../../../src/shared/metrics/pageState";
import { chartButtons, pressedButton } from "../chart/chartButtons";
import { chartTable } from "../chart/chartTable";
import type { ChartActions } from "../chart/curveChart";
import "../chart/curveChart";
import type { PointActions } from "../chart/pointChart";
import "../chart/pointChart";
import { pointTable } from "../chart/pointTable";
import { choice } from "../dashboard/choice";
import { icon } from "../details/icon";
import { LightElement } from "../lightElement";
import { denseFrom, type CompareContext } from "./compareContext";
import { drawnCurves, drawnPoints, drawnValues } from "./drawnCharts";
import { groupedChoice } from "./groupedChoice";

const marks = { best: false, last: true, raw: false };

/** Curves of the executions over each other, and the executions by two of their fields; what is in front is so in both. */
class CompareCharts extends LightElement {
  static override properties = {
    context: { attribute: false },
    front: { attribute: false },
    cursor: { state: true },
  };

  declare context: CompareContext;
  /** The key of the execution that is brought forward. */
  declare front: string | null;
  declare private cursor: number | null;
  private curves: CurveChart | null = null;
  /** Of a metric that each execution told once, instead of its curves. */
  private values: PointChart | null = null;
  private points: PointChart | null = null;
  private strong: ReadonlySet<string> | null = null;

  private readonly curveActions: ChartActions = {
    cursor: (x) => (this.cursor = x),
    zoom: (range) => this.look({ range }),
    turnLog: () => this.choose({ isLogCurves: !this.context.choices.isLogCurves }),
    columns: (columns) => {
      if (columns !== this.asked) this.look({ columns });
      this.asked = columns;
    },
  };
  private asked = firstChoices.look.columns;
  private readonly pointActions: PointActions = {
    front: (key) => (this.front = key),
    open: (id) => this.context.send({ type: "openDetails", id }),
  };

  constructor() {
    super();
    this.front = null;
    this.cursor = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("context")) return;
    const { view } = this.context;
    this.curves = drawnCurves(this.context);
    this.values = drawnValues(this.context);
    this.points = drawnPoints(this.context);
    const reference = view.executions[view.baseline]?.key ?? "";
    this.strong = view.executions.length < denseFrom ? null : new Set([reference]);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, strings } = this.context;
    const isEmpty = view.charts.first === null && view.curves?.metrics.length === 0;
    if (isEmpty) return nothing;
    return html`<section class="charts" aria-label=${strings.charts.title}>
      ${this.curveFigure()} ${this.pointFigure()}
    </section>`;
  }

  private curveFigure(): TemplateResult | typeof nothing {
    const { view, strings, choices, send } = this.context;
    const { values } = this;
    const { curves } = view;
    if (curves === null) return html`<p class="muted" role="status">${strings.charts.reading}</p>`;
    const chart = this.curves;
    if (chart === null) return nothing;
    const { look } = curves;
    const metrics = curves.metrics.map(({ name }) => ({ value: name, label: name }));
    return html`<figure data-chart="curves">
      <figcaption class="chart-caption">
        ${choice(strings.charts.metric, metrics, chart.name, (name) => this.look({ shown: [name], range: null }))}
        ${values === null ? this.axisChoice(look.axis) : nothing}
        <span class="grow"></span>
        ${chartButtons(strings.charts.curves, {
          isLog: values?.y.isLog ?? choices.isLogCurves,
          isZoomed: values === null ? look.range !== null : null,
          isTable: choices.isTableCurves,
          turnLog: () => this.curveActions.turnLog(),
          resetZoom: () => this.look({ range: null }),
          turnTable: () => this.choose({ isTableCurves: !choices.isTableCurves }),
        })}
        <button
          type="button"
          class="action"
          title=${strings.showCurves}
          aria-label=${strings.showCurves}
          @click=${() => send({ type: "curves" })}
        >
          ${icon("link-external")}
        </button>
      </figcaption>
      ${values === null ? this.curvePicture(chart) : this.pointPicture(values, choices.isTableCurves)}
      ${this.strong === null ? nothing : html`<p class="remarks muted small">${strings.charts.inFront}</p>`}
    </figure>`;
  }

  private axisChoice(chosen: MetricsLook["axis"]): TemplateResult {
    const words = this.context.strings.charts;
    const axes = curveAxes.map((axis) => ({ value: axis, label: words.curves.axes[axis] }));
    return html`<span class="muted">${words.by}</span> ${choice(words.along, axes, chosen, (axis) =>
        this.look({ axis: curveAxes.find((each) => each === axis) ?? "step", range: null }),
      )}`;
  }

  private curvePicture(chart: CurveChart): TemplateResult {
    const { strings, choices } = this.context;
    if (choices.isTableCurves) return chartTable(chart, strings.charts.curves);
    return html`<executions-curve-chart
      .chart=${chart}
      .strings=${strings.charts.curves}
      .actions=${this.curveActions}
      .marks=${marks}
      .cursor=${this.cursor}
      .front=${this.front}
      .strong=${this.strong}
    ></executions-curve-chart>`;
  }

  /** With what has no value in it. */
  private pointPicture(chart: PointChart, isTable: boolean): TemplateResult {
    const words = this.context.strings.charts;
    const picture = isTable
      ? pointTable(chart, words.points)
      : html`<executions-point-chart
          .chart=${chart}
          .strings=${words.points}
          .actions=${this.pointActions}
          .front=${this.front}
          .isDense=${this.strong !== null}
        ></executions-point-chart>`;
    return html`${picture} ${missingLine(chart, words.missing)}`;
  }

  private pointFigure(): TemplateResult | typeof nothing {
    const { view, strings, choices } = this.context;
    const { fields, first } = view.charts;
    const axes = choices.axes ?? first;
    const chart = this.points;
    if (chart === null || axes === null) return nothing;
    const words = strings.charts;
    return html`<figure data-chart="points">
      <figcaption class="chart-caption">
        ${groupedChoice(words.vertical, fields.filter(hasNumbers), axes.y, (y) => this.choose({ axes: { ...axes, y } }))}
        <span class="muted">${words.against}</span>
        ${groupedChoice(
          words.horizontal,
          fields,
          axes.x,
          (x) => this.choose({ axes: { ...axes, x } }),
          words.eachExecution,
        )}
        ${chart.x.isLog ? html`<span class="muted">${words.curves.log}</span>` : nothing}
        <span class="grow"></span>
        ${pressedButton("log", words.curves.logAxis, words.curves.log, choices.isLogPoints, () =>
          this.choose({ isLogPoints: !choices.isLogPoints }),
        )}
        ${pressedButton("table", words.curves.showAsTable, null, choices.isTablePoints, () =>
          this.choose({ isTablePoints: !choices.isTablePoints }),
        )}
      </figcaption>
      ${this.pointPicture(chart, choices.isTablePoints)}
    </figure>`;
  }

  private choose(choices: Partial<ChartChoices>): void {
    this.context.chooseCharts(choices);
  }

  private look(look: Partial<MetricsLook>): void {
    this.context.send({ type: "look", look });
  }
}

function missingLine({ missing }: PointChart, text: string): TemplateResult | typeof nothing {
  return missing.length === 0
    ? nothing
    : html`<p class="remarks muted small">${fill(text, missing.join(", "))}</p>`;
}

/** The charts of the page. */
export function compareCharts(context: CompareContext): TemplateResult {
  return html`<executions-compare-charts .context=${context}></executions-compare-charts>`;
}

customElements.define("executions-compare-charts", CompareCharts);
