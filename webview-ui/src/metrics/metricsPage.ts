import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { CurveChart } from "../../../src/shared/chart/curveChart";
import type { PointChart } from "../../../src/shared/chart/pointChart";
import type { ExecutionTarget } from "../../../src/shared/executionTarget";
import type {
  MetricsIntent,
  MetricsRequests,
  MetricsSnapshot,
} from "../../../src/shared/metrics/metricsMessages";
import { firstChoices, parseMetricsState, type MetricsChoices } from "../../../src/shared/metrics/pageState";
import type { MetricsLook, StepFileView } from "../../../src/shared/metrics/metricsView";
import type { Reply } from "../../../src/shared/messages";
import type { ChartActions } from "../chart/curveChart";
import type { PointActions } from "../chart/pointChart";
import { pictureContent } from "../chart/savedPicture";
import { smoothedText } from "../chart/smoothedText";
import { HostConnection } from "../hostConnection";
import { LightElement } from "../lightElement";
import { chartPanels, toggled } from "./chartPanels";
import { chartsOf } from "./chartsOf";
import { legendTable } from "./legendTable";
import type { ChosenStep, MetricsContext } from "./metricsContext";
import { stepFiles, textKey } from "./stepFiles";
import { toolbar } from "./toolbar";
import { valueChartsOf } from "./valueCharts";

/** The curves of executions over each other, their values, and what they wrote by step. */
class MetricsPage extends LightElement {
  static override properties = {
    snapshot: { state: true },
    choices: { state: true },
    cursor: { state: true },
    front: { state: true },
    steps: { state: true },
    folded: { state: true },
    texts: { state: true },
  };

  declare private snapshot: MetricsSnapshot | null;
  declare private choices: MetricsChoices;
  declare private cursor: number | null;
  declare private front: string | null;
  declare private steps: readonly ChosenStep[];
  declare private folded: ReadonlySet<string>;
  declare private texts: ReadonlyMap<string, Reply<string>>;

  private readonly host = new HostConnection<MetricsIntent, MetricsRequests, MetricsSnapshot>((snapshot) =>
    this.take(snapshot),
  );
  private readonly actions = new Map</* metric */ string, ChartActions>();
  private charts: ReadonlyMap<string, CurveChart> = new Map();
  private values: ReadonlyMap<string, PointChart> = new Map();
  private marks = { best: true, last: true, raw: true };
  private readonly valueActions: PointActions = {
    front: (key) => (this.front = key),
    open: (id) => {
      const found = this.snapshot?.view.executions.find(({ target }) => target.id === id);
      if (found !== undefined) this.host.send({ type: "openDetails", target: found.target });
    },
  };
  private lookDue = false;
  /** Texts of outputs that were asked for. */
  private readonly asked = new Set<string>();

  constructor() {
    super();
    this.snapshot = null;
    this.choices = parseMetricsState(this.host.state)?.choices ?? firstChoices;
    this.cursor = null;
    this.front = null;
    this.steps = [];
    this.folded = new Set();
    this.texts = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.host.begin();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (this.snapshot === null || !(changed.has("snapshot") || changed.has("choices"))) return;
    const { marks } = this.choices;
    this.marks = { best: marks.includes("best"), last: marks.includes("last"), raw: marks.includes("raw") };
    this.charts = chartsOf(this.snapshot.view, this.choices);
    this.values = valueChartsOf(this.snapshot.view, this.choices);
  }

  protected override render(): TemplateResult | typeof nothing {
    const context = this.context();
    if (context === null) return nothing;
    const { view } = context;
    return html`<header>
        <h1 class="unseen">${context.strings.title}</h1>
        ${toolbar(context)}
      </header>
      <main aria-busy=${String(view.isLoading)}>
        ${view.metrics.length === 0 ? this.emptyText(context) : chartPanels(context)} ${legendTable(context)}
        ${stepFiles(context)}
      </main>`;
  }

  private emptyText({ view, strings }: MetricsContext): TemplateResult {
    if (view.isLoading) return html`<p class="empty" role="status">${strings.reading}</p>`;
    const isRunning = view.executions.some(({ state }) => state === "STARTED" || state === "EXECUTING");
    if (isRunning) return html`<p class="empty" role="status">${strings.noMetricsYet}</p>`;
    return html`<p class="empty">${strings.noMetrics} <code class="mono">loss: 0.31 step 3</code></p>`;
  }

