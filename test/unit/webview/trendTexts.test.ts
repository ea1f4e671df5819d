import assert from "node:assert/strict";
import { changeText, outlierText, tickTexts } from "../../../webview-ui/src/dashboard/trendTexts";

const strings = { outlier: "{0}, {1}×" };

describe("the words in the picture of durations", () => {
  it("say how often the median something took, but for a median of nothing", () => {
    assert.equal(outlierText({ taken: 52_000, times: 4.63 }, strings), "52 s, 4.6×");
    assert.equal(outlierText({ taken: 2000, times: null }, strings), "2 s");
  });

  it("say by how much the level changed, but from nothing on from what to what", () => {
    assert.equal(changeText({ before: 10_000, after: 11_900 }), "+19 %");
    assert.equal(changeText({ before: 10_000, after: 5000 }), "−50 %");
    assert.equal(changeText({ before: 0, after: 2000 }), "0 s → 2 s");
  });

  it("say something else beside each line of the scale, however close they are", () => {
    assert.deepEqual(tickTexts([0, 30_000, 60_000]), ["0 s", "30 s", "1 min"]);
    assert.deepEqual(tickTexts([250, 300, 350]), ["0.25 s", "0.30 s", "0.35 s"]);
    assert.deepEqual(tickTexts([4, 8]), ["4 ms", "8 ms"]);
    assert.deepEqual(tickTexts([11, 14]), ["0.011 s", "0.014 s"]);
  });
});
