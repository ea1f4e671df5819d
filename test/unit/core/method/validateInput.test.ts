import assert from "node:assert/strict";
import { describeRule } from "../../../../src/core/method/describeRule";
import { parseInputText } from "../../../../src/core/method/parseInputText";
import { validateInput } from "../../../../src/core/method/validateInput";
import type { Json } from "../../../../src/core/json";
import type { InputDescription } from "../../../../src/core/processDescription";

const rate: InputDescription = { schema: { type: "number", exclusiveMinimum: 0, maximum: 1, default: 0.05 } };
const epochs: InputDescription = { schema: { type: "integer", minimum: 1 } };
const split: InputDescription = { schema: { type: "string", enum: ["test", "train", "all"] } };
const features: InputDescription = {
  maxOccurs: 2,
  schema: { type: "string", format: "multi_choice", enum: ["bill", "flipper", "mass"], default: ["bill"] },
};
const title: InputDescription = { schema: { type: "string", minLength: 2, maxLength: 4 } };
const token: InputDescription = { schema: { type: "string", format: "secret", minLength: 8 } };

function faultOf(input: InputDescription, value: Json): string | null {
  const checked = validateInput("x", input, value);
  return checked.ok ? null : checked.fault;
}

describe("the rule of an input", () => {
  it("is told in words", () => {
    const rules: [InputDescription, string][] = [
      [rate, "A number more than 0, at most 1"],
      [epochs, "A whole number at least 1"],
      [split, "One of test, train, all"],
      [features, "1 to 2 of: bill, flipper, mass"],
      [title, "A text of 2 to 4 characters"],
      [{ schema: { type: "boolean" } }, "Yes or no"],
      [{ schema: { type: "string", format: "file" } }, "The path of a file"],
      [{ maxOccurs: "unbounded", schema: { type: "integer" } }, "One or more values, each a whole number"],
      [
        { schema: { type: "array", items: { type: "number" }, maxItems: 1 } },
        "A list, each entry a number of at most 1 entry",
      ],
      [{ schema: { type: "string", pattern: "^a+$" } }, "A text matching ^a+$"],
      [{ schema: { format: "constructor" } }, "A text"],
    ];
    for (const [input, rule] of rules) assert.equal(describeRule(input), rule);
  });
});

describe("a value of an input", () => {
  it("is refused with the fault, the rule and the default", () => {
    assert.deepEqual(validateInput("rate", rate, -0.1), {
      ok: false,
      fault: "-0.1 is not more than 0",
      reason: "-0.1 is not more than 0. A number more than 0, at most 1; default 0.05",
    });
  });

  it("is held to its type and limits", () => {
    const faults: [InputDescription, Json, string | null][] = [
      [rate, 1, null],
      [rate, 1.5, "1.5 is not at most 1"],
      [rate, "1", "1 is not a number"],
      [epochs, 1.5, "1.5 is not a whole number"],
      [epochs, 0, "0 is not at least 1"],
      [{ schema: { exclusiveMaximum: 2 } }, 2, "2 is not less than 2"],
      [split, "tain", "tain is not one of test, train, all; did you mean train?"],
      [split, "xyzzy", "xyzzy is not one of test, train, all"],
      [title, "", "An empty text has 0 of at least 2 characters"],
      [title, "🦉🦉🦉🦉", null],
      [title, "abcde", "abcde has 5 characters, at most 4 are allowed"],
      [{ schema: { type: "string", pattern: "^a+$" } }, "ab", "ab does not match ^a+$"],
      [{ schema: { type: "boolean" } }, "yes", "yes is not yes or no"],
      [{ schema: { type: "object" } }, [], "[] is not a JSON object"],
      [{ schema: { type: "array", items: { type: "integer" } } }, [1, "a"], "a is not a whole number"],
      [{ schema: { type: "array", minItems: 2 } }, [1], "1 of at least 2 entries are given"],
      [rate, null, "A value is needed"],
    ];
    for (const [input, value, fault] of faults) assert.equal(faultOf(input, value), fault);
  });

  it("is held to its format", () => {
    const formats: [string, string[], string[]][] = [
      ["date", ["2024-02-29"], ["2023-02-29", "2023-2-1", "2023-13-01", "x"]],
      [
        "date-time",
        ["2026-01-31T14:30:00Z", "2026-01-31T14:30", "2026-01-31T14:30:00.5+02:00"],
        ["2026-01-31", "2026-01-31T25:00"],
      ],
      [
        "url",
        ["https://example.org/a?b", "s3://bucket/key", "file:///a"],
        ["example.org", "https://", "https://a b"],
      ],
      ["color", ["#1f77b4", "#fff"], ["red", "#12345"]],
      ["file", ["a b.csv"], [""]],
      ["toString", ["anything"], []],
    ];
    for (const [format, right, wrong] of formats) {
      for (const value of right)
        assert.equal(faultOf({ schema: { type: "string", format } }, value), null, value);
      for (const value of wrong)
        assert.notEqual(faultOf({ schema: { type: "string", format } }, value), null, value);
    }
  });

  it("is a list where the input takes several", () => {
    assert.deepEqual(validateInput("features", features, "mass"), { ok: true, value: ["mass"] });
    assert.equal(faultOf(features, ["bill", "mass", "flipper"]), "3 values are given, at most 2 are allowed");
    assert.equal(faultOf(features, []), "0 of at least 1 values are given");
    assert.match(faultOf(features, ["bill", "bil"]) ?? "", /bil is not one of .*did you mean bill/);
  });

  it("holds no NUL, and no more than an environment variable can", () => {
    const text: InputDescription = { schema: { type: "string" } };
    assert.match(faultOf(text, "a\0b") ?? "", /NUL/);
    assert.match(faultOf({ schema: {} }, { a: "\0" }) ?? "", /NUL/);
    assert.equal(faultOf(text, "a\\u0000b"), null);
    assert.equal(faultOf(text, "x".repeat(100 * 1024)), null);
    assert.match(faultOf(text, "é".repeat(51_201)) ?? "", /101 KB.*EXECUTION_INPUT_X.*at most 100 KB.*file/);
    const limits = { value: 30 * 1024, all: 1 << 20 };
    assert.equal(validateInput("x", text, "x".repeat(31_000), limits).ok, false);
  });

  it("is never repeated when it is a secret", () => {
    const checked = validateInput("token", token, "hunter2");
    assert.ok(!checked.ok && !checked.reason.includes("hunter2"));
  });
});

