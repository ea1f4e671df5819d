import assert from "node:assert/strict";
import type { WorkspaceEntry } from "../../../src/host/workspaces";
import { TableReading } from "../../../src/panels/table/tableReading";

/** A store that reads bundles as a test says. */
class Reading {
  progress: { readonly read: number; readonly total: number } | null = null;
  rescans = 0;
  private listener: (progress: Reading["progress"]) => void = () => undefined;

  onDidProgress(listener: (progress: Reading["progress"]) => void): { dispose(): void } {
    this.listener = listener;
    return { dispose: () => undefined };
  }

  tell(progress: Reading["progress"]): void {
    this.progress = progress;
    this.listener(progress);
  }

  cancelScan(): void {
    this.tell(null);
  }

  rescan(): void {
    this.rescans += 1;
  }
}

function readingOf(...stores: Reading[]): { readonly reading: TableReading; readonly told: () => number } {
  let told = 0;
  const entries = stores.map((store) => ({ store })) as unknown as WorkspaceEntry[];
  const reading = new TableReading({ all: () => entries }, () => (told += 1));
  reading.follow();
  return { reading, told: () => told };
}

describe("the reading of many bundles, as the Executions page tells of it", () => {
  it("is told of all folders together, and no more at its end", () => {
    const [one, other] = [new Reading(), new Reading()];
    const { reading, told } = readingOf(one, other);
    assert.equal(reading.view(), null);
    one.tell({ read: 30_000, total: 90_000 });
    other.tell({ read: 4_000, total: 10_000 });
    assert.deepEqual(reading.view(), { read: 34_000, total: 100_000, isCancelled: false });
    assert.equal(told(), 1, "steps that come thick are told together");
    one.tell(null);
    other.tell(null);
    assert.equal(reading.view(), null);
    assert.equal(told(), 3, "the end is always told");
  });

  it("stays where it was cancelled until the rest is asked for", () => {
    const store = new Reading();
    const { reading } = readingOf(store);
    store.tell({ read: 34_000, total: 100_000 });
    reading.cancel();
    assert.deepEqual(reading.view(), { read: 34_000, total: 100_000, isCancelled: true });
    reading.resume();
    assert.equal(store.rescans, 1);
    assert.equal(reading.view(), null);
    store.tell({ read: 1, total: 66_000 });
    assert.deepEqual(reading.view(), { read: 1, total: 66_000, isCancelled: false });
  });
});
