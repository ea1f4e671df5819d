import assert from "node:assert/strict";
import fc from "fast-check";
import { expandArguments } from "../../../../src/core/placeholder/expandArguments";
import { expandEnvironmentLine } from "../../../../src/core/placeholder/expandEnvironmentLine";

const inputs = {
  data: { schema: { type: "string" } },
  "learning-rate": { schema: { type: "number" } },
  verbose: { schema: { type: "boolean" } },
  files: { maxOccurs: "unbounded", schema: { type: "string" } },
  shape: { schema: { type: "array" } },
  token: { schema: { type: "string", format: "secret" } },
} as const;

describe("the arguments of a command", () => {
  const expand = (command: string[], values = {}): readonly string[] => {
    const expanded = expandArguments(command, inputs, values);
    return expanded.ok ? expanded.args : assert.fail(expanded.reason);
  };
  const refusal = (command: string[], values = {}): string => {
    const expanded = expandArguments(command, inputs, values);
    return expanded.ok ? assert.fail(expanded.args.join(" ")) : expanded.reason;
  };

  it("takes any value as one argument, unchanged", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (data) => {
        assert.deepEqual(expand(["a", "{{ data }}", "--d={{data}}!"], { data }), ["a", data, `--d=${data}!`]);
      }),
    );
  });

  it("does not look for placeholders in values", () => {
    assert.deepEqual(expand(["a", "x{{ data }}"], { data: "{{ token }}" }), ["a", "x{{ token }}"]);
  });

  it("writes numbers, booleans and lists as text", () => {
    assert.deepEqual(
      expand(["a", "{{ learning-rate }}", "{{ verbose }}", "{{ shape }}"], {
        "learning-rate": 0.1,
        verbose: false,
        shape: [1, 2],
      }),
      ["a", "0.1", "false", "[1,2]"],
    );
  });

  it("makes one argument of each value of an input that takes several", () => {
    assert.deepEqual(expand(["a", "--in", "{{ files }}"], { files: ["b c", "d"] }), [
      "a",
      "--in",
      "b c",
      "d",
    ]);
  });

  it("leaves an argument without a value out, with the flag before it", () => {
    assert.deepEqual(expand(["a", "--lr", "{{ learning-rate }}", "b"]), ["a", "b"]);
    assert.deepEqual(expand(["a", "--in", "{{ files }}", "b"], { files: [] }), ["a", "b"]);
    assert.deepEqual(expand(["a", "--lr={{ learning-rate }}", "b"], { "learning-rate": null }), ["a", "b"]);
  });

  it("keeps what stands before it when that is no flag, or the program", () => {
    assert.deepEqual(expand(["a", "b", "{{ data }}"]), ["a", "b"]);
    assert.deepEqual(expand(["a", "--", "{{ data }}"]), ["a", "--"]);
    assert.deepEqual(expand(["a", "--x=1", "{{ data }}"]), ["a", "--x=1"]);
    assert.deepEqual(expand(["-a", "{{ data }}"]), ["-a"]);
  });

  it("keeps an empty text as an argument", () => {
    assert.deepEqual(expand(["a", "--d", "{{ data }}"], { data: "" }), ["a", "--d", ""]);
  });

  it("refuses a secret and says where it may go", () => {
    assert.match(
      refusal(["a", "--t={{ token }}"]),
      /argument 2: .*secret.*"environment" as TOKEN=\{\{ token \}\}/,
    );
  });

  it("refuses a placeholder that names no input", () => {
    assert.match(refusal(["a", "{{ constructor }}"]), /names no input.*data, learning-rate/);
  });

  it("refuses a program without a value", () => {
    assert.match(refusal(["{{ data }}", "b"]), /program/);
  });
});

describe("an environment line", () => {
  it("takes everything after the equals sign, with placeholders replaced", () => {
    assert.deepEqual(expandEnvironmentLine("A={{ token }}= 'x' ", inputs, { token: "t\n$" }), {
      ok: true,
      name: "A",
      value: "t\n$= 'x' ",
    });
    assert.deepEqual(expandEnvironmentLine("A=", inputs, {}), { ok: true, name: "A", value: "" });
  });

  it("is left out when its placeholders have no value", () => {
    assert.deepEqual(expandEnvironmentLine("A=x{{ data }}", inputs, {}), {
      ok: true,
      name: "A",
      value: null,
    });
  });

  it("is refused without a name, or with an unknown placeholder", () => {
    for (const line of ["A", "=a", "1A=b", "A-B=c", "{{ data }}=1", "A={{ unknown }}"])
      assert.equal(expandEnvironmentLine(line, inputs, { data: "D" }).ok, false, line);
  });
});
