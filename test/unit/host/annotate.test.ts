import assert from "node:assert/strict";
import { readAnnotations } from "../../../src/bundle/annotations";
import { workspaceLayout } from "../../../src/bundle/layout";
import { annotate, fieldsOf } from "../../../src/host/annotate";
import { EditHistory } from "../../../src/host/editHistory";
import type { WorkspaceEntry } from "../../../src/host/workspaces";
import { makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("a change of name, note and tags", () => {
  let folder = "";
  let followed = 0;
  let entry: WorkspaceEntry;
  const ids = ["train-1", "train-2"];

  beforeEach(() => {
    folder = temporaryFolder();
    followed = 0;
    const store = { followJournal: () => (followed += 1) };
    entry = { layout: workspaceLayout(folder), store } as unknown as WorkspaceEntry;
    for (const id of ids)
      makeBundle(folder, { id, annotations: { name: id, note: null, tags: ["old"], pinned: false } });
  });
  afterEach(() => removeFolder(folder));

  const places = (): { entry: WorkspaceEntry; id: string }[] => ids.map((id) => ({ entry, id }));
  const tagsOf = (id: string): readonly string[] => readAnnotations(`${entry.layout.executions}/${id}`).tags;

  it("is one step of all of them, with what was before", () => {
    const edits = new EditHistory();
    annotate(edits, places(), ({ tags }) => ({ tags: [...tags, "new"] }));
    for (const id of ids) assert.deepEqual(tagsOf(id), ["old", "new"]);
    assert.deepEqual(
      edits.pop()?.map(({ target, before, after }) => [target.id, before, after]),
      ids.map((id) => [id, { tags: ["old"] }, { tags: ["old", "new"] }]),
    );
    assert.equal(edits.pop(), undefined);
    assert.equal(followed, 1);
  });

  it("that fails at one can be undone for those before it", () => {
    const edits = new EditHistory();
    const gone = [...places().slice(0, 1), { entry, id: "nobody" }];
    makeBundle(folder, { id: "nobody", files: { "metadata/annotations.json": "{" } });
    assert.throws(() => annotate(edits, gone, () => ({ tags: [] })), /cannot be read/);
    assert.deepEqual(
      edits.pop()?.map(({ target }) => target.id),
      ["train-1"],
    );
    assert.equal(followed, 1);
  });

  it("is kept a hundred times, the oldest goes", () => {
    const edits = new EditHistory();
    for (let count = 0; count < 105; count += 1)
      annotate(edits, places().slice(0, 1), () => ({ note: `${count}` }));
    let steps = 0;
    while (edits.pop() !== undefined) steps += 1;
    assert.equal(steps, 100);
  });

  it("names the fields that it changed alone", () => {
    const all = { name: "a", note: "b", tags: ["c"], pinned: true };
    assert.deepEqual(fieldsOf(all, { note: null }), { note: "b" });
  });
});
