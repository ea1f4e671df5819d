import assert from "node:assert/strict";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { updateAnnotations } from "../../../../src/bundle/changeAnnotations";
import { tellJournal } from "../../../../src/bundle/tellJournal";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { advance, createdStatus, type JobStatus } from "../../../../src/core/jobStatus";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { ExecutionStore, type StoreChange } from "../../../../src/store/executionStore";
import type { BundleScanner } from "../../../../src/store/index/bundleScanner";
import { knownOf, readRow } from "../../../../src/store/index/readRow";
import { usualSizes } from "../../../../src/store/storeSizes";
import { madeAt, makeBundle } from "../../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

let scanned = 0;

/** Reads as the worker does, on this thread. */
function scannerOf(layout: WorkspaceLayout): BundleScanner {
  return {
    scan: (ids, onRows, onEnd) => {
      scanned += ids.length;
      let left = [...ids];
      const step = (): void => {
        const how = { isStamped: false, isListed: true };
        onRows(left.slice(0, 50).flatMap((id) => readRow(layout, id, knownOf(layout), how) ?? []));
        left = left.slice(50);
        if (left.length === 0) onEnd(null);
        else timer = setImmediate(step);
      };
      let timer = setImmediate(step);
      return { dispose: () => clearImmediate(timer) };
    },
  };
}

const many = { ...usualSizes, few: 20, worthwhile: 20, many: 100, first: 30 };
/** More than are looked at file by file. */
const count = 1100;

