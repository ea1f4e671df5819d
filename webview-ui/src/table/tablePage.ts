import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { TableIntent, TableRequests, TableSnapshot } from "../../../src/shared/table/tableMessages";
import { arrangementOf } from "../../../src/shared/table/arrangementOf";
import { HostConnection } from "../hostConnection";
import { LightElement } from "../lightElement";
import { TypedQuery } from "../typedQuery";
import type { OpenEdit } from "./cellEditor";
import { chips } from "./chips";
import { Completer, type OpenCompletion } from "./completer";
import { emptyState } from "./emptyState";
import { FirstRowsMark } from "./firstRowsMark";
import { gridFrame } from "./gridFrame";
import { GridPlace } from "./gridPlace";
import { gridKey, holdsBack } from "./gridKeys";
import { GridPointer } from "./gridPointer";
import { withWidth, type ColumnWidth } from "./columnMoves";
import { PlaceKeeper } from "./keptPlace";
import { MenuOpener } from "./menuOpener";
import { notice } from "./notice";
import { pageKey } from "./pageKeys";
import { positionLine, readingBar } from "./positionLine";
import { ReadingPace } from "./readingPace";
import { RowEdit } from "./rowEdit";
import { RowLoader } from "./rowLoader";
import { tableQuery } from "./tableQuery";
import { selectionBar } from "./selectionBar";
import type { ChipField, FocusedCell, OpenMenu, TableContext } from "./tableContext";
import { bringNewColumn } from "./bringToSight";
import { ChipFit } from "./chipFit";
import { headMenu } from "./headMenu";
import { PageClock } from "./pageClock";
import { RowSelector } from "./rowSelector";
import { scrollHint } from "./scrollHint";
import { toolbar } from "./toolbar";
import { unreadableBar } from "./unreadableBar";
import { viewButton } from "./viewMenu";

/** One that types on has its query asked for after so many ms. */
const queryRestMs = 50;

/** All executions of the workspace. */
class TablePage extends LightElement {
  static override properties = {
    snapshot: { state: true },
    draft: { state: true },
    menu: { state: true },
    completion: { state: true },
    edit: { state: true },
    chipsBeyond: { state: true },
    widened: { state: true },
    now: { state: true },
  };

  declare private snapshot: TableSnapshot | null;
  declare private draft: string;
  declare private menu: OpenMenu | null;
  declare private completion: OpenCompletion | null;
  declare private edit: OpenEdit | null;
  declare private chipsBeyond: readonly ChipField[];
  declare private widened: ColumnWidth | null;
  declare private now: Date;

  private readonly host = new HostConnection<TableIntent, TableRequests, TableSnapshot>((snapshot) =>
    this.take(snapshot),
  );
  private readonly loader = new RowLoader(
    async (params) => await this.host.ask("rows", params),
    (shift) => this.place.rowsCame(shift),
  );
  private readonly place: GridPlace = new GridPlace({
    scroller: () => this.scroller,
    view: () => this.snapshot?.view ?? null,
    loader: this.loader,
    redraw: () => this.requestUpdate(),
    sees: (rows) => this.host.send({ type: "sight", rows }),
  });
  private readonly keeper = new PlaceKeeper(this.host, this.place, () =>
    this.snapshot === null ? null : arrangementOf(this.snapshot.view),
  );
  private readonly menus = new MenuOpener(this.host, (menu) => {
    this.menu = menu;
    this.requestUpdate();
  });
  private readonly completer = new Completer(
    async (params) => await this.host.ask("complete", params),
    (completion) => (this.completion = completion),
    (text, caret) => void this.accept(text, caret),
  );
  private readonly rowEdit = new RowEdit(() => ({
    view: this.snapshot?.view ?? null,
    send: (intent) => this.host.send(intent),
    show: (edit) => (this.edit = edit),
    focusGrid: () => this.scroller?.focus(),
  }));
  private readonly selector = new RowSelector(
    async (index) => await this.place.keyAt(index),
    (intent) => this.host.send(intent),
  );
  private readonly clock = new PageClock(() => (this.now = new Date()));
  private readonly pace = new ReadingPace();
  private readonly chipFit = new ChipFit();
  private readonly pointer = new GridPointer(
    () => this.context(),
    (widened) => (this.widened = widened),
  );
  private readonly typed = new TypedQuery((text) => this.host.send({ type: "query", text }), queryRestMs);
  private readonly firstRows = new FirstRowsMark();

