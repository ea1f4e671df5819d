import type { TableIntent, TableRequests, TableSnapshot } from "../../../src/shared/table/tableMessages";
import type { HostConnection } from "../hostConnection";
import type { ChipField, OpenMenu } from "./tableContext";

/** The lists that can be opened by name: those of the page, and that of a chip. */
export type MenuName = "columns" | "group" | "views" | "more" | ChipField;

/** Opens the lists over the page with what the host knows, and gives the focus back when they close. */
export class MenuOpener {
  private menu: OpenMenu | null = null;
  private opener: HTMLElement | null = null;
  private focusDue = false;

  constructor(
    private readonly host: HostConnection<TableIntent, TableRequests, TableSnapshot>,
    private readonly show: (menu: OpenMenu | null) => void,
  ) {}

  /** Opened again while it is open, it shows what is so now. */
  async open(which: MenuName): Promise<void> {
    const { menu } = this;
    const again = menu !== null && (menu.kind === "chip" ? menu.field : menu.kind) === which;
    if (menu === null) this.opener = document.activeElement as HTMLElement | null;
    const find = again && "find" in menu ? menu.find : "";
    const next = await this.read(which, find);
    if (next === null || (again && this.menu === null)) return;
    this.focusDue = !again;
    this.set(next);
  }

  /** The menu of a column's head. */
  openHead(column: string): void {
    this.opener = document.querySelector<HTMLElement>(".scroll");
    this.focusDue = true;
    this.set({ kind: "head", column });
  }

  find(text: string): void {
    if (this.menu !== null && "find" in this.menu) this.set({ ...this.menu, find: text });
  }

  close(): void {
    if (this.menu === null) return;
    this.set(null);
    this.opener?.focus();
    this.opener = null;
  }

  /** After it was drawn: the box to type in has the focus, or the first thing to do. */
  focus(page: HTMLElement): void {
    if (!this.focusDue) return;
    this.focusDue = false;
    page.querySelector<HTMLElement>(".menu .find, .menu.actions .item")?.focus();
  }

  private async read(which: MenuName, find: string): Promise<OpenMenu | null> {
    if (which === "views" || which === "more") return { kind: which, find };
    if (which === "columns" || which === "group") {
      const reply = await this.host.ask("columns", {});
      return reply.ok ? { kind: which, choices: reply.value, find } : null;
    }
    const reply = await this.host.ask("chip", { field: which });
    return reply.ok ? { kind: "chip", field: which, values: reply.value, find } : null;
  }

  private set(menu: OpenMenu | null): void {
    this.menu = menu;
    this.show(menu);
  }
}
