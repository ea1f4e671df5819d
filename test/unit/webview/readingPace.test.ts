import assert from "node:assert/strict";
import { ReadingPace } from "../../../webview-ui/src/table/readingPace";

const reading = (read: number, isCancelled = false) => ({ read, total: 100_000, isCancelled });

describe("the time that reading still takes", () => {
  it("is told by the pace once that was seen for a second", () => {
    const pace = new ReadingPace();
    assert.equal(pace.leftMs, null);
    pace.note(reading(30_000), 0);
    pace.note(reading(31_000), 500);
    assert.equal(pace.leftMs, null);
    pace.note(reading(34_000), 1200);
    // 66,000 at 4,000 in 1.2 s are 19.8 s.
    assert.equal(pace.leftMs, 20_000);
  });

  it("follows the pace of the last ten seconds", () => {
    const pace = new ReadingPace();
    pace.note(reading(0), 0);
    pace.note(reading(50_000), 5000);
    for (let second = 6; second <= 20; second += 1) pace.note(reading(50_000 + second * 100), second * 1000);
    assert.equal(pace.leftMs, 480_000);
  });

  it("begins anew after a cancel, and when less is read than before", () => {
    const pace = new ReadingPace();
    pace.note(reading(0), 0);
    pace.note(reading(2000), 2000);
    assert.notEqual(pace.leftMs, null);
    pace.note(reading(2000, true), 2500);
    assert.equal(pace.leftMs, null);
    pace.note(reading(2000), 3000);
    pace.note(reading(4000), 5000);
    assert.notEqual(pace.leftMs, null);
    pace.note(reading(10), 6000);
    assert.equal(pace.leftMs, null);
  });

  it("is not told where nothing goes on", () => {
    const pace = new ReadingPace();
    pace.note(reading(500), 0);
    pace.note(reading(500), 5000);
    assert.equal(pace.leftMs, null);
    pace.note(null, 6000);
    assert.equal(pace.leftMs, null);
  });
});
