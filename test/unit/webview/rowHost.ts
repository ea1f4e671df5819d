import type { RowWindow } from "../../../src/shared/table/tableMessages";
import type { TableView } from "../../../src/shared/table/tableView";
import { RowLoader } from "../../../webview-ui/src/table/rowLoader";

/** A host with rows whose keys are these. */
export class RowHost {
  readonly asked: number[] = [];
  shifts: number[] = [];
  revision = 1;
  /** The ids of the columns that are shown. */
  columns: readonly string[] = [];
  /** Why nothing is answered; null: it is. */
  failure: string | null = null;

  constructor(public keys: string[]) {}

  readonly loader = new RowLoader(
    ({ from, count, anchor }) => {
      const start = anchor === null ? from : Math.max(0, this.keys.indexOf(anchor));
      this.asked.push(count);
      if (this.failure !== null) return Promise.resolve({ ok: false, error: this.failure });
      return Promise.resolve({ ok: true, value: this.window(start, count) });
    },
    (shift) => this.shifts.push(shift),
  );

  window(from: number, count: number): RowWindow {
    const rows = this.keys.slice(from, from + count).map((key) => ({
      kind: "execution" as const,
      key,
      id: key,
      workspace: "/w",
      words: "execution",
      detail: null,
      selected: false,
      cells: this.columns.map((column) => ({
        kind: "text" as const,
        text: `${column} of ${key}`,
        mono: false,
      })),
    }));
    return { revision: this.revision, from, rowCount: this.keys.length, rows };
  }

  /** Tells the page of its rows as they are now. */
  begin(top: RowWindow | null = null): void {
    const columns = this.columns.map((id) => ({ id }));
    const view = { revision: this.revision, rowCount: this.keys.length, columns } as unknown as TableView;
    this.loader.begin(view, "by start", top);
  }
}

/** What was asked is answered. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** The keys of so many rows. */
export const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `run ${index}`);
