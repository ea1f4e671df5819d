import assert from "node:assert/strict";
import type { TableIntent } from "../../../src/shared/table/tableMessages";
import { RowSelector } from "../../../webview-ui/src/table/rowSelector";

describe("selecting rows by mouse and keys", () => {
  let sent: TableIntent[] = [];
  let selector: RowSelector;

  beforeEach(() => {
    sent = [];
    selector = new RowSelector(
      (index) => Promise.resolve(index < 100 ? `row ${index}` : null),
      (intent) => sent.push(intent),
    );
  });

  const select = (from: string, to: string, how: string): object => ({ type: "select", from, to, how });

  it("takes a stretch from the row where it began, in place of what was selected", async () => {
    await selector.extend(3, 4, false);
    await selector.extend(4, 5, false);
    assert.deepEqual(sent, [select("row 3", "row 4", "only"), select("row 3", "row 5", "only")]);
  });

  it("adds a stretch after a tick, and one with Ctrl", async () => {
    await selector.tick(2);
    await selector.extend(2, 6, false);
    selector.forget();
    await selector.extend(8, 9, true);
    assert.deepEqual(sent, [
      select("row 2", "row 2", "turn"),
      select("row 2", "row 6", "add"),
      select("row 8", "row 9", "add"),
    ]);
  });

  it("asks for nothing where the row is not there", async () => {
    await selector.tick(100);
    await selector.extend(1, 100, false);
    assert.deepEqual(sent, []);
  });
});
