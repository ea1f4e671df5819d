import assert from "node:assert/strict";
import { cpSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { updateAnnotations } from "../../../src/bundle/changeAnnotations";
import { tellJournal } from "../../../src/bundle/tellJournal";
import { workspaceLayout, type WorkspaceLayout } from "../../../src/bundle/layout";
import { currentOwner } from "../../../src/bundle/owner";
import { ExecutionStore, type StoreChange } from "../../../src/store/executionStore";
import type { BundleScanner } from "../../../src/store/index/bundleScanner";
import { madeAt, makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

/** Few are read at once. */
const noScanner: BundleScanner = { scan: () => ({ dispose: () => undefined }) };

describe("the store of a workspace's executions", () => {
  let folder = "";
  let layout: WorkspaceLayout;
  let store: ExecutionStore;
  let changes: StoreChange[] = [];
  const ids = (): string[] => store.list().map(({ id }) => id);
  const tell = (id: string, change: string): void =>
    tellJournal(layout.journal, { at: madeAt.toISOString(), id, change });

  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
    store = new ExecutionStore(layout);
    changes = [];
    store.onDidChange((change) => changes.push(change));
    makeBundle(folder, { id: "a" });
    makeBundle(folder, { id: "b", created: new Date(madeAt.getTime() + 1) });
  });
  afterEach(() => {
    store.dispose();
    removeFolder(folder);
  });

  it("lists them newest first, those of one moment by id", () => {
    makeBundle(folder, { id: "c" });
    assert.deepEqual(ids(), ["b", "c", "a"]);
    assert.equal(store.get("c")?.methodId, "train");
    assert.equal(store.get("d"), undefined);
  });

  it("throws where its folder cannot be listed, again at each try", () => {
    rmSync(layout.executions, { recursive: true });
    writeFileSync(layout.executions, "");
    assert.throws(() => store.list(), /ENOTDIR/);
    assert.throws(() => store.list(), /ENOTDIR/);
    rmSync(layout.executions);
    makeBundle(folder, { id: "c" });
    assert.deepEqual(ids(), ["c"]);
  });

  it("keeps in an editor why its folder cannot be listed, until it is looked at again", () => {
    const inEditor = new ExecutionStore(layout, noScanner);
    const problem = (): string => inEditor.problem?.message ?? "";
    const told: string[] = [];
    inEditor.onDidFail(({ message }) => told.push(message));
    let changed = 0;
    inEditor.onDidChange(() => (changed += 1));
    const hidden = `${layout.executions}.hidden`;
    renameSync(layout.executions, hidden);
    writeFileSync(layout.executions, "");
    assert.deepEqual(inEditor.list(), []);
    assert.match(problem(), /ENOTDIR/);
    assert.deepEqual(inEditor.list(), []);
    assert.deepEqual([told.length, changed], [1, 1], "it is not tried again at each look");
    rmSync(layout.executions);
    renameSync(hidden, layout.executions);
    inEditor.rescan();
    assert.equal(problem(), "");
    assert.deepEqual(
      inEditor.list().map(({ id }) => id),
      ["b", "a"],
    );
    renameSync(layout.executions, hidden);
    writeFileSync(layout.executions, "");
    inEditor.rescan();
    assert.match(problem(), /ENOTDIR/);
    assert.equal(inEditor.list().length, 2, "what was read before stays");
    inEditor.dispose();
  });

  it("follows the journal: what is new, changed or gone, once each", () => {
    assert.deepEqual(ids(), ["b", "a"]);
    makeBundle(folder, { id: "c", created: new Date(madeAt.getTime() + 2) });
    tell("c", "CREATED");
    tell("c", "COMPLETED");
    rmSync(join(layout.executions, "a"), { recursive: true });
    tell("a", "REMOVED");
    store.followJournal();
    assert.deepEqual(ids(), ["c", "b"]);
    assert.deepEqual(
      changes.map((change) => change.ids),
      [["c", "a"]],
    );
    assert.deepEqual(
      changes[0]?.entries.map(({ id, change }) => [id, change]),
      [
        ["c", "CREATED"],
        ["c", "COMPLETED"],
        ["a", "REMOVED"],
      ],
    );
    store.followJournal();
    assert.equal(changes.length, 1);
  });

  it("passes over what stood in the journal before it was loaded", () => {
    tell("a", "COMPLETED");
    store.list();
    store.followJournal();
    assert.deepEqual(changes, []);
  });

  it("follows a journal that was deleted and begun anew", () => {
    for (let count = 0; count < 5; count += 1) tell("a", "CHANGED");
    store.list();
    rmSync(layout.journal);
    store.followJournal();
    makeBundle(folder, { id: "c" });
    tell("c", "CREATED");
    store.followJournal();
    assert.deepEqual(ids(), ["b", "c", "a"]);
  });

  it("takes up a line of the journal when it is whole", () => {
    store.list();
    mkdirSync(layout.cache, { recursive: true });
    const line = JSON.stringify({ at: madeAt.toISOString(), id: "a", change: "CHANGED" });
    writeFileSync(layout.journal, line);
    store.followJournal();
    assert.equal(changes.length, 0);
    writeFileSync(layout.journal, `${line}\n`);
    store.followJournal();
    assert.deepEqual(changes[0]?.ids, ["a"]);
  });

  it("sees by a rescan what was copied in and removed by hand", () => {
    store.list();
    cpSync(join(layout.executions, "a"), join(layout.executions, "copied"), { recursive: true });
    rmSync(join(layout.executions, "b"), { recursive: true });
    store.rescan();
    assert.deepEqual(ids(), ["copied", "a"]);
    assert.deepEqual([...(changes[0]?.ids ?? [])].sort(), ["b", "copied"]);
    store.rescan();
    assert.equal(changes.length, 1, "nothing changed since");
  });

  it("reads by a rescan only those again that have not ended, by a refresh all", () => {
    makeBundle(folder, { id: "live", states: ["STARTED"], owner: currentOwner() });
    store.list();
    makeBundle(folder, { id: "live", states: ["STARTED", "EXECUTING"], owner: currentOwner() });
    makeBundle(folder, { id: "a", annotations: { note: "by hand" } });
    store.rescan();
    assert.deepEqual([store.get("live")?.state, store.get("a")?.note], ["EXECUTING", null]);
    store.refresh();
    assert.equal(store.get("a")?.note, "by hand");
    assert.deepEqual(
      changes.map((change) => change.ids),
      [["live"], ["a"]],
    );
  });

  it("shows annotations that were changed", () => {
    store.list();
    updateAnnotations(layout, "a", (present) => ({ ...present, pinned: true }), madeAt);
    store.followJournal();
    assert.equal(store.get("a")?.pinned, true);
  });

  it("knows neither links, files nor hidden folders as executions", () => {
    symlinkSync(join(layout.executions, "a"), join(layout.executions, "link"));
    writeFileSync(join(layout.executions, "file"), "");
    mkdirSync(join(layout.executions, ".hidden"));
    assert.deepEqual(ids(), ["b", "a"]);
    tell("link", "CREATED");
    store.followJournal();
    assert.deepEqual(ids(), ["b", "a"]);
  });

  it("is empty where there is no .executions", () => {
    assert.deepEqual(new ExecutionStore(workspaceLayout(join(folder, "none"))).list(), []);
  });
});
