import { html, nothing, type TemplateResult } from "lit";
import type {
  CompareIntent,
  ComparePageState,
  CompareSnapshot,
} from "../../../src/shared/compare/compareMessages";
import type { CompareSectionName } from "../../../src/shared/compare/compareView";
import type { RequestTable } from "../../../src/shared/messages";
import { HostConnection } from "../hostConnection";
import { LightElement } from "../lightElement";
import { causeLines } from "./causeLines";
import { codeFilesOf } from "./codeDiff";
import { denseFrom, type CompareContext } from "./compareContext";
import { compareKey } from "./compareKeys";
import { compareTable } from "./compareTable";
import { denseTable } from "./denseTable";
import { phrase } from "./phrase";
import { topBar } from "./topBar";

const flashMs = 1200;

/** Executions side by side, and what could have made them differ. */
class ComparePage extends LightElement {
  static override properties = {
    snapshot: { state: true },
    wanted: { state: true },
    folded: { state: true },
    unfolded: { state: true },
  };

  declare private snapshot: CompareSnapshot | null;
  declare private wanted: string;
  declare private folded: ReadonlySet<CompareSectionName>;
  declare private unfolded: ReadonlySet<CompareSectionName>;

  private readonly host = new HostConnection<CompareIntent, RequestTable, CompareSnapshot>((snapshot) => {
    this.snapshot = snapshot;
    this.keep(snapshot);
  });

  constructor() {
    super();
    this.snapshot = null;
    this.wanted = "";
    this.folded = new Set();
    this.unfolded = new Set();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", (event) => {
      const context = this.context();
      if (context !== null) compareKey(event, context, this);
    });
    this.host.begin();
  }

  protected override render(): TemplateResult | typeof nothing {
    const context = this.context();
    if (context === null) return nothing;
    const { view, strings } = context;
    const isNothing = view.executions.every(({ causes }) => causes.length === 0);
    const isDense = view.executions.length >= denseFrom;
    return html`${topBar(context)}
      <main>
        <div class="heading">
          <h1>${phrase(view.headline)}</h1>
          ${isNothing ? html`<p class="muted nothing">${strings.nothingTold}</p>` : nothing}
          ${isDense ? nothing : causeLines(context)}
        </div>
        ${isDense ? denseTable(context) : compareTable(context)} ${isDense ? codeFilesOf(context) : nothing}
      </main>`;
  }

  private context(): CompareContext | null {
    if (this.snapshot === null) return null;
    return {
      ...this.snapshot,
      wanted: this.wanted,
      folded: this.folded,
      unfolded: this.unfolded,
      send: (intent) => this.host.send(intent),
      want: (text) => (this.wanted = text),
      fold: (section) => (this.folded = turned(this.folded, section)),
      showSame: (section) => (this.unfolded = turned(this.unfolded, section)),
      goTo: (section) => void this.goTo(section),
    };
  }

  /** The section scrolls below the head that stays, and is marked for a moment. */
  private async goTo(section: CompareSectionName): Promise<void> {
    if (this.folded.has(section)) this.folded = turned(this.folded, section);
    await this.updateComplete;
    const head = this.querySelector<HTMLElement>(`[data-section="${section}"]`);
    if (head === null) return;
    head.scrollIntoView({ block: "start" });
    head.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
    head.classList.add("flash");
    setTimeout(() => head.classList.remove("flash"), flashMs);
  }

  private keep({ view }: CompareSnapshot): void {
    const state: ComparePageState = {
      targets: view.executions.map(({ target }) => target),
      baseline: view.executions[view.baseline]?.target.id ?? "",
    };
    this.host.keep(state);
  }
}

function turned(
  sections: ReadonlySet<CompareSectionName>,
  section: CompareSectionName,
): ReadonlySet<CompareSectionName> {
  const without = [...sections].filter((each) => each !== section);
  return new Set(without.length < sections.size ? without : [...sections, section]);
}

customElements.define("executions-compare", ComparePage);
