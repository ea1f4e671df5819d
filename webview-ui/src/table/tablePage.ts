import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { TableIntent, TableRequests, TableSnapshot } from "../../../src/shared/table/tableMessages";
import { HostConnection } from "../hostConnection";
import { LightElement } from "../lightElement";
import type { OpenEdit } from "./cellEditor";
import { chips } from "./chips";
import { Completer, type OpenCompletion } from "./completer";
import { emptyState } from "./emptyState";
import { cellId, grid } from "./grid";
import { gridKey } from "./gridKeys";
import { GridPointer } from "./gridPointer";
import { MenuOpener } from "./menuOpener";
import { pageKey } from "./pageKeys";
import { positionLine } from "./positionLine";
import { RowEdit } from "./rowEdit";
import { RowLoader } from "./rowLoader";
import { quietMenu } from "./rowMenuKeys";
import { tableQuery } from "./tableQuery";
import { rowHeight, rowRange, scrollToRow } from "./rowWindow";
import { selectionBar } from "./selectionBar";
import type { FocusedCell, OpenMenu, Sight, TableContext } from "./tableContext";
import { columnPlaces } from "./columnPlaces";

const queryAfterMs = 150;
/** While something runs, and for "2 min ago", rows are drawn again in this time. */
const clockMs = { running: 1000, ended: 30_000 };

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
  private readonly pointer = new GridPointer(() => this.context());
  private queryTimer: ReturnType<typeof setTimeout> | undefined;
  private clock: ReturnType<typeof setTimeout> | undefined;
  private sent = "";
  private anchorKey: string | null = null;

  constructor() {
    super();
    this.snapshot = null;
    this.draft = "";
    this.focusedCell = { row: 0, column: 0 };
    this.sight = { scrollLeft: 0, width: 1000, range: { from: 0, count: 0 }, first: 0 };
    this.menu = null;
    this.completion = null;
    this.edit = null;
    this.newAbove = 0;
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
    document.addEventListener("visibilitychange", () => (this.now = new Date()));
    this.host.begin();
  }

  protected override render(): TemplateResult | typeof nothing {
    const context = this.context();
    if (context === null) return nothing;
    const { view, strings } = context;
    const { row, column } = context.focus;
    return html`<header>${tableQuery(context)}${chips(context)}</header>
      <main
        class=${view.problem === null && !view.searching ? "" : "dimmed"}
        data-vscode-context='{"preventDefaultContextMenuItems":true}'
      >
        <div
          class="scroll"
          role="grid"
          tabindex="0"
          aria-label=${strings.gridLabel}
          aria-multiselectable="true"
          aria-rowcount=${view.rowCount + 1}
          aria-colcount=${view.columns.length + 1}
          aria-activedescendant=${cellId(row, context.rowAt(row)?.kind === "group" ? 0 : column)}
          @scroll=${() => this.look()}
          @keydown=${(event: KeyboardEvent) => this.key(event, context)}
          @click=${this.pointer.click}
          @dblclick=${this.pointer.doubleClick}
          @contextmenu=${quietMenu}
          @pointerdown=${this.pointer.down}
          @dragstart=${this.pointer.dragStart}
          @dragover=${this.pointer.dragOver}
          @drop=${this.pointer.drop}
        >
          ${grid(context)}
        </div>
        ${emptyState(context)}
      </main>
      ${selectionBar(context)}${positionLine(context)}`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.snapshot === null) return;
    if (changed.has("snapshot")) this.look();
    this.menus.focus(this);
    this.rowEdit.focus(this);
    clearTimeout(this.clock);
    const running = this.snapshot.view.states.some(
      ({ state }) => state === "STARTED" || state === "EXECUTING",
    );
    this.clock = setTimeout(() => (this.now = new Date()), running ? clockMs.running : clockMs.ended);
  }

  private get scroller(): HTMLElement | null {
    return this.querySelector(".scroll");
  }

  private take(snapshot: TableSnapshot): void {
    const before = this.snapshot?.view;
    const { view } = snapshot;
    this.snapshot = snapshot;
    this.now = new Date();
    if (view.query !== this.sent || before === undefined) this.draft = view.query;
    this.sent = view.query;
    const arrangement = JSON.stringify([
      view.query,
      view.group,
      view.columns.map(({ sortPlace, descending }) => [sortPlace, descending]),
    ]);
    const sameRows = this.loader.begin(view, arrangement);
    if (!sameRows && before !== undefined) this.toTop();
    if (view.total > 0 && before === undefined) performance.mark("executions-table-first-view");
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
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller;
    const range = rowRange(scrollTop, clientHeight, snapshot.view.rowCount);
    const first = Math.floor(scrollTop / rowHeight);
    if (first === 0) this.newAbove = 0;
    this.sight = { scrollLeft, width: clientWidth, range, first };
    // At the top new rows are let in; elsewhere what one reads stays where it is.
    this.loader.want(range, first === 0 ? null : first);
  }

  private key(event: KeyboardEvent, context: TableContext): void {
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
      send: (intent) => this.host.send(intent),
      type: (text) => this.type(text),
      openMenu: (menu) => void this.menus.open(menu),
      find: (text) => this.menus.find(text),
      closeMenu: () => this.menus.close(),
      focusCell: (cell) => this.focusCell(cell),
      toTop: () => this.toTop(),
      goToRow: (row) => this.focusCell({ ...this.focusedCell, row }),
      rowEdit: this.rowEdit,
      tick: (index) => void this.tick(index),
      extend: (index) => void this.extend(index),
    };
  }

  private type(text: string): void {
    this.draft = text;
    clearTimeout(this.queryTimer);
    this.queryTimer = setTimeout(() => {
      this.sent = text;
      this.host.send({ type: "query", text });
    }, queryAfterMs);
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
    this.focusedCell = { ...this.focusedCell, row: 0 };
  }

  private focusCell(cell: FocusedCell): void {
    this.anchorKey = null;
    this.showCell(cell);
  }

  private showCell(cell: FocusedCell): void {
    this.focusedCell = cell;
    const { scroller, snapshot } = this;
    if (scroller === null || snapshot === null) return;
    if (cell.row >= 0) scroller.scrollTop = scrollToRow(cell.row, scroller.scrollTop, scroller.clientHeight);
    const places = columnPlaces(snapshot.view.columns);
    const place = places[cell.column];
    if (place === undefined || place.column.pinned) return;
    const pinned = places.find(({ column }) => !column.pinned)?.left ?? 0;
    const right = place.left + place.column.width;
    if (place.left - pinned < scroller.scrollLeft) scroller.scrollLeft = place.left - pinned;
    else if (right > scroller.scrollLeft + scroller.clientWidth)
      scroller.scrollLeft = right - scroller.clientWidth;
  }

  private async tick(index: number): Promise<void> {
    const key = await this.loader.keyAt(index);
    if (key === null) return;
    this.anchorKey = key;
    this.host.send({ type: "select", from: key, to: key, how: "turn" });
  }

  private async extend(index: number): Promise<void> {
    const from = this.focusedCell.row;
    this.showCell({ ...this.focusedCell, row: index });
    this.anchorKey ??= await this.loader.keyAt(from);
    const to = await this.loader.keyAt(index);
    if (this.anchorKey !== null && to !== null)
      this.host.send({ type: "select", from: this.anchorKey, to, how: "only" });
  }
}

customElements.define("executions-table", TablePage);
