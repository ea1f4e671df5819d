import assert from "node:assert/strict";
import fc from "fast-check";
import { columnPlaces, placesInSight, totalWidth } from "../../../webview-ui/src/table/columnPlaces";
import { rowRange, rowsSeen, scrollToRow, toldRow } from "../../../webview-ui/src/table/rowWindow";
import { names, RowHost, settled } from "./rowHost";

describe("the rows in sight", () => {
  it("are drawn with some above and below, never more than there are", () => {
    fc.assert(
      fc.property(
        fc.nat(3_000_000),
        fc.integer({ min: 100, max: 2000 }),
        fc.nat(100_000),
        (top, height, count) => {
          const { from, count: drawn } = rowRange(top, height, count);
          assert.ok(from >= 0 && drawn >= 0 && from + drawn <= count);
          assert.ok(drawn <= Math.ceil(height / 24) + 25);
          for (const seen of [Math.floor(top / 24), Math.floor((top + height) / 24)])
            if (seen < count && top / 24 < count) assert.ok(seen >= from && seen < from + drawn);
        },
      ),
    );
  });

  it("are scrolled no further than needed to show one whole", () => {
    assert.equal(scrollToRow(3, 0, 400), 0);
    assert.equal(scrollToRow(3, 240, 400), 72);
    assert.equal(scrollToRow(100, 0, 400), 2400 - (400 - 43 - 24));
  });

  it("tell the position by the focus while that is seen, else by the first of them", () => {
    const seen = rowsSeen(240, 400);
    assert.deepEqual(seen, { first: 10, last: 24 });
    assert.equal(toldRow(24, seen), 24);
    assert.equal(toldRow(25, seen), 10);
    assert.equal(toldRow(0, seen), 10);
    assert.equal(toldRow(-1, seen), 10);
  });

  it("tell of the last row that one scrolled to", () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 150, max: 2000 }), (row, height) => {
        const seen = rowsSeen(scrollToRow(row, 0, height), height);
        assert.equal(toldRow(row, seen), row);
      }),
    );
  });
});

describe("the columns in sight", () => {
  it("are those that are pinned and those at the scroll position, of 200 a few", () => {
    const columns = Array.from({ length: 200 }, (_, index) => ({ width: 100, pinned: index < 2 }));
    const seen = placesInSight(columnPlaces(columns), 10_000, 800);
    assert.equal(totalWidth(columns), 20_028);
    assert.deepEqual(
      seen.slice(0, 2).map(({ left }) => left),
      [28, 128],
    );
    assert.ok(seen.length > 10 && seen.length < 20, String(seen.length));
    assert.ok(seen.some(({ left }) => left <= 10_000) && seen.some(({ left }) => left >= 10_700));
  });
});

describe("bringing rows to the page", () => {
  it("asks for what is missing, once", async () => {
    const host = new RowHost(names(1000));
    host.begin();
    host.loader.want({ from: 0, count: 30 }, null);
    await settled();
    host.loader.want({ from: 10, count: 30 }, null);
    await settled();
    host.loader.want({ from: 5, count: 30 }, null);
    await settled();
    assert.deepEqual(host.asked, [30, 300]);
    assert.equal(host.loader.rows.at(39)?.key, "run 39");
  });

  it("asks for what comes next before it is in sight, either way, and for nothing beyond the end", async () => {
    const host = new RowHost(names(1000));
    host.begin(host.window(0, 80));
    const at = async (from: number): Promise<readonly number[]> => {
      host.loader.want({ from, count: 30 }, null);
      await settled();
      return host.asked.splice(0);
    };
    assert.deepEqual(await at(0), []);
    assert.deepEqual(await at(20), [300]);
    assert.deepEqual(await at(240), []);
    assert.deepEqual(await at(260), [300]);
    assert.deepEqual(await at(970), [30]);
    assert.deepEqual(await at(940), [300]);
    assert.deepEqual(await at(780), []);
  });

  it("does not ask for the first rows that came with the state of the table", async () => {
    const host = new RowHost(names(1000));
    host.begin(host.window(0, 40));
    host.loader.want({ from: 0, count: 30 }, null);
    await settled();
    assert.deepEqual(host.asked, []);
    assert.equal(host.loader.rows.at(29)?.key, "run 29");
  });

  it("keeps the row that one reads in its place while others come above it", async () => {
    const host = new RowHost(names(1000));
    host.begin();
    host.loader.want({ from: 90, count: 30 }, 100);
    await settled();
    host.keys = ["new 1", "new 2", ...host.keys];
    host.revision = 2;
    host.begin();
    host.loader.want({ from: 90, count: 30 }, 100);
    await settled();
    assert.deepEqual(
      host.shifts.filter((shift) => shift !== 0),
      [2],
    );
    assert.equal(host.loader.rows.at(102)?.key, "run 100");
    assert.equal(host.loader.rows.at(95)?.key, "run 93");
  });

  it("leaves what rows tell under its head while other columns come and go", async () => {
    const host = new RowHost(names(10));
    const told = (): readonly string[] =>
      (host.loader.rows.at(3)?.cells ?? []).map((cell) => (cell.kind === "text" ? cell.text : cell.kind));
    const show = async (...columns: string[]): Promise<void> => {
      host.columns = columns;
      host.revision += 1;
      host.begin();
      host.loader.want({ from: 0, count: 10 }, null);
      await Promise.resolve();
    };
    await show("state", "name", "tags");
    await settled();
    const changed = show("name", "note", "state");
    assert.deepEqual(told(), ["name of run 3", "none", "state of run 3"]);
    await changed;
    await settled();
    assert.deepEqual(told(), ["name of run 3", "note of run 3", "state of run 3"]);
  });

  it("lets new rows in at the top", async () => {
    const host = new RowHost(names(10));
    host.begin();
    host.loader.want({ from: 0, count: 10 }, null);
    await settled();
    host.keys = ["new", ...host.keys];
    host.revision = 2;
    host.begin();
    host.loader.want({ from: 0, count: 11 }, null);
    await settled();
    assert.deepEqual(
      host.shifts.filter((shift) => shift !== 0),
      [],
    );
    assert.equal(host.loader.rows.at(0)?.key, "new");
  });

  it("tells why rows do not come, and brings them when it is tried again", async () => {
    const host = new RowHost(names(10));
    host.failure = "The folder cannot be read.";
    host.begin();
    host.loader.want({ from: 0, count: 10 }, null);
    await settled();
    assert.equal(host.loader.problem?.text, "The folder cannot be read.");
    assert.deepEqual(host.shifts, [0]);
    host.failure = null;
    host.loader.problem.retry();
    await settled();
    assert.equal(host.loader.problem, null);
    assert.equal(host.loader.rows.at(9)?.key, "run 9");
  });

  it("gives the key of a row that is not at hand", async () => {
    const host = new RowHost(names(5000));
    host.begin();
    assert.equal(await host.loader.keyAt(4999), "run 4999");
    assert.equal(await host.loader.keyAt(5000), null);
  });
});