describe("the store of more executions than can be read at once", () => {
  let folder = "";
  let layout: WorkspaceLayout;
  let store: ExecutionStore;
  let changes: StoreChange[] = [];

  const idOf = (index: number): string => `train-20261120-${String(100_000 + index)}-aaaa`;
  const open = (): ExecutionStore => {
    const opened = new ExecutionStore(layout, scannerOf(layout), many);
    opened.onDidChange((change) => changes.push(change));
    return opened;
  };
  /** What reading every bundle anew gives. */
  const fresh = (): readonly ExecutionSummary[] => new ExecutionStore(bare(layout)).list();
  const wait = async (opened = store): Promise<readonly ExecutionSummary[]> => {
    await opened.whenRead();
    return opened.list();
  };

  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
    for (let index = 0; index < count; index += 1) {
      const metadata = join(layout.executions, idOf(index), "metadata");
      mkdirSync(metadata, { recursive: true });
      const created = new Date(madeAt.getTime() + index);
      writeFileSync(join(metadata, "jobStatus.json"), JSON.stringify(endedStatus(idOf(index), created)));
    }
    changes = [];
    scanned = 0;
    store = open();
  });
  afterEach(() => {
    store.dispose();
    removeFolder(folder);
  });

  it("reads them in the background, then never again", async () => {
    assert.equal(store.list().length, 0);
    assert.equal(store.progress?.read, 0);
    assert.deepEqual(await wait(), fresh());
    store.dispose();
    assert.equal(scanned, count);

    store = open();
    const first = store.list();
    assert.equal(first.length, many.first);
    assert.deepEqual(first, fresh().slice(0, many.first));
    assert.equal(
      store.get(idOf(3))?.state,
      "COMPLETED",
      "one that was not read yet is read when it is asked for",
    );
    const told: (number | undefined)[] = [];
    store.onDidProgress((progress) => told.push(progress?.total));
    assert.deepEqual(await wait(), fresh());
    assert.deepEqual([told[0], told.at(-1)], [count, undefined]);
    assert.equal(store.progress, null);
    assert.equal(scanned, count, "none was read again");
  });

  it("reads what is left when its reading was cancelled, though its folder did not change since", async () => {
    makeOld(layout.executions);
    store.list();
    await firstRows(store);
    store.cancelScan();
    assert.equal(store.progress, null);
    const left = count - store.list().length;
    assert.ok(left > 0, "some were not read");
    store.rescan();
    assert.deepEqual(await wait(), fresh());
    assert.equal(scanned, count + left, "those that were read before were not read again");
  });

  it("reads what is left when its scanner failed, and tells why it did", async () => {
    makeOld(layout.executions);
    store.dispose();
    store = new ExecutionStore(layout, failingOnce(scannerOf(layout)), many);
    const failures: string[] = [];
    store.onDidFail(({ message }) => failures.push(message));
    const read = await wait();
    assert.deepEqual([read.length, failures], [0, ["out of memory"]]);
    store.rescan();
    assert.deepEqual(await wait(), fresh());
    assert.equal(failures.length, 1);
  });

  it("sees what the journal tells, also behind torn lines and while nobody looked", async () => {
    await wait();
    appendFileSync(layout.journal, '{"at":"2026-11-20T10:00:00.000Z","id":"trai');
    annotate(5, "one");
    store.followJournal();
    assert.equal(store.get(idOf(5))?.note, "one");
    store.dispose();
    annotate(6, "two");
    appendFileSync(layout.journal, `${"x".repeat(300_000)}\n{"at":3}\n`);
    annotate(7, "three");
    store = open();
    assert.deepEqual(await wait(), fresh());
    assert.equal(store.get(idOf(7))?.note, "three");
  });

  it("sees what was copied in, moved and removed by hand, told by name or not", async () => {
    await wait();
    const bundle = (id: string): string => join(layout.executions, id);
    cpSync(bundle(idOf(1)), bundle("copied"), { recursive: true });
    rmSync(bundle(idOf(2)), { recursive: true });
    changes = [];
    store.look(["copied", idOf(2), ".hidden", "none"]);
    assert.deepEqual(
      changes.map(({ ids }) => ids),
      [["copied", idOf(2)]],
    );
    assert.deepEqual(store.list(), fresh());
    cpSync(bundle(idOf(1)), bundle("again"), { recursive: true });
    rmSync(bundle("copied"), { recursive: true });
    store.rescan();
    assert.deepEqual(await wait(), fresh());
    store.dispose();
    cpSync(bundle(idOf(1)), bundle("while nobody looked"), { recursive: true });
    store = open();
    assert.deepEqual(await wait(), fresh());
  });

  it("tells of 550 bundles that cannot be read why, and of the others all", async () => {
    for (let index = 0; index < count; index += 2) {
      const metadata = join(layout.executions, idOf(index), "metadata");
      if (index % 4 === 0) writeFileSync(join(metadata, "jobStatus.json"), '{"state": "COMPL');
      else rmSync(join(metadata, "jobStatus.json"));
      writeFileSync(join(metadata, "method.json"), "\u0000garbage");
    }
    const all = await wait();
    assert.deepEqual(all, fresh());
    const unknown = all.filter(({ state }) => state === "UNKNOWN");
    assert.equal(unknown.length, count / 2);
    assert.ok(unknown.every(({ reason }) => reason?.startsWith("jobStatus.json") === true));
    store.dispose();
    store = open();
    assert.deepEqual(await wait(), fresh());
  });

  it("has no use for an index that is cut, spoilt, of another version or gone", async () => {
    await wait();
    store.dispose();
    const index = join(layout.cache, "index.ndjson");
    const whole = readFileSync(index, "latin1");
    const damaged = [
      whole.slice(0, whole.length / 2),
      whole.replaceAll("2026-11-20", "2026-11-21"),
      whole.replaceAll('"executionsIndex":3', '"executionsIndex":4'),
      "\u0000".repeat(5000),
      "",
    ];
    const truth = fresh();
    for (const content of damaged) {
      writeFileSync(index, content, "latin1");
      const opened = open();
      assert.deepEqual(await wait(opened), truth);
      opened.dispose();
    }
    assert.deepEqual(
      readdirSync(layout.cache).filter((name) => name.endsWith(".tmp")),
      [],
    );
  });

  it("is right in two windows while others write", async () => {
    const second = open();
    await Promise.all([wait(), wait(second)]);
    for (let round = 0; round < 30; round += 1) {
      annotate(round * 7, `round ${round}`);
      makeBundle(folder, { id: `new-${round}`, created: new Date(madeAt.getTime() + 5000 + round) });
      tellJournal(layout.journal, { at: madeAt.toISOString(), id: `new-${round}`, change: "COMPLETED" });
      (round % 2 === 0 ? store : second).followJournal();
      if (round === 10) second.refresh();
      if (round === 20) store.rescan();
    }
    for (const window of [store, second]) window.followJournal();
    const truth = fresh();
    assert.deepEqual(await wait(), truth);
    assert.deepEqual(await wait(second), truth);
    second.dispose();
    const third = open();
    assert.deepEqual(await wait(third), truth);
    third.dispose();
  });

  function annotate(index: number, note: string): void {
    updateAnnotations(layout, idOf(index), (present) => ({ ...present, note }), madeAt);
  }
});

/** So old that what is in it can be told from its time. */
function makeOld(path: string): void {
  const time = new Date(Date.now() - 60_000);
  utimesSync(path, time, time);
}

async function firstRows(store: ExecutionStore): Promise<void> {
  await new Promise<void>((resolve) => {
    store.onDidChange(({ ids }) => {
      if (ids.length > 0) resolve();
    });
  });
}

function failingOnce(scanner: BundleScanner): BundleScanner {
  let hasFailed = false;
  return {
    scan: (ids, onRows, onEnd) => {
      if (hasFailed) return scanner.scan(ids, onRows, onEnd);
      hasFailed = true;
      const timer = setImmediate(() => onEnd(new Error("out of memory")));
      return { dispose: () => clearImmediate(timer) };
    },
  };
}

/** The least that a bundle holds: it takes little time to make many. */
function endedStatus(id: string, created: Date): JobStatus {
  let status = createdStatus(id, "train", created, null);
  for (const state of ["STARTED", "EXECUTING", "COMPLETED"] as const)
    status = advance(status, state, created, { exitCode: 0 });
  return status;
}

/** The same workspace without what is kept of it. */
function bare(layout: WorkspaceLayout): WorkspaceLayout {
  return {
    ...layout,
    cache: join(layout.root, "none"),
    journal: join(layout.root, "none", "journal.ndjson"),
  };
}
