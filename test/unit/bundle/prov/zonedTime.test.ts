import assert from "node:assert/strict";

import fc from "fast-check";

import { isZonedTime, zonedTime } from "../../../../src/bundle/prov/zonedTime";

describe("time with a zone", () => {
  it("is any moment as JavaScript writes it", () => {
    const range = {
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(range), (date) => {
        assert.ok(isZonedTime(date.toISOString()));
      }),
    );
  });

  it("is told in UTC with milliseconds", () => {
    assert.equal(zonedTime("2026-11-20T18:00:00+01:00"), "2026-11-20T17:00:00.000Z");
    assert.equal(zonedTime("2024-02-29T00:00:00.5Z"), "2024-02-29T00:00:00.500Z");
  });

  for (const text of [
    "",
    "yesterday",
    "2026-11-20",
    "2026-11-20T18:00:00",
    "2026-11-20 18:00:00Z",
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-11-20T24:30:00Z",
    "2026-11-20T18:00:00+25:00",
    "0000-01-01T00:00:00Z",
  ])
    it(`is not "${text}"`, () => {
      assert.equal(zonedTime(text), null);
      assert.equal(isZonedTime(text), false);
    });

  it("is null for a time that is not there", () => {
    assert.equal(zonedTime(undefined), null);
  });
});
