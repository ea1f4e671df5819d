import assert from "node:assert/strict";
import fc from "fast-check";
import type { Cause } from "../../../../src/core/compare/cause";
import { executionKey } from "../../../../src/core/executionKey";
import { deltaOf } from "../../../../src/core/compare/delta";
import { causePhrase, phraseText } from "../../../../src/core/compare/phrases";
import { shortVersions, versionStep } from "../../../../src/core/compare/versionStep";
import { inEnglish } from "../../../../src/core/translate";

const cause: Cause = {
  kind: "input",
  name: "lr",
  before: "0.1",
  after: "0.01",
  lines: null,
  likelihood: 80,
  section: "inputs",
};

describe("a cause in words", () => {
  const told = (other: Partial<Cause>): string =>
    phraseText(causePhrase({ ...cause, ...other }, inEnglish, "short"));

  it("names what it is and how it changed", () => {
    assert.equal(told({}), "input lr (0.1 → 0.01)");
    assert.equal(told({ before: null }), "input lr (not set → 0.01)");
    const numpy: Partial<Cause> = { kind: "package", name: "numpy", section: "packages" };
    assert.equal(told({ ...numpy, before: "1.26.4", after: "2.1.0" }), "package numpy (1.26 → 2.1)");
    assert.equal(told({ ...numpy, before: null, after: "2.1.0" }), "package numpy (not installed → 2.1.0)");
    const code: Partial<Cause> = {
      kind: "code",
      name: "train.py",
      section: "code",
      before: null,
      after: null,
    };
    assert.equal(told({ ...code, lines: 1 }), "1 line of train.py");
    assert.equal(told({ ...code, lines: 3 }), "3 lines of train.py");
    assert.equal(told(code), "code train.py");
  });

  it("holds no line end nor control of what a script was given", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        assert.doesNotMatch(told({ after: value }), /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it("marks its name, whatever that is", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        const parts = causePhrase({ ...cause, name }, inEnglish);
        assert.deepEqual(
          parts.filter(({ strong }) => strong).map(({ text }) => text),
          [name],
        );
      }),
    );
  });
});

describe("two versions", () => {
  it("are a major, minor or patch step apart", () => {
    assert.equal(versionStep("1.26.4", "2.1.0"), "major");
    assert.equal(versionStep("1.4.2", "1.5.1"), "minor");
    assert.equal(versionStep("0.4.2", "0.5.0"), "major");
    assert.equal(versionStep("1.4.2", "1.4.3"), "patch");
    assert.equal(versionStep("2.1", "2.1.0"), "patch");
  });

  it("are written as far as they differ, and never alike", () => {
    assert.deepEqual(shortVersions("1.26.4", "1.26.5"), ["1.26.4", "1.26.5"]);
    const version = fc
      .array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join("."));
    fc.assert(
      fc.property(version, version, (one, other) => {
        const [before, after] = shortVersions(one, other);
        assert.equal(before === after, one === other);
      }),
    );
  });
});

describe("a number against the baseline", () => {
  it("is better or worse by the direction of the metric, and neither without one", () => {
    assert.deepEqual(deltaOf(0.98, 0.93, "max")?.verdict, "better");
    assert.deepEqual(deltaOf(0.98, 0.93, "min")?.verdict, "worse");
    assert.deepEqual(deltaOf(-2, -1, null), { absolute: -1, percent: -100, verdict: null });
    assert.equal(deltaOf(1, 0, "max")?.percent, null);
    assert.equal(deltaOf("NaN", 1, "max"), null);
    assert.equal(deltaOf(null, 1, "max"), null);
  });
});

describe("the letters of executions", () => {
  it("go on after Z and are each their own", () => {
    assert.deepEqual([0, 25, 26, 51, 52, 99].map(executionKey), ["A", "Z", "AA", "AZ", "BA", "CV"]);
  });
});
