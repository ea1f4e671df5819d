import assert from "node:assert/strict";
import fc from "fast-check";
import {
  parseAlertRule,
  ruleKey,
  ruleSetting,
  type AlertCondition,
  type AlertRule,
} from "../../../../src/core/alerts/alertRule";
import { parseQuery } from "../../../../src/core/query/parseQuery";

/** The rule that an entry of the setting is. */
function ruleOf(entry: unknown): AlertRule {
  const parsed = parseAlertRule(entry);
  assert.ok(parsed.ok, parsed.ok ? "" : parsed.problem);
  return parsed.rule;
}

const positive = fc.double({ min: 0.001, max: 1e9, noNaN: true });
const limit = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => value + 0);

const conditions: fc.Arbitrary<AlertCondition> = fc.oneof(
  fc.record({ when: fc.constant("failed" as const) }),
  fc
    .tuple(positive, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }))
    .map(([times, one, other]) => ({
      when: "slow" as const,
      times,
      runs: Math.max(one, other),
      atLeast: Math.min(one, other),
    })),
  fc.record({ when: fc.constantFrom("duration" as const, "silent" as const), minutes: positive }),
  fc
    .record({
      when: fc.constantFrom("metric" as const, "property" as const),
      name: fc.constantFrom("loss", "val acc"),
      over: fc.option(limit),
      under: fc.option(limit),
      notANumber: fc.boolean(),
      at: fc.constantFrom("any" as const, "end" as const),
    })
    .filter(({ over, under, notANumber }) => over !== null || under !== null || notANumber),
  fc.record({
    when: fc.constantFrom("memory" as const, "cpu" as const),
    over: positive,
    minutes: fc.oneof(fc.constant(0), positive),
  }),
);

const rules: fc.Arbitrary<AlertRule> = fc
  .record({
    title: fc.option(fc.constantFrom("Diverged", "x")),
    condition: conditions,
    queryText: fc.option(fc.constantFrom("method:train", "tag:a OR tag:b")),
    muted: fc.boolean(),
  })
  .map((rule) => {
    const parsed = parseQuery(rule.queryText ?? "");
    assert.ok(parsed.ok);
    return { ...rule, condition: { ...rule.condition }, query: parsed.query };
  });

describe("a rule for alerts", () => {
  it("is read back from the setting that it is written to, whatever it asks for", () => {
    fc.assert(
      fc.property(rules, (rule) => {
        assert.deepEqual(ruleOf(JSON.parse(JSON.stringify(ruleSetting(rule)))), rule);
      }),
    );
  });

  it("is one with another that asks for the same, however it is called and whether it is muted", () => {
    const key = ruleKey(ruleOf({ when: "metric", name: "loss", over: 1 }));
    assert.equal(ruleKey(ruleOf({ name: "loss", over: 1, when: "metric", title: "x", muted: true })), key);
    assert.notEqual(ruleKey(ruleOf({ when: "metric", name: "loss", over: 2 })), key);
    assert.notEqual(ruleKey(ruleOf({ when: "metric", name: "loss", over: 1, query: "tag:x" })), key);
  });

  it("has defaults for what may be left out", () => {
    assert.deepEqual(ruleOf({ when: "slow" }).condition, { when: "slow", times: 2, runs: 10, atLeast: 3 });
    assert.deepEqual(ruleOf({ when: "slow", runs: 1 }).condition, {
      when: "slow",
      times: 2,
      runs: 1,
      atLeast: 1,
    });
    assert.deepEqual(ruleOf({ when: "memory", over: 5 }).condition, { when: "memory", over: 5, minutes: 0 });
  });

  for (const [entry, problem] of [
    [null, "it is no object"],
    [{}, 'its "when" is none of failed,'],
    [{ when: "late" }, 'its "when" is none of'],
    [{ when: "duration" }, 'its "minutes" must be a number over 0'],
    [{ when: "silent", minutes: 0 }, 'its "minutes" must be a number over 0'],
    [{ when: "metric", over: 1 }, 'its "name" says of no metric'],
    [{ when: "metric", name: "loss" }, 'it has none of "over", "under" and "notANumber"'],
    [{ when: "property", name: "n", over: "5" }, 'its "over" must be a number'],
    [{ when: "memory" }, 'its "over" must be a number over 0'],
    [{ when: "cpu", over: 1, minutes: -1 }, 'its "minutes" must be a number, 0 or more'],
    [{ when: "slow", runs: 2, atLeast: 5 }, 'its "atLeast" is more than its "runs"'],
    [{ when: "failed", query: "method:" }, "its query method: is wrong at position"],
  ] as const)
    it(`is none, with the reason, where it is ${JSON.stringify(entry)}`, () => {
      const parsed = parseAlertRule(entry);
      assert.ok(!parsed.ok);
      assert.ok(parsed.problem.startsWith(problem), parsed.problem);
    });
});
