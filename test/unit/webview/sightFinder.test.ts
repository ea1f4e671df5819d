import assert from "node:assert/strict";
import { rowsAtTop } from "../../../webview-ui/src/table/rowWindow";
import { SightFinder } from "../../../webview-ui/src/table/sightFinder";
import type { Sight } from "../../../webview-ui/src/table/tableContext";

describe("what is seen of the rows", () => {
  const scroller = { scrollTop: 0, scrollLeft: 0, clientHeight: 480, clientWidth: 900 };
  let shown: Sight[] = [];
  let painted: (() => void)[] = [];

  function finder(rowCount: number): SightFinder {
    shown = [];
    painted = [];
    const made: SightFinder = new SightFinder(
      (sight) => shown.push(sight),
      () => made.look(scroller, rowCount),
      (then) => painted.push(then),
    );
    return made;
  }

  function paint(): void {
    for (const then of painted.splice(0)) then();
  }

  it("is drawn first, and what lies beyond it once that was painted", () => {
    const { range } = finder(1000).look(scroller, 1000);
    assert.deepEqual(range, { from: 0, count: rowsAtTop(480) });
    assert.equal(range.count, 21);
    paint();
    assert.deepEqual(shown.at(-1)?.range, { from: 0, count: 33 });
    assert.deepEqual(painted, []);
  });

  it("is drawn first again where other rows are at the top", () => {
    const sights = finder(1000);
    sights.look(scroller, 1000);
    paint();
    sights.restart(500);
    assert.deepEqual(shown.at(-1)?.range, { from: 0, count: 21 });
    sights.look(scroller, 500);
    sights.look(scroller, 500);
    assert.equal(painted.length, 1);
    paint();
    assert.deepEqual(shown.at(-1)?.range, { from: 0, count: 33 });
  });

  it("is never more than there is", () => {
    const sights = finder(3);
    sights.look(scroller, 3);
    sights.restart(2);
    assert.deepEqual(shown.at(-1)?.range, { from: 0, count: 2 });
  });
});
