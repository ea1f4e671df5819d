import assert from "node:assert/strict";
import { RowFocus } from "../../../webview-ui/src/table/rowFocus";
import { names, RowHost, settled } from "./rowHost";

const range = { from: 0, count: 30 };

describe("the focus on a row", () => {
  /** Rows of which those at the top are at hand. */
  async function shown(): Promise<{ host: RowHost; moves: number[]; focus: RowFocus }> {
    const host = new RowHost(names(1000));
    host.begin();
    host.loader.want(range, null);
    await settled();
    const moves: number[] = [];
    return { host, moves, focus: new RowFocus(host.loader, (row) => moves.push(row)) };
  }

  async function change(host: RowHost, keys: readonly string[]): Promise<void> {
    host.keys = [...keys];
    host.revision += 1;
    host.begin();
    host.loader.want(range, null);
    await settled();
  }

  it("stays on its execution when a new one slides in above it at the top", async () => {
    const { host, focus } = await shown();
    focus.hold(2);
    await change(host, ["new", ...host.keys]);
    assert.equal(focus.follow(2), 3);
    assert.equal(focus.at(3)?.key, "run 2");
  });

  it("does not act on a neighbour while the rows that came are not looked at", async () => {
    const { host, focus } = await shown();
    focus.hold(2);
    await change(host, ["new", ...host.keys]);
    assert.equal(focus.at(2), undefined);
  });

  it("is found by the host where its row is not at hand, asked once for each state", async () => {
    const { host, moves, focus } = await shown();
    focus.hold(2);
    await change(host, [...names(2000).map((name) => `new ${name}`), ...host.keys]);
    host.asked.length = 0;
    assert.equal(focus.follow(2), 2);
    assert.equal(focus.follow(2), 2);
    await settled();
    assert.deepEqual([moves, host.asked], [[2002], [1]]);
  });

  it("goes to the neighbour when its execution is gone", async () => {
    const { host, moves, focus } = await shown();
    focus.hold(2);
    await change(
      host,
      host.keys.filter((key) => key !== "run 2"),
    );
    focus.follow(2);
    await settled();
    assert.deepEqual(moves, []);
    assert.equal(focus.follow(2), 2);
    assert.equal(focus.key, "run 3");
  });

  it("is held once the row that one went to is at hand", async () => {
    const { host, focus } = await shown();
    focus.hold(500);
    assert.equal(focus.key, null);
    host.loader.want({ from: 490, count: 30 }, 500);
    await settled();
    assert.equal(focus.follow(500), 500);
    assert.equal(focus.key, "run 500");
  });

  it("holds no row while nobody is in the rows: whatever is at the top has it", async () => {
    const { host, focus } = await shown();
    focus.release(false);
    await change(host, ["new", ...host.keys]);
    assert.equal(focus.follow(0), 0);
    assert.equal(focus.at(0)?.key, "new");
  });
});
