import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { ComparedExecution } from "../../../../src/core/compare/comparedExecution";
import { compareExecutions } from "../../../../src/core/compare/comparison";
import type { Delta } from "../../../../src/core/compare/delta";
import { deltaText } from "../../../../src/core/compare/deltaText";
import { rowText } from "../../../../src/core/compare/rowText";
import type { Json } from "../../../../src/core/json";
import { inEnglish } from "../../../../src/core/translate";
import { fieldKey } from "../../../../src/panels/compare/executionOrder";
import { sectionViews } from "../../../../src/panels/compare/sectionViews";
import { compareCells } from "../../../../src/shared/compare/compareCells";
import { comparedExecution } from "../../../support/comparedExecution";
import { summary } from "../../../support/summaries";

const number = fc.double({ noNaN: true, noDefaultInfinity: true });
const value: fc.Arbitrary<Json> = fc.oneof(
  number,
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.integer()),
);
interface Run {
  readonly lr: Json;
  readonly accuracy: number | null;
  readonly durationMs: number | null;
  readonly state: "COMPLETED" | "FAILED" | "CACHED";
}

const run: fc.Arbitrary<Run> = fc.record({
  lr: value,
  accuracy: fc.option(number),
  durationMs: fc.option(fc.nat()),
  state: fc.constantFrom<Run["state"][]>("COMPLETED", "FAILED", "CACHED"),
});

function executionOf({ lr, accuracy, durationMs, state }: Run, place: number): ComparedExecution {
  const id = `train-${place}`;
  return comparedExecution(id, {
    summary: summary({ id, state, durationMs }),
    inputs: { lr },
    metrics: new Map(
      accuracy === null ? [] : [["accuracy", { last: accuracy, least: accuracy, greatest: accuracy }]],
    ),
  });
}

describe("the cells of a comparison", () => {
  it("tell of each value what the comparison tells, whichever execution the others are held against", () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 2, maxLength: 5 }), fc.nat(), (runs, nth) => {
        const executions = runs.map(executionOf);
        const baseline = nth % executions.length;
        const comparison = compareExecutions(executions, baseline, []);
        const fields = new Map(comparison.rows.map((row) => [fieldKey(row), row]));
        const rows = sectionViews(comparison, inEnglish).flatMap((section) => section.rows);
        assert.equal(rows.length, comparison.rows.length);
        for (const row of rows) {
          const field = fields.get(row.key);
          assert.ok(field);
          for (const [index, cell] of compareCells(row, baseline).entries()) {
            const delta: Delta | null = field.deltas[index] ?? null;
            assert.equal(cell.text, rowText(field, index));
            assert.equal(cell.delta, deltaText(field, index));
            assert.equal(cell.verdict, delta?.verdict ?? null);
            assert.equal(cell.mark === "baseline", index === baseline);
          }
          const marks = compareCells(row, baseline).map(({ mark }) => mark);
          assert.equal(marks.includes("differs"), row.differs);
        }
      }),
    );
  });

  it("are made once for a baseline, however often the row is drawn", () => {
    const executions = [0.1, 0.2].map((lr, place) =>
      executionOf({ lr, accuracy: null, durationMs: null, state: "COMPLETED" }, place),
    );
    const [row] = sectionViews(compareExecutions(executions, 0, []), inEnglish).flatMap(({ rows }) => rows);
    assert.ok(row);
    const first = compareCells(row, 0);
    assert.equal(compareCells(row, 0), first);
    assert.notDeepEqual(compareCells(row, 1), first);
  });
});
