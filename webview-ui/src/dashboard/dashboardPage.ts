import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type {
  DashboardIntent,
  DashboardRequests,
  DashboardSnapshot,
} from "../../../src/shared/dashboard/dashboardMessages";
import { format } from "../../../src/shared/format";
import { HostConnection } from "../hostConnection";
import { LightElement } from "../lightElement";
import { TypedQuery } from "../typedQuery";
import { Completer, type OpenCompletion } from "../table/completer";
import type { DashboardContext } from "./dashboardContext";
import { emptyLine } from "./emptyLine";
import { keyFigures } from "./keyFigures";
import { MarkTip } from "./markTip";
import {
  diskSection,
  failureSection,
  groupSection,
  hourSection,
  inputSection,
  outcomeSection,
  trendSection,
} from "./sections";
import { footLine, topBar } from "./topBar";

/** One that types on has its query asked for after so many ms. */
const queryRestMs = 200;
/** "41 s ago" is told anew in this time. */
const clockMs = 10_000;

/** What all executions come to. */
class DashboardPage extends LightElement {
  static override properties = {
    snapshot: { state: true },
    draft: { state: true },
    completion: { state: true },
    choosingDates: { state: true },
    now: { state: true },
  };

  declare private snapshot: DashboardSnapshot | null;
  declare private draft: string;
  declare private completion: OpenCompletion | null;
  declare private choosingDates: boolean;
  declare private now: Date;

  private readonly host = new HostConnection<DashboardIntent, DashboardRequests, DashboardSnapshot>(
    (snapshot) => this.take(snapshot),
  );
  private readonly completer = new Completer(
    async (params) => await this.host.ask("complete", params),
    (completion) => (this.completion = completion),
    (text, caret) => void this.accept(text, caret),
  );
  private readonly typed = new TypedQuery((text) => this.host.send({ type: "query", text }), queryRestMs);
  private clock: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.snapshot = null;
    this.draft = "";
    this.completion = null;
    this.choosingDates = false;
    this.now = new Date();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("pointerdown", (event) => {
      if ((event.target as Element).closest(".range") === null) this.choosingDates = false;
    });
    new MarkTip(this).listen();
    this.host.begin();
  }

  protected override render(): TemplateResult | typeof nothing {
    const context = this.context();
    if (context === null) return nothing;
    const { view } = context;
    const { count } = view.dashboard;
    const isOld = view.searching || view.reading !== null || view.problem !== null;
    return html`${topBar(context)}
      <main class=${isOld ? "dimmed" : ""}>
        ${keyFigures(context)}
        ${
          count === 0
            ? emptyLine(context)
            : html`<div class="cols">
                  ${outcomeSection(context)}${groupSection(context)}${trendSection(context)}${hourSection(context)}
                </div>
                <div class="cols three">
                  ${failureSection(context)}${diskSection(context)}${inputSection(context)}
                </div>`
        }
      </main>
      ${footLine(context, format.ago(view.madeAt, this.now))}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    clearTimeout(this.clock);
    this.clock = setTimeout(() => (this.now = new Date()), clockMs);
  }

  private take(snapshot: DashboardSnapshot): void {
    const isFirst = this.snapshot === null;
    const { query } = snapshot.view.choices;
    this.snapshot = snapshot;
    this.now = new Date();
    if (this.typed.shows(query)) this.draft = query;
    if (isFirst) performance.mark("executions-dashboard-first-view");
  }

  private context(): DashboardContext | null {
    if (this.snapshot === null) return null;
    return {
      ...this.snapshot,
      now: this.now,
      draft: this.draft,
      completion: this.completion,
      completer: this.completer,
      choosingDates: this.choosingDates,
      chooseDates: (open) => void this.chooseDates(open),
      send: (intent) => this.host.send(intent),
      type: (text) => this.type(text),
    };
  }

  private type(text: string): void {
    this.draft = text;
    this.typed.type(text);
  }

  private async accept(text: string, caret: number): Promise<void> {
    this.type(text);
    await this.updateComplete;
    const input = this.querySelector<HTMLInputElement>("#query");
    input?.focus();
    input?.setSelectionRange(caret, caret);
  }

  private async chooseDates(open: boolean): Promise<void> {
    this.choosingDates = open;
    await this.updateComplete;
    this.querySelector<HTMLElement>(open ? ".dates input" : ".dates-button")?.focus();
  }

  /** "/" goes to the query, Escape empties it. */
  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const isTyping = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (event.key === "/" && !isTyping) {
      event.preventDefault();
      this.querySelector<HTMLElement>("#query")?.focus();
    } else if (event.key === "Escape" && target.id === "query" && this.draft !== "") this.type("");
  }
}

customElements.define("executions-dashboard", DashboardPage);
