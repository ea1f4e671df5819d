import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type {
  LogSearch,
  LogsIntent,
  LogsRequests,
  LogsSnapshot,
} from "../../../src/shared/logs/logsMessages";
import { HostConnection } from "../hostConnection";
import { LightElement } from "../lightElement";
import { counted } from "../dashboard/words";
import { TypedQuery } from "../typedQuery";
import { keptChoices, keptLine, keptState } from "./keptChoices";
import { LinePlace } from "./linePlace";
import { LineLoader } from "./lineLoader";
import type { LogsChoices, LogsContext } from "./logsContext";
import { LogsMoves } from "./logsMoves";
import { handleKey } from "./keys";
import { LinePointer } from "./linePointer";
import { lineOf, rowsOf, type Row } from "./rows";
import { ruler } from "./ruler";
import { rulerTip, RulerTip } from "./rulerTip";
import { rowId, rowView } from "./rowView";
import { searchBar } from "./searchBar";
import { SentPlace } from "./sentPlace";
import { statusBar } from "./statusBar";
import { toolbar } from "./toolbar";

/** One that types on has his text searched for after so many ms. */
const typingRestMs = 200;

/** The log of one execution. */
class LogsPage extends LightElement {
  static override properties = {
    snapshot: { state: true },
    choices: { state: true },
    draft: { state: true },
  };

  declare private snapshot: LogsSnapshot | null;
  declare private choices: LogsChoices;
  declare private draft: LogSearch;

  private readonly host = new HostConnection<LogsIntent, LogsRequests, LogsSnapshot>((snapshot) =>
    this.take(snapshot),
  );
  private readonly place = new LinePlace();
  private readonly loader = new LineLoader(
    async (name, params) => await this.host.ask(name, params),
    () => this.choices,
    () => this.requestUpdate(),
  );
  private readonly moves = new LogsMoves({
    host: this.host,
    place: this.place,
    loader: this.loader,
    view: () => this.snapshot?.view ?? null,
    choices: () => this.choices,
    rows: () => this.rowsNow(),
    height: () => this.scroller()?.clientHeight ?? 0,
    kept: keptLine(this.host.state),
    redraw: () => this.requestUpdate(),
    showAll: () => this.showAll(),
  });
  private readonly sent = new SentPlace(this.moves);
  private readonly rulerTip = new RulerTip(
    async (line) => (await this.loader.lines(line, 1)).lines[0] ?? null,
    () => this.requestUpdate(),
  );
  private readonly typed = new TypedQuery(() => this.search(), typingRestMs);
  private rows: readonly Row[] = [];
  private seen = { first: 0, last: 0 };

