import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archiveBundle } from "../../../../src/bundle/archive/archiveBundle";
import { archiveFile } from "../../../../src/bundle/archive/archiveFile";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { deleteBundle, purgeTrashed } from "../../../../src/bundle/trash/deleteBundle";
import { moveTree } from "../../../../src/bundle/trash/moveTree";
import { purgeTrash } from "../../../../src/bundle/trash/purgeTrash";
import { restoreDeleted } from "../../../../src/bundle/trash/restoreDeleted";
import { findTrashed, listTrash } from "../../../../src/bundle/trash/trash";
import { readNote, writeNote } from "../../../../src/bundle/trash/trashNotes";
import { makeBundle } from "../../../support/madeBundle";
import { readTree, removeFolder, temporaryFolder } from "../../../support/zipSample";

const id = "train-1";
const day = 24 * 3600 * 1000;

describe("the trash of executions", () => {
  let folder = "";
  let layout: WorkspaceLayout;
  let bundle = "";

  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
    bundle = makeBundle(folder, { id, files: { "outputs/model.json": "{}" } });
  });
  afterEach(() => removeFolder(folder));

  it("takes an execution, and gives it back to the byte", async () => {
    const before = readTree(bundle);
    assert.equal(await deleteBundle(layout, id), null);
    assert.deepEqual(readdirSync(layout.executions), []);
    assert.deepEqual(readTree(join(layout.trash, id)), before);
    assert.deepEqual(
      listTrash(layout).map((trashed) => [trashed.id, trashed.archived]),
      [[id, false]],
    );
    await restoreDeleted(layout, id);
    assert.deepEqual(readTree(bundle), before);
    assert.deepEqual([listTrash(layout), readNote(layout, id)], [[], null]);
    const journal = readFileSync(layout.journal, "utf8").trim().split("\n");
    assert.deepEqual(
      journal.map((line) => (JSON.parse(line) as { change: string }).change),
      ["REMOVED", "CHANGED"],
    );
  });

  it("keeps the outputs, and puts them back when the deletion is undone", async () => {
    const before = readTree(bundle);
    const kept = await deleteBundle(layout, id, { keepOutputs: true });
    assert.equal(kept, join(layout.kept, id));
    assert.equal(readFileSync(join(layout.kept, id, "model.json"), "utf8"), "{}");
    assert.equal(existsSync(join(layout.trash, id, "outputs")), false);
    await restoreDeleted(layout, id);
    assert.deepEqual(readTree(bundle), before);
    assert.deepEqual(readdirSync(layout.kept), []);
  });

  it("never puts kept outputs over others", async () => {
    mkdirSync(join(layout.kept, id), { recursive: true });
    writeFileSync(join(layout.kept, id, "precious"), "");
    assert.equal(await deleteBundle(layout, id, { keepOutputs: true }), join(layout.kept, `${id}-2`));
    await restoreDeleted(layout, id);
    assert.equal(existsSync(join(bundle, "outputs/model.json")), true);
    assert.deepEqual(readdirSync(layout.kept), [id]);
  });

  it("comes back without outputs that were taken from where they were kept", async () => {
    const kept = await deleteBundle(layout, id, { keepOutputs: true });
    removeFolder(kept ?? "");
    await restoreDeleted(layout, id);
    assert.deepEqual([existsSync(bundle), existsSync(join(bundle, "outputs"))], [true, false]);
  });

  it("goes on with a deletion that was cut off after the outputs were kept, or undoes it", async () => {
    const before = readTree(bundle);
    const cutOff = async (): Promise<void> => {
      writeNote(layout, { id, at: new Date().toISOString(), kept: id });
      await moveTree(join(bundle, "outputs"), join(layout.kept, id));
    };
    await cutOff();
    await restoreDeleted(layout, id);
    assert.deepEqual(readTree(bundle), before);
    await cutOff();
    await deleteBundle(layout, id, { keepOutputs: true });
    await restoreDeleted(layout, id);
    assert.deepEqual(readTree(bundle), before);
  });

  it("takes an archived one as it is, and keeps a copy of its outputs", async () => {
    await archiveBundle(layout, id);
    const kept = await deleteBundle(layout, id, { keepOutputs: true });
    assert.equal(readFileSync(join(kept ?? "", "model.json"), "utf8"), "{}");
    assert.deepEqual(
      listTrash(layout).map(({ archived, path }) => [archived, path]),
      [[true, join(layout.trash, `${id}.zip`)]],
    );
    assert.deepEqual(readdirSync(layout.archive), []);
    await restoreDeleted(layout, id);
    assert.equal(existsSync(archiveFile(layout, id)), true);
  });

  it("touches nothing outside: links go as links", async function () {
    if (process.platform === "win32") this.skip();
    mkdirSync(join(folder, "outside"));
    writeFileSync(join(folder, "outside/precious"), "");
    symlinkSync(join(folder, "outside"), join(bundle, "outputs/link"));
    await deleteBundle(layout, id);
    await purgeTrashed(layout, id);
    assert.deepEqual(readdirSync(join(folder, "outside")), ["precious"]);
    const other = makeBundle(folder, { id: "train-2" });
    removeFolder(join(other, "outputs"));
    symlinkSync(join(folder, "outside"), join(other, "outputs"));
    await deleteBundle(layout, "train-2", { keepOutputs: true });
    assert.deepEqual(readdirSync(join(folder, "outside")), ["precious"]);
    assert.equal(existsSync(join(layout.kept, "train-2")), false);
  });

  it("refuses what is not there, and to put one over another", async () => {
    await assert.rejects(deleteBundle(layout, "none"), /there is no .*none/);
    await assert.rejects(restoreDeleted(layout, id), /is not in the trash: it is among the executions/);
    await assert.rejects(purgeTrashed(layout, id), /is not in the trash/);
    await deleteBundle(layout, id);
    makeBundle(folder, { id });
    await assert.rejects(restoreDeleted(layout, id), /another execution has this id/);
    assert.ok(findTrashed(layout, id));
  });

  it("holds several of one id under names of their own", async () => {
    await deleteBundle(layout, id);
    makeBundle(folder, { id, files: { "outputs/second": "" } });
    await deleteBundle(layout, id);
    assert.deepEqual(
      listTrash(layout)
        .map((trashed) => trashed.id)
        .sort(),
      [id, `${id}-deleted-1`],
    );
    await restoreDeleted(layout, id);
    assert.equal(existsSync(join(bundle, "outputs/second")), true);
    await restoreDeleted(layout, `${id}-deleted-1`);
    assert.equal(existsSync(join(layout.executions, `${id}-deleted-1`, "outputs/second")), false);
  });

  it("is purged of what lies there longer than so many days, and of nothing where that is 0", async () => {
    const now = new Date("2026-11-21T12:00:00.000Z");
    makeBundle(folder, { id: "train-2" });
    await deleteBundle(layout, id, { now: new Date(now.getTime() - 31 * day) });
    await deleteBundle(layout, "train-2", { now: new Date(now.getTime() - 29 * day) });
    assert.deepEqual(await purgeTrash(layout, 0, now), []);
    assert.deepEqual(await purgeTrash(layout, 30, now), [id]);
    assert.deepEqual(
      listTrash(layout).map((trashed) => trashed.id),
      ["train-2"],
    );
    assert.equal(readNote(layout, id), null);
  });

  for (const at of ["someday", "5", "", 7, null])
    it(`keeps what has a note that says ${JSON.stringify(at)} for its time from its move on`, async () => {
      await deleteBundle(layout, id, { keepOutputs: true });
      writeFileSync(join(layout.trash, ".notes", `${id}.json`), JSON.stringify({ id, at, kept: id }));
      const now = Date.now();
      assert.deepEqual(await purgeTrash(layout, 30, new Date(now + 29 * day)), []);
      assert.equal(findTrashed(layout, id)?.kept, id);
      assert.deepEqual(await purgeTrash(layout, 30, new Date(now + 31 * day)), [id]);
    });

  it("may be passed over: then nothing can be brought back", async () => {
    await deleteBundle(layout, id, { purge: true });
    assert.deepEqual([existsSync(bundle), listTrash(layout)], [false, []]);
    await assert.rejects(restoreDeleted(layout, id), /not in the trash any more: it was purged/);
  });
});

