import assert from "node:assert/strict";
import fc from "fast-check";
import {
  FollowedVocabulary,
  vocabularyOf,
  type QueryVocabulary,
} from "../../../../src/core/query/queryVocabulary";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { summary } from "../../../support/summaries";

const number = fc.constantFrom(0, 1, 2.5, -3, 7);
const values = fc.dictionary(fc.constantFrom("loss", "x", "toString"), number, {
  maxKeys: 2,
  noNullPrototype: true,
});
const inputs = fc.dictionary(fc.constantFrom("x", "lr"), fc.oneof(number, fc.constantFrom("a", true, [1])), {
  maxKeys: 2,
  noNullPrototype: true,
});
const execution: fc.Arbitrary<{ readonly summary: ExecutionSummary }> = fc
  .record({
    inputs,
    properties: inputs,
    metrics: values,
    branch: fc.constantFrom(null, "main", "feature"),
    tags: fc.subarray(["a", "b"]),
    state: fc.constantFrom("COMPLETED", "FAILED", "EXECUTING"),
    durationMs: fc.constantFrom(null, 5, 1000),
  })
  .map((changes) => ({ summary: summary({ ...changes, id: "e" }) }));

/** All that a vocabulary tells, read out. */
function told(vocabulary: QueryVocabulary): unknown {
  const names = (["property", "metric", "input", "env"] as const).map((field) =>
    vocabulary.names(field).map((known) => ({ ...known })),
  );
  const fields = ["branch", "tag", "status", "is", "note"].map((field) => vocabulary.values(field));
  return { names, fields, durations: vocabulary.durations() };
}

describe("the vocabulary of executions", () => {
  it("is the same followed as counted anew", () => {
    const step = fc.record({ come: fc.array(execution, { maxLength: 3 }), from: fc.nat(6) });
    fc.assert(
      fc.property(fc.array(execution), fc.array(step, { maxLength: 8 }), fc.nat(8), (first, steps, begin) => {
        let all = first;
        const followed = new FollowedVocabulary(() => all);
        for (const [index, { come, from }] of steps.entries()) {
          if (index >= begin) told(followed);
          const gone = all.slice(from, from + 2);
          all = [...all.filter((each) => !gone.includes(each)), ...come];
          followed.follow({ gone, come });
          assert.deepEqual(told(followed), told(vocabularyOf(all.map((each) => each.summary))));
        }
      }),
    );
  });

  it("tells of names how many have them, and the ends and the middle of their numbers", () => {
    const losses = [0.5, 0.1, 0.9].map((loss) => summary({ id: "e", metrics: { loss } }));
    const [known] = vocabularyOf(losses).names("metric");
    assert.deepEqual(
      [known?.name, known?.count, known?.range, known?.median],
      ["loss", 3, { least: 0.1, most: 0.9 }, 0.5],
    );
  });

  it("looks at the values of a name when they are asked for alone", () => {
    let looked = 0;
    const all = [{ summary: summary({ id: "e", metrics: { loss: 1 } }) }];
    const vocabulary = new FollowedVocabulary(() => {
      looked += 1;
      return all;
    });
    const [known] = vocabulary.names("metric");
    vocabulary.follow({ gone: [], come: all });
    assert.equal(vocabulary.names("metric")[0]?.count, 2);
    assert.deepEqual(known?.range, { least: 1, most: 1 });
    assert.equal(looked, 1, "what comes is counted, the rest is not");
    assert.equal(known.values.length, 1);
    assert.equal(looked, 2);
  });
});
