import assert from "node:assert/strict";
import fc from "fast-check";
import { parseEvents, totalsOf } from "../../../src/core/parseEvents";
import { parseScriptLine } from "../../../src/core/scriptLine";

const time = "2026-11-21T09:30:00.000Z";
const eventOf = (value: unknown): unknown => {
  const parsed = parseScriptLine(JSON.stringify(value), time);
  return parsed.ok ? parsed.event : parsed.problem;
};

describe("what a script says", () => {
  it("is taken as an event with the time at which it was read", () => {
    assert.deepEqual(eventOf({ type: "status", message: "Epoch 3/10", progress: 30 }), {
      at: time,
      type: "status",
      message: "Epoch 3/10",
      progress: 30,
    });
    assert.deepEqual(eventOf({ type: "status", progress: 30 }), {
      at: time,
      type: "status",
      message: "",
      progress: 30,
    });
    assert.deepEqual(eventOf({ type: "metric", name: "loss", value: 0.31, step: 3 }), {
      at: time,
      type: "metric",
      name: "loss",
      value: 0.31,
      step: 3,
    });
    assert.deepEqual(eventOf({ type: "property", name: "layers", value: [1, 2] }), {
      at: time,
      type: "property",
      name: "layers",
      value: [1, 2],
    });
    assert.deepEqual(eventOf({ type: "property", name: "none", value: null }), {
      at: time,
      type: "property",
      name: "none",
      value: null,
    });
    const artifact = {
      type: "artifact",
      role: "input",
      path: "a.pt",
      artifactType: "Model",
      name: "best",
      copy: true,
    };
    assert.deepEqual(eventOf(artifact), { at: time, ...artifact });
    assert.deepEqual(eventOf({ type: "artifact", path: "a.pt", copy: 1 }), {
      at: time,
      type: "artifact",
      role: "output",
      path: "a.pt",
    });
    assert.deepEqual(eventOf({ type: "dataset", name: "d", members: ["a", 1], types: "Training" }), {
      at: time,
      type: "dataset",
      name: "d",
      types: [],
      members: ["a"],
    });
  });

  it("keeps its own time when that is one", () => {
    const said = (own: unknown): unknown =>
      (eventOf({ type: "status", message: "x", at: own }) as { at: string }).at;
    assert.equal(said("2026-01-01T01:00:00+01:00"), "2026-01-01T00:00:00.000Z");
    for (const bad of ["soon", 5, "2026-01-01".padEnd(50, " ")]) assert.equal(said(bad), time);
  });

  it("may say a metric that is no finite number, as a text or as Python's json writes it", () => {
    for (const value of ["NaN", "Infinity", "-Infinity"])
      for (const written of [value, JSON.stringify(value)]) {
        const parsed = parseScriptLine(`{"type":"metric","name":"a NaN","value":${written},"step":3}`, time);
        const event = { at: time, type: "nonFinite", name: "a NaN", value, step: 3 };
        assert.deepEqual(parsed, { ok: true, event });
      }
    const property = parseScriptLine('{"type":"property","name":"score","value":[NaN, "x\\"NaN"]}', time);
    assert.deepEqual(property.ok && property.event.type === "property" && property.event.value, [
      "NaN",
      'x"NaN',
    ]);
  });

  it("is told back as a problem when it is not understood", () => {
    const problems: readonly (readonly [string, RegExp])[] = [
      ["loss 3", /^not JSON: loss 3$/],
      ["x".repeat(200), /^not JSON: x{80}…$/],
      ["[1]", /^not a JSON object/],
      ['{"type":"plot"}', /its type is none of/],
      ['{"type":"status"}', /neither message nor progress/],
      ['{"type":"metric","value":1}', /a metric has no name/],
      ['{"type":"metric","name":"m","value":"1"}', /the metric m has a value that is no finite number/],
      ['{"type":"metric","name":"m","value":1e999}', /no finite number/],
      [`{"type":"metric","name":"${"m".repeat(257)}","value":1}`, /over 256/],
      ['{"type":"property","name":"p"}', /the property p has no value/],
      ['{"type":"artifact"}', /no path/],
      ['{"type":"dataset"}', /no name/],
    ];
    for (const [line, problem] of problems) {
      const parsed = parseScriptLine(line, time);
      assert.ok(!parsed.ok, line);
      assert.match(parsed.problem, problem);
    }
  });

  it("never ends the run, whatever it is; what is taken is read back from the file", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        const parsed = parseScriptLine(line, time);
        if (parsed.ok) assert.deepEqual(parseEvents(`${JSON.stringify(parsed.event)}\n`), [parsed.event]);
        else assert.notEqual(parsed.problem, "");
      }),
    );
  });

  it("gives last values of metrics and properties", () => {
    const lines = [
      { at: time, type: "metric", name: "loss", value: 2 },
      { at: time, type: "property", name: "__proto__", value: 1 },
      { at: time, type: "metric", name: "loss", value: 1 },
      { type: "metric", name: "loss", value: 9 },
    ];
    const events = parseEvents(`${lines.map((line) => JSON.stringify(line)).join("\n")}\nhalf a li`);
    assert.equal(events.length, 3);
    const { metrics, properties } = totalsOf(events);
    assert.deepEqual(metrics, { loss: 1 });
    assert.deepEqual(Object.keys(properties), ["__proto__"]);
  });
});
