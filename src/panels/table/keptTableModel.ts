import type { TableModel } from "./tableModel";

/** So many ms after its page was closed the rows are let go. */
const keptMs = 10 * 60_000;

/**
 * What the Executions page shows, kept for a while after it was closed: the rows of 100,000 executions take longer to be
 * made than a page may take to open.
 */
export class KeptTableModel {
  private kept: TableModel | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly make: () => TableModel) {}

  /** The rows that the page before left behind, else new ones. @param onFound as of {@link TableModel}. */
  take(onFound: () => void): TableModel {
    clearTimeout(this.timer);
    const model = this.kept ?? this.make();
    this.kept = null;
    model.onFound = onFound;
    return model;
  }

  /** Its page was closed. */
  giveBack(model: TableModel): void {
    if (!model.rest()) return;
    this.kept?.dispose();
    this.kept = model;
    this.timer = setTimeout(() => {
      this.dispose();
    }, keptMs).unref();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.kept?.dispose();
    this.kept = null;
  }
}
