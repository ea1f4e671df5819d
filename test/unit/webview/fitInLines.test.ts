import assert from "node:assert/strict";
import { fitInLines, type Room } from "../../../webview-ui/src/details/fitInLines";

const room: Room = { width: 100, lines: 2, gap: 10, link: 30 };

describe("parts of a card that has few lines", () => {
  it("are all shown, without a link, where they fit", () => {
    assert.deepEqual(fitInLines([45, 45, 45, 45], room, false), [0, 1, 2, 3]);
  });

  it("leave room for the link where some are left out", () => {
    assert.deepEqual(fitInLines([45, 45, 45, 45, 45], room, false), [0, 1, 2]);
    assert.deepEqual(fitInLines([45, 45, 45, 45], room, true), [0, 1, 2]);
  });

  it("leave out those that are wider than a line, and show what stands after them", () => {
    assert.deepEqual(fitInLines([45, 101, 45], room, false), [0, 2]);
    assert.deepEqual(fitInLines([300], room, false), []);
  });

  it("wrap where the next one would not stand in the line any more", () => {
    assert.deepEqual(fitInLines([65, 65, 65], room, false), [0]);
    assert.deepEqual(fitInLines([60, 60], room, false), [0, 1]);
  });
});
