import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import {
  parseComparePageState,
  type CompareForm,
  type CompareIntent,
  type CompareNotice,
  type ComparePageState,
  type CompareRequests,
  type CompareShown,
  type CompareSnapshot,
} from "../../../src/shared/compare/compareMessages";
import type { ChartChoices } from "../../../src/shared/compare/chartsView";
import type { CompareSectionName } from "../../../src/shared/compare/compareView";
import { afterShown, drawnView, type DrawnView } from "../../../src/shared/compare/drawnView";
import { HostConnection } from "../hostConnection";
import { LightElement } from "../lightElement";
import { afterPaint } from "../table/afterPaint";
import { causeLines } from "./causeLines";
import { compareCharts } from "./compareCharts";
import { codeFilesOf } from "./codeDiff";
import { denseFrom, firstRows, type CompareContext, type FieldPlace } from "./compareContext";
import { compareKey } from "./compareKeys";
import { compareTable } from "./compareTable";
import { turned, type ContentChoices, type ContentsContext } from "./contentChoices";
import { denseTable } from "./denseTable";
import { choicesOf, kept } from "./keptChoices";
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
    notice: { state: true },
    form: { state: true },
    onlyDifferences: { state: true },
    choices: { state: true },
    wanted: { state: true },
    folded: { state: true },
    unfolded: { state: true },
    contents: { state: true },
    isPainted: { state: true },
  };

  declare private snapshot: CompareSnapshot | null;
  private drawn: DrawnView | null = null;
  declare private notice: CompareNotice | null;
  declare private form: CompareForm | null;
  /** As it was chosen here, at once: the host remembers it. Null: as the host says. */
  declare private onlyDifferences: boolean | null;
  declare private choices: ChartChoices;
  declare private wanted: string;
  declare private folded: ReadonlySet<CompareSectionName>;
  declare private unfolded: ReadonlySet<CompareSectionName>;
  declare private contents: ContentChoices;
  declare private isPainted: boolean;
  private serial = 0;

  private readonly host = new HostConnection<CompareIntent, CompareRequests, CompareShown>((shown) => {
    if ("notice" in shown) {
      this.notice = shown;
      return;
    }
    this.serial += 1;
    this.snapshot = afterShown(this.snapshot, shown);
    this.drawn = this.snapshot === null ? null : drawnView(this.snapshot.view);
  });

  constructor() {
    super();
    this.snapshot = null;
    this.isPainted = false;
    this.notice = null;
    this.form = parseComparePageState(this.host.state)?.form ?? null;
    this.onlyDifferences = null;
    this.choices = firstChartChoices;
    const { wanted, folded, unfolded, contents } = choicesOf(this.host.state);
    this.wanted = wanted;
    this.folded = folded;
    this.unfolded = unfolded;
    this.contents = contents;
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
    if (context === null) return this.noticeLine();
    const { view, strings } = context;
    const isNothing = view.executions.every(({ causes }) => causes.length === 0);
    const isRows = context.form === "rows";
    return html`${topBar(context)}
      <main>
        <div class="heading">
          <h1>${phrase(view.headline)}</h1>
          ${view.leftOut.map((text) => html`<p class="muted left-out" role="alert">${text}</p>`)}
          ${isNothing ? html`<p class="muted nothing">${strings.nothingTold}</p>` : nothing}
          ${movesLine(context)} ${view.executions.length < denseFrom ? causeLines(context) : nothing}
        </div>
        ${isRows || !view.sections.some(({ name }) => name === "metrics") ? compareCharts(context) : nothing}
        ${isRows ? denseTable(context) : compareTable(context)} ${isRows ? codeFilesOf(context) : nothing}
      </main>`;
  }

  /** A row that takes another place loses the focus: it gets it back. */
  protected override update(changed: PropertyValues): void {
    const focused = document.hasFocus() ? document.activeElement : null;
    super.update(changed);
    if (focused instanceof HTMLElement && focused.isConnected && focused !== document.activeElement)
      focused.focus();
  }

  private noticeLine(): TemplateResult | typeof nothing {
    if (this.notice === null) return nothing;
    const { notice, isProblem } = this.notice;
    return html`<p class="empty" role=${isProblem ? "alert" : "status"}>${notice}</p>`;
  }

  /** A page that is hidden is thrown away: what is chosen on it stays. */
  protected override updated(): void {
    if (this.snapshot === null) return;
    this.keep(this.snapshot);
    if (!this.isPainted) afterPaint(() => (this.isPainted = true));
  }

  private context(): CompareContext | null {
    const { snapshot, drawn: view } = this;
    if (snapshot === null || view === null) return null;
    return {
      view: { ...view, onlyDifferences: this.onlyDifferences ?? view.onlyDifferences },
      strings: snapshot.strings,
      form: this.form ?? (view.executions.length < denseFrom ? "columns" : "rows"),
      isFirst: !this.isPainted && view.executions.length > firstRows,
      choices: this.choices,
      wanted: this.wanted,
      folded: this.folded,
      unfolded: this.unfolded,
      contents: this.contentsContext(),
      send: (intent) => {
        if (intent.type === "onlyDifferences") this.onlyDifferences = intent.on;
        this.host.send(intent);
      },
      want: (text) => (this.wanted = text),
      arrange: (form) => (this.form = form),
      chooseCharts: (choices) => (this.choices = { ...this.choices, ...choices }),
      fold: (section) => (this.folded = turned(this.folded, section)),
      showSame: (section) => (this.unfolded = turned(this.unfolded, section)),
      goTo: (place) => void this.goTo(place),
    };
  }

  private contentsContext(): ContentsContext {
    return {
      ...this.contents,
      ask: async (name, params) => await this.host.ask(name, params),
      serial: this.serial,
      choose: (choices) => (this.contents = { ...this.contents, ...choices }),
    };
  }

  /** The field, else its section, scrolls below the head that stays, and is marked for a moment. */
  private async goTo({ section, field }: FieldPlace): Promise<void> {
    if (this.folded.has(section)) this.folded = turned(this.folded, section);
    await this.updateComplete;
    const isField = `th[data-field="${CSS.escape(field)}"], tr[data-row="${CSS.escape(field)}"]`;
    const head =
      this.querySelector<HTMLElement>(isField) ??
      this.querySelector<HTMLElement>(`[data-section="${section}"]`);
    if (head === null) return;
    const block = head.matches("tr") ? "center" : head.matches("th") ? "nearest" : "start";
    head.scrollIntoView({ block, inline: "center" });
    (head.querySelector<HTMLElement>("button, td[tabindex]") ?? head).focus({ preventScroll: true });
    head.classList.add("flash");
    setTimeout(() => head.classList.remove("flash"), flashMs);
  }

  private keep({ view }: CompareSnapshot): void {
    const { wanted, folded, unfolded, contents } = this;
    const state: ComparePageState = {
      targets: view.executions.map(({ target }) => target),
      baseline: view.executions[view.baseline]?.target.id ?? "",
      form: this.form,
    };
    this.host.keep({ ...state, ...kept({ wanted, folded, unfolded, contents }) });
  }
}

customElements.define("executions-compare", ComparePage);
