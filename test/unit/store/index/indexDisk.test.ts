import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { updateAnnotations } from "../../../../src/bundle/changeAnnotations";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { ExecutionStore } from "../../../../src/store/executionStore";
import { usualSizes } from "../../../../src/store/storeSizes";
import { madeAt, makeBundle } from "../../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

const sizes = { ...usualSizes, worthwhile: 0 };
const count = 60;

describe("the index on a disk that takes nothing", () => {
  let folder = "";
  let layout: WorkspaceLayout;
  const open = (): ExecutionStore => new ExecutionStore(layout, null, sizes);
  const fresh = (): readonly ExecutionSummary[] =>
    new ExecutionStore({ ...layout, cache: join(folder, "none"), journal: join(folder, "none") }).list();
  const mount = (...args: string[]): number | null => spawnSync("mount", args).status;
  const left = (): string[] => readdirSync(layout.cache).filter((name) => name.endsWith(".tmp"));

  before(function () {
    if (process.platform !== "linux" || process.getuid?.() !== 0) this.skip();
  });
  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
    mkdirSync(layout.cache, { recursive: true });
    for (let index = 0; index < count; index += 1)
      makeBundle(folder, { id: `train-${index}`, created: new Date(madeAt.getTime() + index) });
  });
  afterEach(() => {
    spawnSync("umount", [layout.cache]);
    removeFolder(folder);
  });

  it("is not written, and nothing is left of it; what is listed is right, and stays so", function () {
    if (mount("-t", "tmpfs", "-o", "size=8k", "tmpfs", layout.cache) !== 0) this.skip();
    const store = open();
    assert.deepEqual(store.list(), fresh());
    assert.deepEqual(left(), []);
    updateAnnotations(layout, "train-7", (present) => ({ ...present, note: "kept" }), madeAt);
    store.refresh();
    assert.equal(store.get("train-7")?.note, "kept");
    assert.deepEqual(store.list(), fresh());
    assert.deepEqual(open().list(), fresh());
    assert.equal(mount("-o", "remount,size=16m", layout.cache), 0);
    assert.deepEqual(open().list(), fresh());
    assert.ok(existsSync(join(layout.cache, "index.ndjson")), "there is room again");
    assert.deepEqual(open().list(), fresh());
  });

  it("stays as it was where the folder became read-only, and what it says is still right", function () {
    open().list();
    if (mount("--bind", layout.cache, layout.cache) !== 0) this.skip();
    assert.equal(mount("-o", "remount,bind,ro", layout.cache), 0);
    const store = open();
    assert.deepEqual(store.list(), fresh());
    updateAnnotations(layout, "train-7", (present) => ({ ...present, note: "changed" }), madeAt);
    store.refresh();
    assert.equal(store.get("train-7")?.note, "changed");
    assert.deepEqual(open().list(), fresh());
    assert.deepEqual(left(), []);
  });
});
