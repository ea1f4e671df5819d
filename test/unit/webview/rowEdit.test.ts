import assert from "node:assert/strict";
import type { TableIntent } from "../../../src/shared/table/tableMessages";
import type { ExecutionRowView, TableView } from "../../../src/shared/table/tableView";
import type { OpenEdit } from "../../../webview-ui/src/table/cellEditor";
import { RowEdit } from "../../../webview-ui/src/table/rowEdit";

const columns = [{ id: "state" }, { id: "name" }, { id: "tags" }];

function row(changes: Partial<ExecutionRowView> = {}): ExecutionRowView {
  return {
    kind: "execution",
    key: "a",
    id: "train-1",
    workspace: "/w",
    words: "execution still pinnable",
    detail: null,
    selected: false,
    cells: [
      { kind: "none" },
      { kind: "name", name: "lr 0.1", pinned: false, archived: false, alerts: [] },
      { kind: "tags", tags: ["a", "b"] },
    ],
    ...changes,
  };
}

describe("editing in a row", () => {
  let sent: TableIntent[] = [];
  let shown: OpenEdit | null = null;
  let selected = 0;
  const edit = new RowEdit(() => ({
    view: { columns, selection: selected === 0 ? null : { count: selected } } as unknown as TableView,
    send: (intent) => sent.push(intent),
    show: (open) => (shown = open),
    focusGrid: () => undefined,
  }));

  beforeEach(() => {
    sent = [];
    selected = 0;
    edit.end(false);
  });

  it("begins with what stands there, and sends what was typed", () => {
    edit.begin(row(), "tags");
    assert.equal(shown?.before, "a, b");
    edit.type("a, c");
    edit.end(true);
    assert.deepEqual(sent, [{ type: "annotate", key: "a", field: "tags", text: "a, c" }]);
    assert.equal(shown, null);
  });

  it("sends nothing when it is given up, or nothing was changed", () => {
    edit.begin(row(), "name");
    edit.type("other");
    edit.end(false);
    edit.begin(row(), "name");
    edit.end(true);
    assert.deepEqual(sent, []);
  });

  it("is left to VS Code's box where the column is not shown, the execution is archived, or tags are of several", () => {
    edit.begin(row(), "note");
    edit.begin(row({ words: "execution still archived" }), "name");
    selected = 3;
    edit.begin(row({ selected: true }), "tags");
    assert.deepEqual(
      sent.map((intent) => (intent.type === "row" ? intent.verb : intent.type)),
      ["editNote", "editName", "editTags"],
    );
    edit.begin(row({ selected: true }), "name");
    assert.equal(shown?.field, "name");
  });

  it("is left to VS Code for a note of several lines, which a box would run together", () => {
    const withNote = new RowEdit(() => ({
      view: { columns: [{ id: "note" }], selection: null } as unknown as TableView,
      send: (intent) => sent.push(intent),
      show: (open) => (shown = open),
      focusGrid: () => undefined,
    }));
    withNote.begin(row({ cells: [{ kind: "text", text: "one\ntwo", mono: false }] }), "note");
    assert.deepEqual(sent, [{ type: "row", verb: "editNote", key: "a" }]);
    assert.equal(shown, null);
    withNote.begin(row({ cells: [{ kind: "text", text: "one", mono: false }] }), "note");
    assert.equal(sent.length, 1);
  });
});
