import type { TableIntent, TableRequests, TableSnapshot } from "../../../src/shared/table/tableMessages";
import type { Reply } from "../../../src/shared/messages";
import type { HostConnection } from "../hostConnection";
import type { PageProblem } from "./notice";
import type { ChipField, OpenMenu } from "./tableContext";

/** The lists that can be opened by name: those of the page, and that of a chip. */
export type MenuName = "columns" | "group" | "views" | "more" | ChipField;

/** Opens the lists over the page with what the host knows, and gives the focus back when they close. */
export class MenuOpener {
  private menu: OpenMenu | null = null;
  private opener: HTMLElement | null = null;
  private focusDue = false;
  private failure: { readonly text: string; readonly which: MenuName } | null = null;

  constructor(
    private readonly host: Pick<HostConnection<TableIntent, TableRequests, TableSnapshot>, "ask">,
    private readonly show: (menu: OpenMenu | null) => void,
  ) {}

  /** Why a list could not be opened; null where the last one could. */
  get problem(): PageProblem | null {
    if (this.failure === null) return null;
    const { text, which } = this.failure;
    return { text, retry: () => void this.open(which) };
  }

  /** Opened again while it is open, it shows what is so now. */
  async open(which: MenuName): Promise<void> {
    const { menu } = this;
    const again = nameOf(menu) === which;
    if (menu === null) this.opener = document.activeElement as HTMLElement | null;
    const reply = await this.read(which);
    if (again && nameOf(this.menu) !== which) return;
    this.failure = reply.ok ? null : { text: reply.error, which };
    if (reply.ok) {
      this.focusDue = !again;
      this.set(reply.value(again ? this.typed : ""));
    } else this.show(this.menu);
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

  /** What is typed in the list that is open: one types on while the host is asked. */
  private get typed(): string {
    return this.menu !== null && "find" in this.menu ? this.menu.find : "";
  }

  /** @returns the list, for what is typed in it. */
  private async read(which: MenuName): Promise<Reply<(find: string) => OpenMenu>> {
    if (which === "views" || which === "more") return { ok: true, value: (find) => ({ kind: which, find }) };
    if (which === "columns" || which === "group") {
      const reply = await this.host.ask("columns", {});
      if (!reply.ok) return reply;
      return { ok: true, value: (find) => ({ kind: which, choices: reply.value, find }) };
    }
    const reply = await this.host.ask("chip", { field: which });
    if (!reply.ok) return reply;
    return { ok: true, value: (find) => ({ kind: "chip", field: which, values: reply.value, find }) };
  }

  private set(menu: OpenMenu | null): void {
    this.menu = menu;
    this.show(menu);
  }
}

/** By which name a list was opened. */
function nameOf(menu: OpenMenu | null): string | null {
  return menu?.kind === "chip" ? menu.field : (menu?.kind ?? null);
}
