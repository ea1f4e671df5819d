import assert from "node:assert/strict";
import { whyNotMasked } from "../../../../src/core/secrets/judgeSecret";

describe("whether a secret is masked", () => {
  const names = ["train-classifier", "scripts/train.py", "/home/user/penguins"];

  it("refuses what is short, a common word or a part of one, or stands in the method's names and paths", () => {
    assert.match(whyNotMasked("abc", names) ?? "", /only 3 characters/);
    assert.match(whyNotMasked(" x\n", names) ?? "", /only 1 character,/);
    assert.match(whyNotMasked("rain", names) ?? "", /common word/);
    assert.match(whyNotMasked("PASSWORD", names) ?? "", /common word/);
    assert.match(whyNotMasked("penguins", names) ?? "", /names or paths/);
    assert.match(whyNotMasked("Classifier", names) ?? "", /names or paths/);
  });

  it("never repeats the value in the reason", () => {
    for (const value of ["q7z", "rning", "penguins"])
      assert.ok(!(whyNotMasked(value, names) ?? "").includes(value));
  });

  it("masks what is neither", () => {
    for (const value of ["r4in", "1234", "ghp_a8K", "correct horse", "zebra"])
      assert.equal(whyNotMasked(value, names), null);
  });
});
