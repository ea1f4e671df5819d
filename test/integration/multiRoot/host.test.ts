import assert from "node:assert/strict";
import { workspace } from "vscode";

describe("a window with several folders", () => {
  it("holds each of them", () => {
    assert.deepEqual(
      workspace.workspaceFolders?.map((folder) => folder.name),
      ["default", "second"],
    );
  });
});