describe("the text of an input", () => {
  const parse = (input: InputDescription, text: string): Json => {
    const parsed = parseInputText(input, text);
    return parsed.ok ? parsed.value : `fault: ${parsed.fault}`;
  };

  it("becomes a value of the input's type", () => {
    const flag: InputDescription = { schema: { type: "boolean" } };
    const numbers: InputDescription = { schema: { type: "array", items: { type: "number" } } };
    const files: InputDescription = { maxOccurs: "unbounded", schema: { type: "string" } };
    const values: [InputDescription, string, Json][] = [
      [rate, " 1e-3 ", 0.001],
      [rate, ".5", 0.5],
      [rate, "0,1", "fault: 0,1 is not a number; did you mean 0.1?"],
      [rate, "0x10", "fault: 0x10 is not a number"],
      [rate, "", "fault: An empty text is not a number"],
      [rate, "1e999", "fault: 1e999 is too large a number"],
      [epochs, "1e3", 1000],
      [epochs, "1.5", "fault: 1.5 is not a whole number"],
      [
        epochs,
        "9007199254740993",
        "fault: 9007199254740993 is too large to be kept exactly; the largest is 9007199254740991",
      ],
      [flag, "YES", true],
      [flag, "0", false],
      [flag, "maybe", "fault: maybe is not yes or no"],
      [title, " a ", " a "],
      [title, "1", "1"],
      [{ schema: { enum: [1, "one", true] } }, "1", 1],
      [{ schema: { type: "object" } }, '{"a": [1]}', { a: [1] }],
      [{ schema: { type: "object" } }, "a", "fault: a is not a JSON object"],
      [numbers, "[1, 2]", [1, 2]],
      [numbers, "1, 2.5", [1, 2.5]],
      [numbers, "[1,", "fault: [1, is not a JSON list"],
      [features, "bill,mass", ["bill", "mass"]],
      [files, "a, b.csv", ["a, b.csv"]],
      [files, "[draft] a.csv", ["[draft] a.csv"]],
      [files, '["a", "b"]', ["a", "b"]],
      [files, "", []],
    ];
    for (const [input, text, value] of values) assert.deepEqual(parse(input, text), value, text);
  });

  it("is refused with the rule", () => {
    const parsed = parseInputText(rate, "fast");
    assert.equal(
      !parsed.ok && parsed.reason,
      "fast is not a number. A number more than 0, at most 1; default 0.05",
    );
  });
});
