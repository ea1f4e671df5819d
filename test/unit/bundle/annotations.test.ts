import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { readAnnotations } from "../../../src/bundle/annotations";
import { updateAnnotations } from "../../../src/bundle/changeAnnotations";
import { workspaceLayout, type WorkspaceLayout } from "../../../src/bundle/layout";
import type { Annotations } from "../../../src/core/records";
import { removeFolder, temporaryFolder, writeTree } from "../../support/zipSample";

const now = new Date("2026-11-21T09:30:00.000Z");
const pin = (present: Annotations): Annotations => ({ ...present, pinned: true });

describe("the annotations of a bundle", () => {
  let folder = "";
  let bundle = "";
  let layout: WorkspaceLayout;

  beforeEach(() => {
    folder = temporaryFolder();
    layout = workspaceLayout(folder);
    bundle = join(layout.executions, "a");
    mkdirSync(bundle, { recursive: true });
  });
  afterEach(() => removeFolder(folder));

  it("say nothing where there are none, or no valid ones", () => {
    const nothing = { name: null, note: null, tags: [], pinned: false };
    assert.deepEqual(readAnnotations(bundle), nothing);
    writeTree(bundle, { "metadata/annotations.json": '{"name": 5, "tags": "x", "pinned": "yes"}' });
    assert.deepEqual(readAnnotations(bundle), nothing);
    writeTree(bundle, { "metadata/annotations.json": '{"tags": ["a", 1, "b"]' });
    assert.deepEqual(readAnnotations(bundle), nothing);
  });

  it("say what the request said where they do not speak of it", () => {
    writeTree(bundle, { "metadata/request.json": '{"name": "asked", "ccpnote": "from CCP"}' });
    assert.deepEqual(readAnnotations(bundle), { name: "asked", note: "from CCP", tags: [], pinned: false });
    writeTree(bundle, { "metadata/annotations.json": '{"name": null}' });
    assert.deepEqual(readAnnotations(bundle), { name: null, note: "from CCP", tags: [], pinned: false });
  });

  it("are written into a bundle that holds nothing, and told to the journal", () => {
    assert.equal(updateAnnotations(layout, "a", pin, now).pinned, true);
    assert.equal(readAnnotations(bundle).pinned, true);
    assert.equal(
      readFileSync(layout.journal, "utf8"),
      '{"at":"2026-11-21T09:30:00.000Z","id":"a","change":"CHANGED"}\n',
    );
  });

  it("are written where no journal can be", () => {
    writeTree(layout.root, { ".cache": "a file" });
    updateAnnotations(layout, "a", pin, now);
    assert.equal(readAnnotations(bundle).pinned, true);
  });

  it("are never written through a link out of the bundle", () => {
    const outside = join(folder, "outside");
    mkdirSync(outside);
    symlinkSync(outside, join(bundle, "metadata"));
    assert.throws(
      () => updateAnnotations(layout, "a", pin, now),
      /metadata is not a folder\. Nothing was changed\./,
    );
    assert.equal(existsSync(join(outside, "annotations.json")), false);
    rmSync(join(bundle, "metadata"));
    writeTree(bundle, { "metadata/x": "" });
    writeTree(outside, { "victim.json": "{}" });
    symlinkSync(join(outside, "victim.json"), join(bundle, "metadata/annotations.json"));
    updateAnnotations(layout, "a", pin, now);
    assert.equal(readFileSync(join(outside, "victim.json"), "utf8"), "{}");
  });
});
