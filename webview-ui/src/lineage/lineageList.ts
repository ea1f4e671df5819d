import { nothing, type PropertyValues, type TemplateResult } from "lit";
import { LightElement } from "../lightElement";
import { scrollToRow } from "../table/rowWindow";
import type { LineageContext, Shown } from "./lineageContext";
import { list, openRows } from "./list";
import type { ListSight } from "./listWindow";
import { remembering } from "./remembering";

/** Height of the heads, CSS pixels. As in styles/list.css. */
const headHeight = 24;

/** The list of a lineage: of any length, since only the rows in sight are drawn. */
export class LineageList extends LightElement {
  static override properties = {
    context: { attribute: false },
    shown: { attribute: false },
    sight: { state: true },
    row: { state: true },
  };

  declare context: LineageContext | null;
  declare shown: Shown | null;
  declare private sight: ListSight;
  /** The row with the focus; null: nobody chose one. */
  declare private row: number | null;

  /** Its node: rows come and go above it. */
  private node: string | null = null;
  private readonly open = remembering(openRows);
  private readonly resized = new ResizeObserver(() => this.look());

  constructor() {
    super();
    this.context = null;
    this.shown = null;
    this.sight = { top: 0, height: 0 };
    this.row = null;
  }

  /** Scrolls a node into sight. @param isFocused whether it gets the focus too. */
  async reveal(node: string, isFocused: boolean): Promise<void> {
    const row = this.rows().findIndex((each) => each.row.node === node);
    if (row >= 0) await this.go(row, isFocused);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const rows = this.rows();
    if (this.row === null || rows[this.row]?.row.node === this.node) return;
    const row = rows.findIndex((each) => each.row.node === this.node);
    this.row = row < 0 ? null : row;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { context, shown, sight } = this;
    if (context === null || shown === null) return nothing;
    return list(context, shown, this.rows(), {
      sight,
      focus: this.focusedRow(),
      scrolled: () => this.look(),
      go: (row) => void this.go(row, true),
      focused: (row) => this.take(row),
    });
  }

  protected override firstUpdated(changed: PropertyValues): void {
    super.firstUpdated(changed);
    const scroller = this.querySelector(".list");
    if (scroller !== null) this.resized.observe(scroller);
  }

  private rows(): ReturnType<typeof openRows> {
    return this.shown === null || this.context === null
      ? []
      : this.open(this.shown.rows, this.context.closed);
  }

  private focusedRow(): number {
    const rows = this.rows();
    const selected = rows.findIndex(({ row }) => row.node === this.context?.selected);
    return Math.max(0, Math.min(rows.length - 1, this.row ?? selected));
  }

  private async go(to: number, isFocused: boolean): Promise<void> {
    const scroller = this.querySelector(".list");
    if (scroller === null) return;
    const row = Math.max(0, Math.min(this.rows().length - 1, to));
    this.take(row);
    scroller.scrollTop = scrollToRow(row, scroller.scrollTop, scroller.clientHeight, headHeight);
    this.look();
    await this.updateComplete;
    if (isFocused) this.querySelector<HTMLElement>(`tr[data-row="${row}"]`)?.focus({ preventScroll: true });
  }

  private take(row: number): void {
    this.row = row;
    this.node = this.rows()[row]?.row.node ?? null;
  }

  private look(): void {
    const scroller = this.querySelector(".list");
    if (scroller === null) return;
    const { scrollTop: top, clientHeight: height } = scroller;
    if (top !== this.sight.top || height !== this.sight.height) this.sight = { top, height };
  }
}

customElements.define("executions-lineage-list", LineageList);
