import assert from "node:assert/strict";
import type { TableView } from "../../../src/shared/table/tableView";
import { GridPlace } from "../../../webview-ui/src/table/gridPlace";
import type { KeptPlace } from "../../../webview-ui/src/table/keptPlace";
import { names, RowHost } from "./rowHost";

const kept: KeptPlace = {
  arrangement: "by start",
  top: null,
  offset: 0,
  focus: "run 9",
  column: 2,
  scrollLeft: 0,
};

describe("where one is in the rows", () => {
  function placeOf(): GridPlace {
    const host = new RowHost(names(100));
    host.begin(host.window(0, 40));
    return new GridPlace({
      scroller: () => null,
      view: () => ({ rowCount: host.keys.length }) as TableView,
      loader: host.loader,
      redraw: () => undefined,
      sees: () => undefined,
    });
  }

  it("is where one was when the page comes back", async () => {
    const place = placeOf();
    await place.restore(kept);
    assert.deepEqual([place.focus, place.row.key], [{ row: 9, column: 2 }, "run 9"]);
  });

  it("is where one went while it was looked for where one was", async () => {
    const place = placeOf();
    const restored = place.restore(kept);
    place.show({ row: 3, column: 1 });
    await restored;
    assert.deepEqual([place.focus, place.row.key], [{ row: 3, column: 1 }, "run 3"]);
  });
});
