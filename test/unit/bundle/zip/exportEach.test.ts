import assert from "node:assert/strict";
import { existsSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { exportBundles } from "../../../../src/bundle/zip/exportBundles";
import { exportEach } from "../../../../src/bundle/zip/exportEach";
import { makeBundle } from "../../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const ids = ["train-20261120-100000-aaaa", "train-20261120-100000-bbbb", "train-20261120-100000-cccc"];
const silent = { onProgress: () => undefined };

describe("several executions, each in an archive of its own", () => {
  let from = "";
  let to = "";

  beforeEach(() => {
    [from, to] = [temporaryFolder(), temporaryFolder()];
  });
  afterEach(() => {
    removeFolder(from);
    removeFolder(to);
  });

  const bundles = () =>
    ids.map((id) => ({ id, name: `run ${id.slice(-4)}`, path: makeBundle(from, { id }) }));

  it("are written but for the one that is gone, which is told", async () => {
    const all = bundles();
    removeFolder(all[0]?.path ?? "");
    const { written, refused, isCancelled } = await exportEach(
      all,
      to,
      new AbortController().signal,
      () => silent,
    );
    assert.deepEqual(
      written.map(({ file }) => file),
      ids.slice(1).map((id) => join(to, `${id}.zip`)),
    );
    assert.deepEqual([refused.length, refused[0]?.name, isCancelled], [1, "run aaaa", false]);
    assert.match(refused[0]?.reason ?? "", /is not there/);
  });

  it("stay where they were written before Cancel", async () => {
    const controller = new AbortController();
    const { written, isCancelled } = await exportEach(bundles(), to, controller.signal, (index) => ({
      onProgress: () => {
        if (index === 1) controller.abort();
      },
    }));
    assert.deepEqual([written.length, isCancelled], [1, true]);
    assert.deepEqual(readdirSync(to), [`${ids[0] ?? ""}.zip`]);
  });

  it("tell in one archive, too, what it cannot hold", async function () {
    if (process.platform === "win32") this.skip();
    const [one] = bundles();
    assert.ok(one !== undefined);
    symlinkSync("/etc/hostname", join(one.path, "outputs", "link"));
    const file = join(to, "all.zip");
    const { skipped } = await exportBundles([{ id: one.id, folder: one.path }], file);
    assert.deepEqual(
      skipped.map(({ path }) => path),
      [`${one.id}/outputs/link`],
    );
    assert.ok(existsSync(file));
  });
});
