import assert from "node:assert/strict";
import fc from "fast-check";
import { parseMethod } from "../../../../src/core/method/parseMethod";

function descriptor(changes: object = {}): Record<string, unknown> {
  return {
    id: "train",
    version: "1.0.0",
    inputs: { lr: { schema: { type: "number" } }, token: { schema: { type: "string", format: "secret" } } },
    outputs: { model: { schema: { type: "string" } } },
    additionalParameters: { parameters: [{ name: "command", value: ["train", "--lr", "{{ lr }}"] }] },
    ...changes,
  };
}

function running(...parameters: { name: string; value: unknown }[]): object {
  return { additionalParameters: { parameters } };
}

function problemsOf(value: unknown): readonly string[] {
  const parsed = parseMethod(value, "train.json");
  return parsed.ok ? [] : parsed.problems;
}

describe("a descriptor", () => {
  it("is handed back as it came, unknown fields too", () => {
    const value = descriptor({ "x-own": { a: 1 }, abstract: "…" });
    const parsed = parseMethod(value, "train.json");
    assert.ok(parsed.ok);
    assert.equal(parsed.method, value);
  });

  it("may list its inputs and outputs with ids, or have none", () => {
    const listed = parseMethod(
      descriptor({
        inputs: [{ id: "lr", schema: { type: "number" }, x: 1 }],
        outputs: [{ id: "m", schema: {} }],
      }),
      "train.json",
    );
    assert.ok(listed.ok);
    assert.deepEqual(Object.keys(listed.method.inputs), ["lr"]);
    assert.deepEqual(listed.method.outputs, { m: { id: "m", schema: {} } });
    const bare = parseMethod(
      { id: "a", version: "1", ...running({ name: "command", value: ["a"] }) },
      "a.json",
    );
    assert.deepEqual(bare.ok && [bare.method.inputs, bare.method.outputs], [{}, {}]);
  });

  const wrong: [what: string, value: unknown, problem: RegExp][] = [
    ["a list", [], /^it is not a process description/],
    ["without id", descriptor({ id: undefined }), /^id: is missing: add "id": "train"$/],
    ["with a path as id", descriptor({ id: "../a" }), /^id: must be 1 to 64/],
    ["without version", descriptor({ version: undefined }), /^version: is missing/],
    ["with a number as title", descriptor({ title: 3 }), /^title: must be a text, not 3$/],
    ["with metadata that is no list", descriptor({ metadata: {} }), /^metadata: must be a list/],
    [
      "with a role that is no text",
      descriptor({ metadata: [{ role: 1 }] }),
      /^metadata\[0\]\.role: must be a text/,
    ],
    ["with a text as inputs", descriptor({ inputs: "lr" }), /^inputs: must be a JSON object/],
    ["with an input without schema", descriptor({ inputs: { lr: {} } }), /^inputs\.lr\.schema: is missing/],
    [
      "with an unknown type",
      descriptor({ inputs: { lr: { schema: { type: "float" } } } }),
      /^inputs\.lr\.schema\.type: must be one of string, number, .* not "float"$/,
    ],
    [
      "with a limit that is no number",
      descriptor({ inputs: { lr: { schema: { type: "number", minimum: "0" } } } }),
      /^inputs\.lr\.schema\.minimum: must be a number, not "0"$/,
    ],
    [
      "with limits that no value can follow",
      descriptor({ inputs: { lr: { schema: { minimum: 2, maximum: 1 } } } }),
      /^inputs\.lr\.schema\.minimum: 2 is more than maximum, 1/,
    ],
    [
      "with a default that breaks its own rule",
      descriptor({ inputs: { lr: { schema: { type: "integer", default: 0.5 } } } }),
      /^inputs\.lr\.schema\.default: 0\.5 is not a whole number$/,
    ],
    [
      "with a default for a secret",
      descriptor({ inputs: { lr: { schema: { format: "password", default: "x" } } } }),
      /^inputs\.lr\.schema\.default: a secret/,
    ],
    [
      "with a fixed input without a value",
      descriptor({ inputs: { lr: { schema: { readOnly: true } } } }),
      /^inputs\.lr\.schema\.readOnly: .*needs a default/,
    ],
    [
      "with a pattern that cannot be used",
      descriptor({ inputs: { lr: { schema: { pattern: "(?=a)" } } } }),
      /^inputs\.lr\.schema\.pattern: \(\?=a\) is no regular expression/,
    ],
    [
      "with more occurrences wanted than allowed",
      descriptor({ inputs: { lr: { minOccurs: 3, maxOccurs: 2, schema: {} } } }),
      /^inputs\.lr\.minOccurs: 3 is more than maxOccurs, 2$/,
    ],
    [
      "with occurrences that are none",
      descriptor({ inputs: { lr: { maxOccurs: 0, schema: {} } } }),
      /^inputs\.lr\.maxOccurs: must be a whole number of 1 or more, or "unbounded", not 0$/,
    ],
    [
      "with two inputs in one variable",
      descriptor({ inputs: { lr: { schema: {} }, "a-b": { schema: {} }, a_b: { schema: {} } } }),
      /^inputs\.a_b: a_b and a-b would both be handed over as EXECUTION_INPUT_A_B/,
    ],
    [
      "with two inputs of one id",
      descriptor({
        inputs: [
          { id: "lr", schema: {} },
          { id: "lr", schema: {} },
        ],
      }),
      /^inputs\[1\]\.id: lr is given twice$/,
    ],
    [
      "with nothing to run",
      descriptor({ additionalParameters: {} }),
      /^additionalParameters: nothing to run/,
    ],
    [
      "with two things to run",
      descriptor(running({ name: "command", value: ["a"] }, { name: "execute-script", value: ["a"] })),
      /^additionalParameters: command and execute-script are both given/,
    ],
    [
      "with a parameter given twice",
      descriptor(running({ name: "command", value: ["a"] }, { name: "command", value: ["b"] })),
      /^additionalParameters\.parameters\[1\]: command is given twice/,
    ],
    [
      "with a script that is no list",
      descriptor(running({ name: "execute-script", value: "echo" })),
      /^additionalParameters\.parameters\[0\]\.value: of execute-script must be a list/,
    ],
    [
      "with a line that is no text",
      descriptor(running({ name: "execute-script", value: ["echo", 1] })),
      /^execute-script\[1\]: must be a text, not 1$/,
    ],
    [
      "with a placeholder that names no input",
      descriptor(running({ name: "command", value: ["a", "{{ rate }}"] })),
      /^command\[1\]: \{\{ rate \}\} names no input/,
    ],
    [
      "with a secret in its command",
      descriptor(running({ name: "command", value: ["{{ token }}"] })),
      /^command\[0\]: .*secret/,
    ],
    [
      "with a placeholder where a value could run",
      descriptor(running({ name: "execute-script", value: ["echo", "eval {{ lr }}"] })),
      /^execute-script, line 2: \{\{ lr \}\} is run as a command by eval/,
    ],
    [
      "with a wrong environment line",
      descriptor(running({ name: "command", value: ["a"] }, { name: "environment", value: ["A=1", "B"] })),
      /^environment\[1\]: it must read NAME=VALUE/,
    ],
    [
      "with a time limit that is none",
      descriptor(running({ name: "command", value: ["a"] }, { name: "max-time", value: ["soon"] })),
      /^max-time: must be a number of seconds/,
    ],
    [
      "with an input that would change prototypes",
      descriptor({ inputs: JSON.parse('{"lr":{"schema":{}},"__proto__":{"schema":{}}}') as object }),
      /^inputs\.__proto__: /,
    ],
  ];
  for (const [what, value, problem] of wrong)
    it(`${what} is refused, naming the field`, () => {
      const problems = problemsOf(value);
      assert.equal(problems.length, 1, problems.join("\n"));
      assert.match(problems[0] ?? "", problem);
    });

  it("is told everything that is wrong at once", () => {
    assert.equal(problemsOf({ inputs: { a: { schema: { type: "x", minimum: "y" } } } }).length, 4);
  });

  it("is judged whatever JSON it is", () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.constantFrom("inputs", "outputs", "metadata", "additionalParameters", "links"),
        (json, field) => {
          parseMethod(JSON.parse(json), "a.json");
          parseMethod(descriptor({ [field]: JSON.parse(json) as unknown }), "a.json");
        },
      ),
    );
  });
});
