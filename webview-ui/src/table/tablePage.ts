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
import { gridKey, holdsBack } from "./gridKeys";
import { GridPointer } from "./gridPointer";
import { MenuOpener } from "./menuOpener";
import { pageKey } from "./pageKeys";
import { positionLine, readingBar } from "./positionLine";
import { RowEdit } from "./rowEdit";
import { RowLoader } from "./rowLoader";
import { tableQuery } from "./tableQuery";
import { rowHeight } from "./rowWindow";
import { selectionBar } from "./selectionBar";
import type { ChipField, FocusedCell, OpenMenu, Sight, TableContext } from "./tableContext";
import { bringCell, bringNewColumn } from "./bringToSight";
import { ChipFit } from "./chipFit";
import { headMenu } from "./headMenu";
import { PageClock } from "./pageClock";
import { RowSelector } from "./rowSelector";
import { scrollHint } from "./scrollHint";
import { noSight, SightFinder } from "./sightFinder";
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
    focusedCell: { state: true },
    sight: { state: true },
    menu: { state: true },
    completion: { state: true },
    edit: { state: true },
    newAbove: { state: true },
    chipsBeyond: { state: true },
    drawn: { state: true },
    now: { state: true },
  };

  declare private snapshot: TableSnapshot | null;
  declare private draft: string;
  declare private focusedCell: FocusedCell;
  declare private sight: Sight;
  declare private menu: OpenMenu | null;
  declare private completion: OpenCompletion | null;
  declare private edit: OpenEdit | null;
  declare private newAbove: number;
  declare private chipsBeyond: readonly ChipField[];
  /** Counts up when rows came. */
  declare private drawn: number;
  declare private now: Date;

  private readonly host = new HostConnection<TableIntent, TableRequests, TableSnapshot>((snapshot) =>
    this.take(snapshot),
  );
  private readonly loader = new RowLoader(
    async (params) => await this.host.ask("rows", params),
    (shift) => this.rowsCame(shift),
  );
  private readonly menus = new MenuOpener(this.host, (menu) => (this.menu = menu));
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
    async (index) => await this.loader.keyAt(index),
    (intent) => this.host.send(intent),
  );
  private readonly clock = new PageClock(() => (this.now = new Date()));
  private readonly chipFit = new ChipFit();
  private readonly pointer = new GridPointer(() => this.context());
  private readonly typed = new TypedQuery((text) => this.host.send({ type: "query", text }), queryRestMs);
  private readonly firstRows = new FirstRowsMark();
  private readonly sights = new SightFinder((sight) => (this.sight = sight));

  constructor() {
    super();
    this.snapshot = null;
    this.draft = "";
    this.focusedCell = { row: 0, column: 0 };
    this.sight = noSight;
    this.menu = null;
    this.completion = null;
    this.edit = null;
    this.newAbove = 0;
    this.chipsBeyond = [];
    this.drawn = 0;
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
          key: (event) => this.key(event, context),
        })}
        ${this.menu?.kind === "head" ? headMenu(context, this.menu) : nothing} ${scrollHint(context)}
        ${emptyState(context)}
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
    this.now = new Date();
    if (this.typed.shows(view.query)) this.draft = view.query;
    const sameRows = this.loader.begin(view, arrangementOf(view), top);
    if (!sameRows && before !== undefined) this.toTop();
  }

  private rowsCame(shift: number): void {
    const { scroller } = this;
    if (shift !== 0 && scroller !== null) {
      this.focusedCell = { ...this.focusedCell, row: Math.max(0, this.focusedCell.row + shift) };
      scroller.scrollTop += shift * rowHeight;
      if (shift > 0) this.newAbove += shift;
    }
    this.drawn += 1;
  }

  private look(): void {
    const { scroller, snapshot } = this;
    if (scroller === null || snapshot === null) return;
    const { first, range } = this.sights.look(scroller, snapshot.view.rowCount);
    if (first === 0) this.newAbove = 0;
    // At the top new rows are let in; elsewhere what one reads stays where it is.
    this.loader.want(range, first === 0 ? null : first);
  }

  private key(event: KeyboardEvent, context: TableContext): void {
    if (holdsBack(event, context)) event.stopPropagation();
    const height = this.scroller?.clientHeight ?? 0;
    if (!gridKey(event, context, height)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private context(): TableContext | null {
    if (this.snapshot === null) return null;
    return {
      ...this.snapshot,
      now: this.now,
      draft: this.draft,
      focus: this.focusedCell,
      sight: this.sight,
      menu: this.menu,
      completion: this.completion,
      completer: this.completer,
      edit: this.edit,
      newAbove: this.newAbove,
      rowAt: (index) => this.loader.rows.at(index),
      send: (intent) => this.send(intent),
      type: (text) => this.type(text),
      chipsBeyond: this.chipsBeyond,
      openHead: (column) => this.openHead(column),
      openMenu: (menu) => void this.menus.open(menu),
      find: (text) => this.menus.find(text),
      closeMenu: () => this.menus.close(),
      focusCell: (cell) => this.focusCell(cell),
      toTop: () => this.toTop(),
      goToRow: (row) => this.focusCell({ ...this.focusedCell, row }),
      rowEdit: this.rowEdit,
      tick: (index) => void this.selector.tick(index),
      extend: (index) => this.extend(index),
    };
  }

  private send(intent: TableIntent): void {
    if (intent.type === "chip" || intent.type === "clearChip" || intent.type === "showView")
      this.typed.flush();
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

  private toTop(): void {
    this.scroller?.scrollTo({ top: 0 });
    this.newAbove = 0;
    // On a head the focus stays there: it is what one sorts by.
    this.focusedCell = { ...this.focusedCell, row: Math.min(0, this.focusedCell.row) };
  }

  private focusCell(cell: FocusedCell): void {
    this.selector.forget();
    this.showCell(cell);
  }

  private showCell(cell: FocusedCell): void {
    this.focusedCell = cell;
    const { scroller, snapshot } = this;
    if (scroller !== null && snapshot !== null) bringCell(scroller, snapshot.view.columns, cell);
  }

  private extend(index: number): void {
    const from = this.focusedCell.row;
    this.showCell({ ...this.focusedCell, row: index });
    void this.selector.extend(from, index);
  }
}

customElements.define("executions-table", TablePage);
