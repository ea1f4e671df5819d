import assert from "node:assert/strict";
import { appendFileSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archiveBundle } from "../../../src/bundle/archive/archiveBundle";
import { archiveFile } from "../../../src/bundle/archive/archiveFile";
import { workspaceLayout, type WorkspaceLayout } from "../../../src/bundle/layout";
import { updateAnnotations } from "../../../src/bundle/changeAnnotations";
import { unarchiveBundle } from "../../../src/bundle/archive/unarchiveBundle";
import { ExecutionStore } from "../../../src/store/executionStore";
import { knowArchives } from "../../../src/store/knowArchives";
import { madeAt, makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

/** More than are read sooner than what is kept of all. */
const count = 24;

describe("what is known of archived executions", () => {
  let folder = "";
  let layout: WorkspaceLayout;
  const idOf = (index: number): string => `train-${index + 100}`;
  const rows = (): string => join(layout.cache, "archived.ndjson");
  const inEditor = (): ExecutionStore =>
    new ExecutionStore(layout, { scan: () => ({ dispose: () => undefined }) });
  const makeOld = (): void => {
    const time = new Date(Date.now() - 60_000);
    utimesSync(layout.archive, time, time);
  };

  before(async () => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
    for (let index = 0; index < count; index += 1) {
      makeBundle(folder, { id: idOf(index), created: new Date(madeAt.getTime() + index) });
      await archiveBundle(layout, idOf(index));
    }
  });
  beforeEach(() => rmSync(layout.cache, { recursive: true, force: true }));
  after(() => removeFolder(folder));

  it("is read once in an editor, beside all else, and kept", async () => {
    const store = inEditor();
    assert.equal(store.list().length, count);
    assert.ok(store.list().every(({ reason }) => reason?.includes("is being read") === true));
    await store.whenRead();
    assert.ok(
      store
        .list()
        .every(({ state, archived, reason }) => state === "COMPLETED" && archived && reason === null),
    );
    assert.equal(store.progress, null);
    store.dispose();

    const again = inEditor();
    assert.ok(again.list().every(({ state }) => state === "COMPLETED"));
    again.refresh();
    assert.ok(
      again.list().every(({ state }) => state === "COMPLETED"),
      "nor when all is read anew",
    );
    again.dispose();
  });

  it("is still known when all is read anew just after archives were touched", async () => {
    const touch = (): void => {
      for (let index = 0; index < count; index += 1)
        utimesSync(archiveFile(layout, idOf(index)), madeAt, madeAt);
    };
    touch();
    await knowArchives(layout);
    const store = inEditor();
    // Files that changed this moment cannot be told by their times from what comes after.
    touch();
    assert.ok(store.list().every(({ state }) => state === "COMPLETED"));
    store.refresh();
    assert.ok(store.list().every(({ state }) => state === "COMPLETED"));
    store.dispose();
  });

  it("is not read at once in an editor where much is kept", async () => {
    await knowArchives(layout);
    appendFileSync(rows(), `${" ".repeat(600_000)}\n`);
    const kept = readFileSync(rows(), "utf8");
    const store = inEditor();
    assert.ok(store.list().every(({ state }) => state === "UNKNOWN"));
    await store.whenRead();
    assert.ok(store.list().every(({ state }) => state === "COMPLETED"));
    assert.equal(readFileSync(rows(), "utf8"), kept, "no archive was opened");
    store.dispose();
  });

  it("is added to by each that is archived, and the rest is let be", async () => {
    const store = inEditor();
    store.list();
    await store.whenRead();
    const [before, { ino }] = [readFileSync(rows(), "utf8"), statSync(rows())];
    makeBundle(folder, { id: "train-200" });
    await archiveBundle(layout, "train-200");
    store.rescan();
    await store.whenRead();
    assert.equal(store.get("train-200")?.state, "COMPLETED");
    const after = readFileSync(rows(), "utf8");
    assert.equal(statSync(rows()).ino, ino);
    assert.ok(after.startsWith(before));
    assert.equal(after.slice(before.length).split("\n").length, 2, "one line came");
    rmSync(archiveFile(layout, "train-200"));
    store.rescan();
    assert.equal(store.get("train-200"), undefined);
    store.dispose();
  });

  it("is what the archive says now, also when another one lies in its place", async () => {
    const store = inEditor();
    store.list();
    await store.whenRead();
    const id = idOf(3);
    await unarchiveBundle(layout, id);
    updateAnnotations(layout, id, (present) => ({ ...present, note: "a better one" }), madeAt);
    await archiveBundle(layout, id);
    store.look([id]);
    await store.whenRead();
    assert.equal(store.get(id)?.note, "a better one");
    store.dispose();
  });

  it("is read no further when that is cancelled, until one looks again", async () => {
    const store = inEditor();
    store.list();
    store.cancelScan();
    await store.whenRead();
    const unread = (): number => store.list().filter(({ state }) => state === "UNKNOWN").length;
    assert.ok(unread() >= count - 1, "one may have been under way");
    store.look([idOf(0)]);
    await store.whenRead();
    assert.ok(unread() >= count - 1, "what happens to one does not begin it again");
    store.rescan();
    await store.whenRead();
    assert.equal(unread(), 0);
    store.dispose();
  });

  it("is damaged or of another version without harm", async () => {
    await knowArchives(layout);
    const whole = readFileSync(rows(), "utf8");
    const truth = new ExecutionStore(layout).list();
    assert.ok(truth.every(({ state }) => state === "COMPLETED"));
    const damaged = [
      whole.replace('"version":2', '"version":3'),
      whole.replace('"summary":{', '"summary":{{'),
      whole.replace('"id":"', '"id":"\\x'),
      `${whole}{"version":2,"id":"torn`,
    ];
    for (const content of damaged) {
      writeFileSync(rows(), content);
      const store = inEditor();
      store.list();
      await store.whenRead();
      assert.deepEqual(store.list(), truth);
      store.dispose();
    }
    writeFileSync(rows(), whole.slice(0, whole.length / 2));
    await knowArchives(layout);
    assert.deepEqual(new ExecutionStore(layout).list(), truth);
  });

  it("is not looked for by the command line while nothing comes or goes", async () => {
    makeOld();
    await knowArchives(layout);
    const known = readFileSync(rows(), "utf8");
    assert.match(known, /\n\{"version":2,"folder":"[^"]+"\}\n$/);
    // Whoever looked would read this one anew.
    const time = new Date(madeAt.getTime() - 5000);
    utimesSync(archiveFile(layout, idOf(0)), time, time);
    await knowArchives(layout);
    assert.equal(readFileSync(rows(), "utf8"), known);

    makeBundle(folder, { id: "train-300" });
    await archiveBundle(layout, "train-300");
    await knowArchives(layout);
    const now = new ExecutionStore(layout).list();
    assert.equal(now.length, count + 1);
    assert.ok(now.every(({ state }) => state === "COMPLETED"));
    rmSync(archiveFile(layout, "train-300"));
  });

  it("does not grow without end", async () => {
    makeOld();
    await knowArchives(layout);
    const known = readFileSync(rows(), "utf8");
    writeFileSync(rows(), known.repeat(8));
    rmSync(archiveFile(layout, idOf(count - 1)));
    makeOld();
    utimesSync(layout.archive, madeAt, new Date(Date.now() - 30_000));
    await knowArchives(layout);
    const lines = readFileSync(rows(), "utf8").trimEnd().split("\n");
    assert.equal(lines.length, count, "one for each archive, and the mark");
    assert.ok(new ExecutionStore(layout).list().every(({ state }) => state === "COMPLETED"));
  });
});