  private take(snapshot: MetricsSnapshot): void {
    const isFirst = this.snapshot === null;
    this.snapshot = snapshot;
    this.keep();
    if (isFirst && this.choices !== firstChoices) this.askForLook();
  }

  private context(): MetricsContext | null {
    if (this.snapshot === null) return null;
    return {
      ...this.snapshot,
      choices: this.choices,
      charts: this.charts,
      values: this.values,
      marks: this.marks,
      cursor: this.cursor,
      front: this.front,
      steps: this.steps,
      folded: this.folded,
      texts: this.texts,
      send: (intent) => this.host.send(intent),
      choose: (changed) => this.choose(changed),
      look: (changed) => this.look(changed),
      bring: (key) => (this.front = key),
      chooseStep: (name, step) => this.chooseStep(name, step),
      fold: (name) => (this.folded = new Set(toggled([...this.folded], name))),
      readText: (target, file) => void this.readText(target, file),
      chartActions: (name) => this.actionsOf(name),
      valueActions: this.valueActions,
      savePicture: (name, format) => void this.savePicture(name, format),
    };
  }

  private choose(changed: Partial<MetricsChoices>): void {
    this.choices = { ...this.choices, ...changed };
    this.keep();
  }

  private look(changed: Partial<MetricsLook>): void {
    this.choose({ look: { ...this.choices.look, ...changed } });
    this.askForLook();
  }

  /** Once for all that changes in one go. */
  private askForLook(): void {
    if (this.lookDue) return;
    this.lookDue = true;
    requestAnimationFrame(() => {
      this.lookDue = false;
      this.host.send({ type: "look", look: this.choices.look });
    });
  }

  private keep(): void {
    if (this.snapshot !== null) this.host.keep({ targets: this.snapshot.targets, choices: this.choices });
  }

  /** One and the same each time, so that a chart is drawn anew for what it shows alone. */
  private actionsOf(name: string): ChartActions {
    const known = this.actions.get(name) ?? {
      cursor: (x: number | null) => this.point(x),
      zoom: (range: MetricsLook["range"]) => this.look({ range }),
      turnLog: () => this.choose({ logs: toggled(this.choices.logs, name) }),
      columns: (columns: number) => {
        if (columns !== this.choices.look.columns) this.look({ columns });
      },
    };
    this.actions.set(name, known);
    return known;
  }

  /** The strips of files move with the cursor: to the step that is nearest to it. */
  private point(x: number | null): void {
    this.cursor = x;
    if (x === null || this.choices.look.axis !== "step") return;
    const far = (step: number): number => Math.abs(step - x);
    this.steps = (this.snapshot?.view.stepFiles ?? []).flatMap(({ name, steps }) => {
      const step = [...steps].sort((one, other) => far(one) - far(other))[0];
      return step === undefined ? [] : [{ name, step }];
    });
  }

  private chooseStep(name: string, step: number): void {
    this.steps = [...this.steps.filter((each) => each.name !== name), { name, step }];
    if (this.choices.look.axis === "step") this.cursor = step;
  }

  private async readText(target: ExecutionTarget, { path }: StepFileView): Promise<void> {
    const key = textKey(target, path);
    // Each time that the page is drawn it wants the texts that it does not have.
    if (this.asked.has(key)) return;
    this.asked.add(key);
    const reply = await this.host.ask("readFile", { target, path });
    this.texts = new Map(this.texts).set(key, reply);
  }

  private async savePicture(name: string, format: "svg" | "png"): Promise<void> {
    const chart = this.charts.get(name);
    const figure = [...this.querySelectorAll<HTMLElement>("figure")].find(
      ({ dataset }) => dataset["metric"] === name,
    );
    const drawing = figure?.querySelector<SVGSVGElement>(".curve-chart, .point-chart");
    const strings = this.snapshot?.strings;
    if (strings === undefined || chart === undefined || drawing === null || drawing === undefined) return;
    const title = [name, smoothedText(chart, strings)].filter((text) => text !== "").join(" · ");
    const content = await pictureContent(drawing, { title, curves: chart.curves }, format);
    this.host.send({ type: "savePicture", name, format, content });
  }
}

customElements.define("executions-metrics", MetricsPage);
