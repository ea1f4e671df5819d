import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { withAnnotationLock } from "../../../src/bundle/annotationLock";
import { readAnnotations } from "../../../src/bundle/annotations";
import { updateAnnotations } from "../../../src/bundle/changeAnnotations";
import { bundlePaths, workspaceLayout, type WorkspaceLayout } from "../../../src/bundle/layout";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

/** Another process that holds the lock, changes the annotations a while after it is told to, and lets it go. */
const other = `
const { openSync, rmSync, writeFileSync } = require("node:fs");
const [lock, file] = process.argv.slice(1);
openSync(lock, "wx");
console.log("held");
process.stdin.once("data", () => setTimeout(() => {
  writeFileSync(file, JSON.stringify({ tags: ["theirs"] }));
  rmSync(lock);
  process.exit();
}, 100));
`;

describe("the lock on an execution's annotations", () => {
  let folder = "";
  let bundle = "";
  let layout: WorkspaceLayout;
  let lock = "";

  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
    bundle = join(layout.executions, "a");
    lock = join(layout.cache, "locks", "a");
    mkdirSync(join(bundle, "metadata"), { recursive: true });
    mkdirSync(dirname(lock), { recursive: true });
  });
  afterEach(() => removeFolder(folder));

  it("keeps what another process changes in the same moment", async () => {
    const child = spawn(process.execPath, ["-e", other, lock, join(bundle, bundlePaths.annotations)]);
    const ended = once(child, "close");
    await once(child.stdout, "data");
    await new Promise((resolve) => child.stdin.write("go\n", resolve));
    updateAnnotations(
      layout,
      "a",
      (present) => ({ ...present, tags: [...present.tags, "ours"] }),
      new Date(),
    );
    await ended;
    assert.deepEqual(readAnnotations(bundle).tags, ["theirs", "ours"]);
    assert.equal(existsSync(lock), false);
  });

  it("is taken over from a process that is gone", function () {
    this.timeout(10_000);
    writeFileSync(lock, "");
    assert.equal(
      withAnnotationLock(layout, "a", () => existsSync(lock)),
      true,
    );
    assert.equal(existsSync(lock), false);
  });

  it("is let go after a failure", () => {
    assert.throws(
      () =>
        withAnnotationLock(layout, "a", () => {
          throw new Error("full");
        }),
      /full/,
    );
    assert.equal(existsSync(lock), false);
  });

  it("is done without where it cannot be made", () => {
    removeFolder(layout.cache);
    writeFileSync(layout.cache, "a file");
    assert.equal(
      withAnnotationLock(layout, "a", () => "done"),
      "done",
    );
  });
});