describe("a folder moved onto another file system", () => {
  let folder = "";
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));
  const elsewhere = (): Promise<void> =>
    Promise.reject(Object.assign(new Error("cross-device link not permitted"), { code: "EXDEV" }));

  it("is copied, compared, and only then removed; links stay links", async function () {
    if (process.platform === "win32") this.skip();
    const from = join(folder, "from");
    mkdirSync(join(from, "empty"), { recursive: true });
    writeFileSync(join(from, "a"), "a".repeat(100_000));
    symlinkSync("/etc/passwd", join(from, "link"));
    const before = readdirSync(from);
    await moveTree(from, join(folder, "to/it"), elsewhere);
    assert.deepEqual(readdirSync(join(folder, "to/it")), before);
    assert.deepEqual(readdirSync(folder), ["to"]);
    writeFileSync(join(folder, "file"), "file");
    await moveTree(join(folder, "file"), join(folder, "to/file"), elsewhere);
    assert.equal(readFileSync(join(folder, "to/file"), "utf8"), "file");
    assert.equal(existsSync(join(folder, "file")), false);
  });

  it("is never put over something, and stays where it is when the move fails", async () => {
    writeFileSync(join(folder, "a"), "a");
    writeFileSync(join(folder, "b"), "b");
    await assert.rejects(moveTree(join(folder, "a"), join(folder, "b")), /is in the way/);
    const denied = Object.assign(new Error("no"), { code: "EACCES" });
    await assert.rejects(
      moveTree(join(folder, "a"), join(folder, "c"), () => Promise.reject(denied)),
      { code: "EACCES" },
    );
    assert.deepEqual(readdirSync(folder).sort(), ["a", "b"]);
  });
});
