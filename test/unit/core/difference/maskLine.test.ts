import assert from "node:assert/strict";
import fc from "fast-check";
import { areMaskedAlike, maskLine } from "../../../../src/core/difference/maskLine";
import { maskByOnePattern } from "../../../support/maskByOnePattern";

const pieces = [
  ...["2026-11-20", "2026-11-20T15:28:01.204Z", "2026-11-20 15:28:01,204 +01:00", "15:28:01", "9:05:59 PM"],
  ...[
    "Mon, 2 Jan 2026 10:11:12 GMT 2026",
    "Jan  2 10:11:12",
    "2 JAN, 10:11:12",
    "Sat Nov 21 09:01:44 UTC 2026",
  ],
  ...["train-20261120-152801-k0ds", "a.b-c-20261120-152801-0000", "-20261120-152801-abcd"],
  ...[
    "123e4567-e89b-12d3-a456-426614174000",
    "0x7f3a2c1b",
    "0XDEADBEEF",
    "0x12",
    "deadbeef1234",
    "123456789012",
  ],
  ...[
    "/tmp/a.txt",
    "/var/folders/x/y",
    "/home/ada/data/x.csv",
    "file:///srv/a/b",
    "~/a/b/",
    "C:\\Users\\ada\\x",
    "x:\\",
  ],
  ...["pid 4711", "PID=1", "thread: 9", "port #80", "port"],
  ...[
    "[00:01<00:07, 1.4it/s]",
    "1:02:03<?",
    "00:01<00:02, 3.5 s/it]",
    "3.2 s",
    "1.5e-3ms",
    "12 min",
    "5 m 3 s",
    "5m",
  ],
  ...[
    "120 it/s",
    "12345/s",
    "1.5 MiB/s",
    "12_a/s",
    "12 34/s",
    "3 ms/step",
    "5h/epoch",
    "152s/step",
    "7µs",
    "7ΜS",
  ],
  ...["took 3.4", "elapsed: 5 s", "eta = 1e5", "wall-time 3", "time=5.", "TIME 5:00", "runtime 1.5e3.2"],
  ...[
    "v1.2.3",
    "loss",
    "accuracy 0.98",
    "ſ",
    "K",
    "é",
    "‹time›",
    "\u0000",
    "\\",
    "\r",
    "_",
    "%",
    "x1.",
    "file://",
  ],
];
const joints = ["", " ", ".", "-", ":", "/", "\\", ",", "[", "]", "<", "=", "_", "(", "T", "a", "0", "  "];
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 2, arbitrary: fc.stringMatching(/^[\da-fxTZ:/.<\\ -]{0,14}$/) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }) },
);
const line = fc
  .array(fc.tuple(piece, fc.constantFrom(...joints)), { maxLength: 8 })
  .map((parts) => parts.flat().join(""));
const runs = { numRuns: 20_000 };

describe("a masked line", () => {
  it("is what one pattern that is tried at each place makes of it", () => {
    fc.assert(
      fc.property(line, (text) => {
        assert.equal(maskLine(text), maskByOnePattern(text));
      }),
      runs,
    );
    for (const text of pieces) assert.equal(maskLine(text), maskByOnePattern(text));
  });

  it("is the same as another one where both are alike between the same masks", () => {
    fc.assert(
      fc.property(line, line, (one, other) => {
        if (areMaskedAlike(one, other)) assert.equal(maskLine(one), maskLine(other));
        assert.ok(areMaskedAlike(one, one));
      }),
      runs,
    );
    assert.ok(areMaskedAlike("15:28:01 took 3.2 s in /home/ada/x", "09:01:44 took 41 ms in /srv/ci/x"));
    assert.ok(!areMaskedAlike("15:28:01 loss 0.5", "09:01:44 loss 0.25"));
    assert.ok(!areMaskedAlike("at 15:28:01", "at 0x7f3a2c1b"));
  });
});
