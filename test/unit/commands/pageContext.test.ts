import assert from "node:assert/strict";
import { onPageRow } from "../../../src/commands/pageContext";

describe("the menu of a row of the Executions page", () => {
  const selected = [
    { workspace: "/w", id: "a" },
    { workspace: "/w", id: "b" },
  ];
  const context = { webview: "executions.table", workspace: "/w", id: "a", viewItem: "execution" };
  const meant = (first: unknown) => onPageRow([first], () => Promise.resolve(selected));

  it("means its row", async () => {
    const row = { ...context, listMultiSelection: false };
    assert.deepEqual(await meant(row), [row]);
  });

  it("means all that are selected where its row is one of several", async () => {
    const row = { ...context, listMultiSelection: true };
    assert.deepEqual(await meant(row), [row, selected]);
  });

  it("leaves what others hand over as it is", async () => {
    for (const other of [undefined, { workspace: "/w", id: "a" }, { webview: "executions.table" }])
      assert.deepEqual(await meant(other), [other]);
  });
});