  constructor() {
    super();
    this.snapshot = null;
    this.draft = "";
    this.menu = null;
    this.completion = null;
    this.edit = null;
    this.chipsBeyond = [];
    this.widened = null;
    this.now = new Date();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", (event) => {
      const context = this.context();
      if (context !== null) pageKey(event, context);
    });
    document.addEventListener("pointerdown", (event) => {
      const inside = (event.target as HTMLElement).closest(".menu, [aria-haspopup]");
      if (this.menu !== null && inside === null) this.menus.close();
    });
    // Icons are wider than what stands in their place: chips may not fit any more.
    document.fonts.addEventListener("loadingdone", () => this.requestUpdate());
    window.addEventListener("resize", () => this.look());
    // The page is in front again: keys go to the rows.
    window.addEventListener("focus", () => {
      if (document.activeElement === document.body) this.scroller?.focus({ preventScroll: true });
    });
    document.addEventListener("visibilitychange", () => (this.now = new Date()));
    this.host.begin();
  }

  protected override render(): TemplateResult | typeof nothing {
    const context = this.context();
    if (context === null) return nothing;
    const { view, strings } = context;
    return html`<header>
        <h1 class="unseen">${strings.title}</h1>
        <div class="top">${viewButton(context)}${tableQuery(context)}${toolbar(context)}</div>
        ${chips(context)}${readingBar(context)}
      </header>
      ${unreadableBar(context)}
      <main
        class=${view.problem === null && !view.searching ? "" : "dimmed"}
        data-vscode-context='{"preventDefaultContextMenuItems":true}'
      >
        ${gridFrame(context, {
          pointer: this.pointer,
          scrolled: () => this.look(),
          focused: () => this.place.hold(),
          key: (event) => this.key(event, context),
        })}
        ${this.menu?.kind === "head" ? headMenu(context, this.menu) : nothing} ${scrollHint(context)}
        ${emptyState(context)} ${notice(context)}
      </main>
      <section aria-label=${strings.selectionLabel}>${selectionBar(context)}</section>
      ${positionLine(context)}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.snapshot === null) return;
    if (changed.has("snapshot")) this.follow(changed.get("snapshot") as TableSnapshot | null | undefined);
    this.menus.focus(this);
    this.rowEdit.focus(this);
    const beyond = this.chipFit.beyond(this, this.snapshot.view.chips);
    if (beyond.join() !== this.chipsBeyond.join()) this.chipsBeyond = beyond;
    this.clock.wind(
      this.snapshot.view.states.some(({ state }) => state === "STARTED" || state === "EXECUTING"),
    );
  }

  private follow(before: TableSnapshot | null | undefined): void {
    const { scroller, snapshot } = this;
    this.look();
    this.firstRows.set(this.loader.rows);
    if (before && snapshot !== null && scroller !== null)
      bringNewColumn(scroller, before.view.columns, snapshot.view.columns);
  }

  private get scroller(): HTMLElement | null {
    return this.querySelector(".scroll");
  }

  private take(snapshot: TableSnapshot): void {
    const before = this.snapshot?.view;
    const { view, top } = snapshot;
    this.snapshot = snapshot;
    if (!this.pointer.isPulling) this.widened = null;
    this.now = new Date();
    if (this.typed.shows(view.query)) this.draft = view.query;
    this.pace.note(view.reading, performance.now());
    const sameRows = this.loader.begin(view, arrangementOf(view), top);
    if (before === undefined) void this.updateComplete.then(() => this.keeper.begin());
    else if (!sameRows) this.place.toTop();
    this.place.follow();
  }

  private look(): void {
    this.place.look();
    this.keeper.note();
  }

  private key(event: KeyboardEvent, context: TableContext): void {
    if (holdsBack(event, context)) event.stopPropagation();
    this.place.hold();
    const height = this.scroller?.clientHeight ?? 0;
    if (!gridKey(event, context, height)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private context(): TableContext | null {
    if (this.snapshot === null) return null;
    return {
      ...this.snapshot,
      view: withWidth(this.snapshot.view, this.widened),
      now: this.now,
      draft: this.draft,
      focus: this.place.focus,
      sight: this.place.sight,
      menu: this.menu,
      completion: this.completion,
      completer: this.completer,
      edit: this.edit,
      newAbove: this.place.newAbove,
      readingLeftMs: this.pace.leftMs,
      problem: this.loader.problem ?? this.menus.problem,
      rowAt: (index) => this.loader.rows.at(index),
      focusedRow: () => this.place.row.at(this.place.focus.row),
      send: (intent) => this.send(intent),
      type: (text) => this.type(text),
      chipsBeyond: this.chipsBeyond,
      openHead: (column) => this.openHead(column),
      openMenu: (menu) => void this.menus.open(menu),
      find: (text) => this.menus.find(text),
      closeMenu: () => this.menus.close(),
      focusCell: (cell) => this.focusCell(cell),
      toTop: () => this.place.toTop(),
      goToRow: (row) => this.focusCell({ ...this.place.focus, row }),
      rowEdit: this.rowEdit,
      tick: (index) => void this.selector.tick(index),
      extend: (index, add) => this.extend(index, add),
    };
  }

  private send(intent: TableIntent): void {
    if (intent.type === "chip" || intent.type === "clearChip" || intent.type === "showView")
      this.typed.flush();
    this.keeper.flush();
    this.host.send(intent);
  }

  private openHead(column: number): void {
    const id = this.snapshot?.view.columns[column]?.id;
    if (id !== undefined) this.menus.openHead(id);
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

  private focusCell(cell: FocusedCell): void {
    this.selector.forget();
    this.showCell(cell);
  }

  private showCell(cell: FocusedCell): void {
    this.place.show(cell);
    this.keeper.note();
  }

  private extend(index: number, add: boolean): void {
    const { focus } = this.place;
    void this.selector.extend(focus.row, index, add);
    this.showCell({ ...focus, row: index });
  }
}

customElements.define("executions-table", TablePage);
