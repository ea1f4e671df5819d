import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { archiveBundle } from "../../../../src/bundle/archive/archiveBundle";
import { archiveFile } from "../../../../src/bundle/archive/archiveFile";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import { deleteBundle } from "../../../../src/bundle/trash/deleteBundle";
import { ExecutionStore } from "../../../../src/store/executionStore";
import { diskUseOf } from "../../../../src/store/housekeeping/diskUse";
import { DiskUseCache } from "../../../../src/store/housekeeping/diskUseCache";
import { diskUseReport } from "../../../../src/store/housekeeping/diskUseReport";
import { makeBundle } from "../../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const megabyte = 1024 * 1024;

/** What `du` says, which counts a file of several names once too. */
const duBytes = (path: string): number =>
  Number(execFileSync("du", ["-s", "--block-size=1", path], { encoding: "utf8" }).split("\t")[0]);

describe("what executions take on the disk", () => {
  let folder = "";
  let layout: WorkspaceLayout;
  const make = (id: string, bytes: number, sealed = true): string =>
    makeBundle(folder, {
      id,
      files: {
        "outputs/model.bin": "x".repeat(bytes),
        ...(sealed ? { "metadata/manifest.json": "{}", "auth/jwt.json": "{}" } : {}),
      },
    });

  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
  });
  afterEach(() => removeFolder(folder));

  it("is counted in blocks, folders too, as du counts them", async () => {
    const bundle = make("train-1", 3 * megabyte);
    symlinkSync("/", join(bundle, "outputs", "root"));
    const use = await diskUseOf(bundle);
    assert.equal(use.bytes, duBytes(bundle));
    assert.equal(use.sharedBytes, 0);
    assert.equal((await diskUseOf(join(bundle, "nothing"))).bytes, 0);
  });

  it("counts what a sparse file holds, not its length", async () => {
    const file = join(folder, "sparse");
    writeFileSync(file, "");
    truncateSync(file, 100 * megabyte);
    assert.ok((await diskUseOf(file)).bytes < megabyte);
  });

  it("counts a file of several names once, and says that it is shared", async () => {
    const bundle = make("train-1", 10);
    const elsewhere = join(folder, "data.bin");
    writeFileSync(elsewhere, Buffer.alloc(megabyte, 1));
    linkSync(elsewhere, join(bundle, "outputs", "one.bin"));
    linkSync(elsewhere, join(bundle, "outputs", "other.bin"));
    const use = await diskUseOf(bundle);
    assert.equal(use.bytes, duBytes(bundle));
    assert.equal(use.sharedBytes, statSync(elsewhere).blocks * 512);
  });

  it("is measured again only where something came or went, or is not sealed", async () => {
    make("train-1", megabyte);
    make("running", 10, false);
    const measured = async (id: string): Promise<number> => {
      const cache = new DiskUseCache(layout);
      const { bytes } = await cache.measure({ id, archived: false });
      cache.save(false);
      return bytes;
    };
    mkdirSync(layout.cache, { recursive: true });
    const before = await measured("train-1");
    const running = await measured("running");
    // No run writes into a sealed one: that its growth is not seen shows that nothing was read again.
    writeFileSync(join(layout.executions, "train-1/outputs/model.bin"), Buffer.alloc(2 * megabyte, 1));
    writeFileSync(join(layout.executions, "running/outputs/model.bin"), Buffer.alloc(megabyte, 1));
    assert.equal(await measured("train-1"), before);
    assert.ok((await measured("running")) > running + megabyte / 2);
    writeFileSync(join(layout.executions, "train-1/outputs/more.bin"), "more");
    assert.ok((await measured("train-1")) > before + megabyte);
    rmSync(join(layout.cache, "diskUse.ndjson"));
    assert.ok((await measured("train-1")) > before + megabyte);
  });

  it("is told by where it lies, by method, and by the largest; all of it is what du says", async () => {
    make("small", 10);
    make("large", 4 * megabyte);
    make("packed", 2 * megabyte, false);
    make("deleted", megabyte);
    await archiveBundle(layout, "packed");
    await deleteBundle(layout, "deleted");
    mkdirSync(layout.downloads, { recursive: true });
    writeFileSync(join(layout.downloads, "a".repeat(64)), Buffer.alloc(megabyte, 1));
    const store = new ExecutionStore(layout);
    await store.whenRead();
    const report = await diskUseReport(layout, store.list());
    assert.deepEqual([report.live.count, report.archived.count, report.trash.count], [2, 1, 1]);
    assert.equal(report.archived.bytes, statSync(archiveFile(layout, "packed")).blocks * 512);
    assert.equal(report.trash.bytes, duBytes(layout.trash));
    assert.equal(report.downloads.bytes, duBytes(layout.downloads));
    assert.deepEqual(
      report.methods.map(({ methodId, count }) => [methodId, count]),
      [["train", 3]],
    );
    assert.equal(report.largest[0]?.id, "large");
    assert.equal(report.largest[0].bytes, duBytes(join(layout.executions, "large")));
    assert.equal(report.live.bytes, report.largest[0].bytes + duBytes(join(layout.executions, "small")));
    const lines = readFileSync(join(layout.cache, "diskUse.ndjson"), "utf8").trim().split("\n");
    assert.equal(lines.length, 3);
  });

  it("can be cancelled; what was measured until then is kept", async () => {
    for (const id of ["train-1", "train-2", "train-3"]) make(id, 10);
    mkdirSync(layout.cache, { recursive: true });
    const controller = new AbortController();
    const measuring = diskUseReport(
      layout,
      new ExecutionStore(layout).list(),
      () => controller.abort(new Error("cancelled")),
      controller.signal,
    );
    await assert.rejects(measuring, /cancelled/);
    const lines = readFileSync(join(layout.cache, "diskUse.ndjson"), "utf8").trim().split("\n");
    assert.equal(lines.length, 1);
  });
});
