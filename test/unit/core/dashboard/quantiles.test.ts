import assert from "node:assert/strict";
import fc from "fast-check";
import { ascending, median, quantile } from "../../../../src/core/dashboard/quantiles";
import { TimeReader } from "../../../../src/core/dashboard/timeReader";

const durations = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 9 }), fc.double({ min: 0, max: 1e9, noNaN: true })),
  {
    maxLength: 200,
  },
);

describe("a median found without sorting", () => {
  it("is the one of the sorted values", () => {
    fc.assert(
      fc.property(durations, (values) => {
        const sorted = quantile(ascending(values), 0.5);
        const found = median(values);
        assert.ok(
          found === sorted || Math.abs((found ?? NaN) - (sorted ?? NaN)) <= 1e-9 * Math.abs(sorted ?? 0),
        );
      }),
      { numRuns: 500 },
    );
    assert.equal(median([]), null);
    assert.equal(median(new Array<number>(100_000).fill(7)), 7);
  });
});

describe("times read quickly", () => {
  const written = fc
    .tuple(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }), fc.nat(3))
    .map(
      ([date, how]) =>
        [
          date.toISOString(),
          date.toISOString().slice(0, 19),
          String(date),
          `${date.toISOString().slice(0, 23)}+02:00`,
        ][how] ?? "",
    );
  const damaged = fc
    .tuple(written, fc.nat(30), fc.string({ maxLength: 2 }))
    .map(([text, place, sign]) => text.slice(0, place) + sign + text.slice(place + sign.length));

  it("are what Date.parse reads, of texts that are no times, too", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(written, damaged, fc.constant("2026-01-31T24:00:00.000Z")), { maxLength: 20 }),
        (texts) => {
          const reader = new TimeReader();
          assert.deepEqual(
            texts.map((text) => reader.read(text)),
            texts.map((text) => Date.parse(text)),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
