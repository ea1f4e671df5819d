import { html, nothing, type TemplateResult } from "lit";
import {
  parseComparePageState,
  type CompareForm,
  type CompareIntent,
  type ComparePageState,
  type CompareRequests,
  type CompareSnapshot,
} from "../../../src/shared/compare/compareMessages";
import type { ChartChoices } from "../../../src/shared/compare/chartsView";
import type { CompareSectionName } from "../../../src/shared/compare/compareView";
import { HostConnection } from "../hostConnection";
import { LightElement } from "../lightElement";
import { causeLines } from "./causeLines";
import { compareCharts } from "./compareCharts";
import { codeFilesOf } from "./codeDiff";
import { denseFrom, type CompareContext } from "./compareContext";
import { compareKey } from "./compareKeys";
import { compareTable } from "./compareTable";
import { firstChoices, turned, type ContentChoices, type ContentsContext } from "./contentChoices";
import { denseTable } from "./denseTable";
import { movesLine } from "./movesLine";
import { phrase } from "./phrase";
import { topBar } from "./topBar";

const flashMs = 1200;

const firstChartChoices: ChartChoices = {
  axes: null,
  isLogCurves: false,
  isLogPoints: false,
  isTableCurves: false,
  isTablePoints: false,
};

/** Executions side by side, and what could have made them differ. */
class ComparePage extends LightElement {
  static override properties = {
    snapshot: { state: true },
    form: { state: true },
    choices: { state: true },
    wanted: { state: true },
    folded: { state: true },
    unfolded: { state: true },
    contents: { state: true },
  };

  declare private snapshot: CompareSnapshot | null;
  declare private form: CompareForm | null;
  declare private choices: ChartChoices;
  declare private wanted: string;
  declare private folded: ReadonlySet<CompareSectionName>;
  declare private unfolded: ReadonlySet<CompareSectionName>;
  declare private contents: ContentChoices;
  private serial = 0;

  private readonly host = new HostConnection<CompareIntent, CompareRequests, CompareSnapshot>((snapshot) => {
    this.serial += 1;
    this.snapshot = snapshot;
    this.keep(snapshot);
  });

  constructor() {
    super();
    this.snapshot = null;
    this.form = parseComparePageState(this.host.state)?.form ?? null;
    this.choices = firstChartChoices;
    this.wanted = "";
    this.folded = new Set();
    this.unfolded = new Set();
    this.contents = firstChoices;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", (event) => {
      const context = this.context();
      if (context !== null) compareKey(event, context, this);
    });
    // The table is not drawn anew for each row that the pointer crosses.
    for (const name of ["pointerover", "focusin"])
      this.addEventListener(name, (event) => this.bringForward(event.target));
    this.host.begin();
  }

  private bringForward(target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest<HTMLElement>("tr[data-column]") : null;
    const place = row?.dataset["column"];
    const charts = this.querySelector("executions-compare-charts");
    if (place === undefined || charts === null) return;
    Object.assign(charts, { front: this.snapshot?.view.executions[Number(place)]?.key ?? null });
  }

  protected override render(): TemplateResult | typeof nothing {
    const context = this.context();
    if (context === null) return nothing;
    const { view, strings } = context;
    const isNothing = view.executions.every(({ causes }) => causes.length === 0);
    const isRows = context.form === "rows";
    return html`${topBar(context)}
      <main>
        <div class="heading">
          <h1>${phrase(view.headline)}</h1>
          ${isNothing ? html`<p class="muted nothing">${strings.nothingTold}</p>` : nothing}
          ${movesLine(context)} ${view.executions.length < denseFrom ? causeLines(context) : nothing}
        </div>
        ${isRows || !view.sections.some(({ name }) => name === "metrics") ? compareCharts(context) : nothing}
        ${isRows ? denseTable(context) : compareTable(context)} ${isRows ? codeFilesOf(context) : nothing}
      </main>`;
  }

  private context(): CompareContext | null {
    if (this.snapshot === null) return null;
    return {
      ...this.snapshot,
      form: this.form ?? (this.snapshot.view.executions.length < denseFrom ? "columns" : "rows"),
      choices: this.choices,
      wanted: this.wanted,
      folded: this.folded,
      unfolded: this.unfolded,
      contents: this.contentsContext(),
      send: (intent) => this.host.send(intent),
      want: (text) => (this.wanted = text),
      arrange: (form) => this.arrange(form),
      chooseCharts: (choices) => (this.choices = { ...this.choices, ...choices }),
      fold: (section) => (this.folded = turned(this.folded, section)),
      showSame: (section) => (this.unfolded = turned(this.unfolded, section)),
      goTo: (section) => void this.goTo(section),
    };
  }

  private arrange(form: CompareForm): void {
    this.form = form;
    if (this.snapshot !== null) this.keep(this.snapshot);
  }

  private contentsContext(): ContentsContext {
    return {
      ...this.contents,
      ask: async (name, params) => await this.host.ask(name, params),
      serial: this.serial,
      choose: (choices) => (this.contents = { ...this.contents, ...choices }),
    };
  }

  /** The section scrolls below the head that stays, and is marked for a moment. */
  private async goTo(section: CompareSectionName): Promise<void> {
    if (this.folded.has(section)) this.folded = turned(this.folded, section);
    await this.updateComplete;
    const head = this.querySelector<HTMLElement>(`[data-section="${section}"]`);
    if (head === null) return;
    head.scrollIntoView({ block: this.context()?.form === "rows" ? "nearest" : "start", inline: "center" });
    (head.querySelector<HTMLElement>("button") ?? head).focus({ preventScroll: true });
    head.classList.add("flash");
    setTimeout(() => head.classList.remove("flash"), flashMs);
  }

  private keep({ view }: CompareSnapshot): void {
    const state: ComparePageState = {
      targets: view.executions.map(({ target }) => target),
      baseline: view.executions[view.baseline]?.target.id ?? "",
      form: this.form,
    };
    this.host.keep(state);
  }
}

customElements.define("executions-compare", ComparePage);