  constructor() {
    super();
    this.snapshot = null;
    this.choices = keptChoices(this.host.state);
    this.draft = { text: "", regex: false, case: false, word: false };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", (event) => {
      const context = this.context();
      if (context !== null) handleKey(event, context, this.moves, this);
    });
    new LinePointer(this, this.moves).listen();
    window.addEventListener("resize", () => this.requestUpdate());
    this.host.begin();
  }

  protected override render(): TemplateResult | typeof nothing {
    const context = this.context();
    if (context === null) return nothing;
    const { view, strings } = context;
    const { wrap, times } = context.choices;
    return html`${toolbar(context)}${searchBar(context)}
      ${view.problem === null ? nothing : html`<p class="problem" role="alert">${view.problem}</p>`}
      <main class="log-frame">
        <div
          id="lines"
          class="lines ${wrap ? "wrap" : ""} times-${times}"
          role="treegrid"
          tabindex="0"
          aria-label=${strings.linesLabel}
          aria-multiselectable="true"
          aria-rowcount=${view.isCounted ? view.lines : -1}
          aria-activedescendant=${activeRow(context)}
        >
          ${this.drawnRows(context)}
        </div>
        ${ruler(context)} ${rulerTip(context)}
      </main>
      <p class="unseen" role="status" data-part="told">${toldOf(context)}</p>
      ${statusBar(context, this.loader.stretch.lines.find(({ line }) => line === context.current)?.at ?? null)}`;
  }

  private drawnRows(context: LogsContext): TemplateResult {
    this.rows = this.rowsNow();
    const { from, to } = this.place.drawn(this.rows, this.scroller()?.clientHeight ?? window.innerHeight);
    return html`<div class="rows" role="rowgroup">
        ${repeat(
          this.rows.slice(from, to),
          ({ key }) => key,
          (row) => rowView(context, row),
        )}
      </div>
      ${this.rows.length === 0 ? this.empty(context) : nothing}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.settle();
  }

  /** Rows have the heights that they were drawn with: only now it is known what is seen. */
  private settle(): void {
    const scroller = this.scroller();
    const rows = scroller?.querySelector<HTMLElement>(".rows") ?? null;
    if (scroller === null || rows === null) return;
    const { from, to } = this.place.drawn(this.rows, scroller.clientHeight);
    const drawn = this.rows.slice(from, to).map((row, index) => ({
      line: lineOf(row),
      height: rows.children[index]?.getBoundingClientRect().height ?? 0,
    }));
    const { stretch } = this.loader;
    const { newestFirst } = this.choices;
    const [isFirst, isLast] = newestFirst
      ? [stretch.hasEnd, stretch.hasStart]
      : [stretch.hasStart, stretch.hasEnd];
    const top = this.place.settle(drawn, scroller.clientHeight, {
      start: from === 0 && isFirst,
      end: to === this.rows.length && isLast,
    });
    rows.style.transform = `translateY(${-top}px)`;
    this.noteSeen(drawn, top, scroller.clientHeight);
    this.loader.want({
      before: newestFirst ? to > this.rows.length - 60 : from < 60,
      after: newestFirst ? from < 60 : to > this.rows.length - 60,
    });
  }

  private noteSeen(
    drawn: readonly { readonly line: number; readonly height: number }[],
    top: number,
    height: number,
  ): void {
    let above = 0;
    const lines: number[] = [];
    for (const row of drawn) {
      if (above + row.height > top && above < top + height) lines.push(row.line);
      above += row.height;
    }
    const seen = { first: Math.min(...lines), last: Math.max(...lines) };
    if (lines.length === 0 || (seen.first === this.seen.first && seen.last === this.seen.last)) return;
    this.seen = seen;
    this.remember();
    this.requestUpdate();
  }

  private scroller(): HTMLElement | null {
    return this.querySelector<HTMLElement>("#lines");
  }

  private rowsNow(): readonly Row[] {
    const { stretch } = this.loader;
    const rows = rowsOf(stretch.lines, {
      isFiltered: this.choices.isFiltered,
      folds: this.moves.opened.folds,
      gaps: this.moves.opened.gaps,
      edges: { hasStart: stretch.hasStart, hasEnd: stretch.hasEnd, lines: this.snapshot?.view.lines ?? 0 },
    });
    return this.choices.newestFirst ? [...rows].reverse() : rows;
  }

  private empty({ view, strings, choices }: LogsContext): TemplateResult {
    const text = choices.isFiltered
      ? view.isSearched
        ? strings.nothingFound
        : strings.stillSearching
      : view.hasEnded
        ? strings.nothingPrinted
        : strings.nothingPrintedYet;
    const isKnown = choices.isFiltered || (view.isCounted && view.lines === 0);
    return html`<p class="empty" role="row"><span role="gridcell">${isKnown ? text : ""}</span></p>`;
  }

  private take(snapshot: LogsSnapshot): void {
    const before = this.snapshot?.view ?? null;
    this.snapshot = snapshot;
    if (before === null && snapshot.view.search !== null) {
      this.draft = snapshot.view.search;
      this.loader.searches(true);
    }
    this.moves.take(before, snapshot.view);
    this.sent.take(snapshot.view, () => this.showAll());
  }

  private showAll(): void {
    if (this.choices.isFiltered) this.choose({ isFiltered: false });
  }

  private context(): LogsContext | null {
    const { snapshot, choices, draft, moves, loader, seen } = this;
    if (snapshot === null) return null;
    return {
      ...snapshot,
      choices,
      draft,
      seen,
      current: moves.current,
      selection: moves.selection,
      found: moves.found,
      opened: moves.opened,
      rulerTip: this.rulerTip,
      isFollowing: this.place.isAtEnd,
      newLines: moves.newLines,
      placesIn: (line) => loader.stretch.placesIn(line),
      send: (intent) => this.host.send(intent),
      choose: (chosen) => this.choose(chosen),
      type: (typed) => this.type(typed),
      step: (to, direction) => void moves.step(to, direction),
      goTo: () => void moves.ask(),
      show: (line) => moves.show(line),
      reveal: (line) => moves.reveal(line),
      follow: (on) => moves.follow(on),
      openLink: (link) => moves.openLink(link),
    };
  }

  private choose(chosen: Partial<LogsChoices>): void {
    const { isFiltered, context, newestFirst } = this.choices;
    this.choices = { ...this.choices, ...chosen };
    this.remember();
    if (this.choices.isFiltered !== isFiltered || (isFiltered && this.choices.context !== context))
      this.moves.reload();
    if (this.choices.newestFirst !== newestFirst) this.moves.turn();
  }

  private type(typed: Partial<LogSearch>): void {
    this.draft = { ...this.draft, ...typed };
    if (typed.text === undefined || typed.text === "") this.search();
    else this.typed.type(this.draft.text);
  }

  private search(): void {
    const { draft } = this;
    const search = draft.text === "" ? null : draft;
    this.host.send({ type: "search", search });
    if (draft.text === "" && this.choices.isFiltered) this.choices = { ...this.choices, isFiltered: false };
    this.moves.searched(search);
  }

  private remember(): void {
    const target = this.snapshot?.view.target;
    if (target !== undefined)
      this.host.keep(keptState(target, this.choices, this.place.isAtEnd ? null : this.place.line));
  }
}

/** The row that one is at, while it is seen. */
function activeRow({ opened, seen }: LogsContext): string | typeof nothing {
  const row = opened.currentRow;
  if (row === null) return nothing;
  const line = lineOf(row);
  return line >= seen.first && line <= seen.last ? rowId(line) : nothing;
}

/** What a screen reader hears of lines that come and go at its row. */
function toldOf({ opened, strings }: LogsContext): string {
  const { told } = opened;
  if (told === null) return "";
  return told < 0
    ? counted(strings.hiddenLineOne, strings.hiddenLineSeveral, -told)
    : counted(strings.shownLineOne, strings.shownLineSeveral, told);
}

customElements.define("executions-logs", LogsPage);
