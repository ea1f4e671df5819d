import type { TableIntent, TableRequests, TableSnapshot } from "../../../src/shared/table/tableMessages";
import type { HostConnection } from "../hostConnection";
import type { ChipField, OpenMenu } from "./tableContext";

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
  async open(which: "columns" | "group" | ChipField): Promise<void> {
    const { menu } = this;
    const again = menu !== null && (menu.kind === "chip" ? menu.field : menu.kind) === which;
    if (!again) this.opener = document.activeElement as HTMLElement | null;
    const find = again ? menu.find : "";
    const next = await this.read(which, find);
    if (next === null || (again && this.menu === null)) return;
    this.focusDue = !again;
    this.set(next);
  }

  find(text: string): void {
    if (this.menu !== null) this.set({ ...this.menu, find: text });
  }

  close(): void {
    if (this.menu === null) return;
    this.set(null);
    this.opener?.focus();
    this.opener = null;
  }

  /** After it was drawn: the box to type in has the focus. */
  focus(page: HTMLElement): void {
    if (!this.focusDue) return;
    this.focusDue = false;
    page.querySelector<HTMLInputElement>(".menu .find")?.focus();
  }

  private async read(which: "columns" | "group" | ChipField, find: string): Promise<OpenMenu | null> {
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
