import assert from "node:assert/strict";
import fc from "fast-check";
import { formatBytes } from "../../../../src/core/format/bytes";
import { formatDuration } from "../../../../src/core/format/duration";
import { formatAge, formatDateTime, formatRelativeTime } from "../../../../src/core/format/relativeTime";
import { endOfId, shortenId } from "../../../../src/core/format/shortId";
import { stateLabel } from "../../../../src/core/format/stateLabel";

const kilobyte = 1024;
const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

describe("numbers in words", () => {
  it("tell sizes in steps of 1024", () => {
    const sizes: readonly (readonly [number, string])[] = [
      [0, "0 B"],
      [999, "999 B"],
      [1000, "1 KB"],
      [1536, "1.5 KB"],
      [130 * kilobyte, "130 KB"],
      [1.25 * kilobyte ** 3, "1.3 GB"],
      [5000 * kilobyte ** 5, "5000 PB"],
    ];
    for (const [bytes, text] of sizes) assert.equal(formatBytes(bytes), text);
  });

  it("never tell a size with more than four digits below a thousand petabytes", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 999 * kilobyte ** 5, noNaN: true }), (bytes) =>
        assert.match(formatBytes(Math.floor(bytes)), /^\d{1,3}(\.\d)? [KMGTP]?B$/),
      ),
    );
  });

  it("tell durations by their two largest units", () => {
    const durations: readonly (readonly [number, string])[] = [
      [-5, "0 s"],
      [0.4, "0 s"],
      [3, "3 ms"],
      [9.4, "9 ms"],
      [42, "0.04 s"],
      [400, "0.4 s"],
      [1000, "1 s"],
      [11_840, "11.8 s"],
      [59_940, "59.9 s"],
      [59_960, "1 min"],
      [72_000, "1 min 12 s"],
      [59 * minute + 59.7 * second, "1 h"],
      [2 * hour + 5 * minute, "2 h 5 min"],
      [23 * hour + 59.8 * minute, "1 d"],
      [3 * day + 4 * hour, "3 d 4 h"],
    ];
    for (const [ms, text] of durations) assert.equal(formatDuration(ms), text, String(ms));
  });

  it("never tell 60 s or 60 min", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 * day }), (ms) =>
        assert.doesNotMatch(formatDuration(ms), /\b(60 s|60 min|24 h)\b/),
      ),
    );
  });

  it("tell when something was as a reader says it", () => {
    const now = new Date(2026, 10, 21, 15, 0, 0);
    const ago = (ms: number): string => formatRelativeTime(new Date(now.getTime() - ms), now);
    assert.equal(ago(0), "just now");
    assert.equal(ago(-5 * second), "just now");
    assert.equal(ago(12 * second), "12 s ago");
    assert.equal(ago(14.9 * minute), "14 min ago");
    assert.equal(ago(2.5 * hour), "2 h ago");
    assert.equal(ago(16 * hour), "yesterday");
    assert.equal(ago(5 * day), "5 d ago");
    assert.equal(ago(8 * day), "13 Nov");
    assert.equal(ago(-2 * hour), "21 Nov");
    assert.equal(formatRelativeTime(new Date(2025, 10, 20), now), "20 Nov 2025");
    const night = new Date(2026, 10, 21, 1, 0, 0);
    assert.equal(formatRelativeTime(new Date(2026, 10, 20, 23, 0, 0), night), "2 h ago");
  });

  it("tell an age in few letters, which holds for a minute", () => {
    const now = new Date(2026, 10, 21, 15, 0, 0);
    const age = (ms: number): string => formatAge(new Date(now.getTime() - ms), now);
    const ages = [
      -5 * second,
      59 * second,
      14.9 * minute,
      2.5 * hour,
      16 * hour,
      5 * day,
      8 * day,
      -2 * hour,
    ];
    assert.deepEqual(ages.map(age), ["now", "now", "14 min", "2 h", "1 d", "5 d", "13 Nov", "21 Nov"]);
    assert.equal(formatAge(new Date(2025, 10, 20), now), "20 Nov 2025");
  });

  it("tell a point in time in full, local", () => {
    assert.equal(formatDateTime(new Date(2026, 0, 2, 3, 4, 5)), "2 Jan 2026, 03:04:05");
  });

  it("shorten an id in its middle, to no more than asked", () => {
    assert.equal(shortenId("train-1"), "train-1");
    assert.equal(shortenId("train-20261116-100000-k0ds"), "train-20261116-100000-k0ds");
    assert.equal(shortenId("evaluate-20261116-100000-k0ds"), "evaluate-20261116-10…-k0ds");
    assert.equal(shortenId("evaluate-20261116-100000-k0ds", 12), "evalua…-k0ds");
  });

  it("leave an id its random end, and shorten one of another form", () => {
    assert.equal(endOfId("train-20261116-100000-k0ds"), "k0ds");
    assert.equal(endOfId("a-method-20261116-100000-k0ds7"), "k0ds7");
    assert.equal(endOfId("train-1"), "train-1");
    assert.equal(endOfId("6e0bd1f1-9f9e-4a5c-b3b5-a7a3c8b1d2e4", 12), "6e0bd1…1d2e4");
  });

  it("name states", () => {
    assert.deepEqual((["COMPLETED", "UNKNOWN"] as const).map(stateLabel), ["Completed", "Unknown"]);
  });
});
