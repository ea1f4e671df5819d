import assert from "node:assert/strict";
import fc from "fast-check";
import {
  parseHousekeepingRules,
  type HousekeepingRule,
} from "../../../../src/core/housekeeping/housekeepingRule";
import { planHousekeeping, type HousekeepingPlan } from "../../../../src/core/housekeeping/planHousekeeping";
import { isEndState, recordedStates, type ExecutionState } from "../../../../src/core/lifecycle";
import { methodKey } from "../../../../src/core/methodKey";
import { decideQuery } from "../../../../src/core/query/decideQuery";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { now, summary } from "../../../support/summaries";

const day = 24 * 3600 * 1000;
const ago = (days: number): string => new Date(now.getTime() - days * day).toISOString();

function rulesOf(...setting: object[]): readonly HousekeepingRule[] {
  const { rules, problems } = parseHousekeepingRules(setting);
  assert.deepEqual(problems, []);
  return rules;
}

function plan(
  rules: readonly HousekeepingRule[],
  executions: readonly ExecutionSummary[],
  used: readonly string[] = [],
): HousekeepingPlan {
  return planHousekeeping(rules, executions, {
    now,
    used: new Set(used),
    matches: ({ query }, execution) => query !== null && decideQuery(query.query, execution, now) === true,
  });
}

const taken = ({ steps }: HousekeepingPlan): string[] =>
  steps.flatMap(({ rule, executions }) => executions.map(({ id }) => `${rule.action} ${id}`));

describe("the plan of housekeeping", () => {
  const old = (id: string, changes: Partial<ExecutionSummary> = {}): ExecutionSummary =>
    summary({ id, created: ago(40), finished: ago(40), ...changes });

  it("takes what ended longer ago than a rule says", () => {
    const executions = [summary({ id: "new" }), old("month", { finished: ago(29.9) }), old("old")];
    assert.deepEqual(taken(plan(rulesOf({ action: "archive", olderThanDays: 30 }), executions)), [
      "archive old",
    ]);
  });

  it("keeps the last of each method, whatever their state", () => {
    const executions = [
      old("train-3", { state: "EXECUTING" }),
      old("train-2", { state: "FAILED" }),
      old("train-1"),
      old("evaluate-1", { methodId: "evaluate", script: "evaluate.py" }),
    ];
    assert.deepEqual(taken(plan(rulesOf({ action: "delete", keepLast: 2 }), executions)), ["delete train-1"]);
    assert.deepEqual(taken(plan(rulesOf({ action: "delete", keepLast: 1 }), executions)), [
      "delete train-2",
      "delete train-1",
    ]);
  });

  it("takes failed ones alone, and what a query finds", () => {
    const executions = [old("ok"), old("bad", { state: "FAILED" }), old("stopped", { state: "STOPPED" })];
    assert.deepEqual(taken(plan(rulesOf({ action: "delete", failedOnly: true }), executions)), [
      "delete bad",
    ]);
    const rules = rulesOf({ action: "archive", query: "NOT status:failed", olderThanDays: 1 });
    assert.deepEqual(taken(plan(rules, executions)), ["archive ok", "archive stopped"]);
  });

  it("tells how many it leaves out because they are pinned, tagged or used", () => {
    const executions = [
      old("pinned", { pinned: true }),
      old("tagged", { tags: ["paper"] }),
      old("used"),
      old("free"),
    ];
    const found = plan(rulesOf({ action: "archive", olderThanDays: 30 }), executions, ["used"]);
    assert.deepEqual(taken(found), ["archive free"]);
    assert.deepEqual(found.spared, { pinned: 1, tagged: 1, used: 1 });
  });

  it("deletes rather than archives where rules of both kinds hold, and archives nothing twice", () => {
    const executions = [
      old("live"),
      old("older", { finished: ago(400) }),
      old("archived", { archived: true }),
    ];
    const rules = rulesOf({ action: "archive", olderThanDays: 30 }, { action: "delete", olderThanDays: 365 });
    assert.deepEqual(taken(plan(rules, executions)), ["archive live", "delete older"]);
  });

  it("takes nothing whose end is not known: its runner died, or is elsewhere", () => {
    const executions = [old("dead", { state: "DEAD" }), old("unknown", { state: "UNKNOWN", created: null })];
    assert.deepEqual(taken(plan(rulesOf({ action: "delete", olderThanDays: 1 }), executions)), []);
  });

  it("never takes what it must not, whatever the rules and the executions", () => {
    const states: readonly ExecutionState[] = [...recordedStates, "DEAD", "UNKNOWN"];
    const anyExecution = fc.record({
      state: fc.constantFrom(...states),
      methodId: fc.constantFrom("train", "evaluate", null),
      pinned: fc.boolean(),
      archived: fc.boolean(),
      tags: fc.constantFrom<readonly string[]>([], [], ["paper"]),
      finished: fc.constantFrom(null, ago(0), ago(5), ago(50)),
    });
    const anyRule = fc.record(
      {
        action: fc.constantFrom("archive", "delete"),
        olderThanDays: fc.constantFrom(0, 3, 30),
        keepLast: fc.nat(4),
        failedOnly: fc.boolean(),
        query: fc.constantFrom("method:train", "NOT status:failed", "is:archived"),
      },
      { requiredKeys: ["action"] },
    );
    fc.assert(
      fc.property(
        fc.array(anyExecution, { maxLength: 30 }),
        fc.array(anyRule, { maxLength: 4 }),
        fc.array(fc.nat(29)),
        (some, setting, usedPlaces) => {
          const executions = some.map((changes, index) => summary({ id: `e-${index}`, ...changes }));
          const { rules } = parseHousekeepingRules(setting);
          const used = usedPlaces.map((place) => `e-${place}`);
          const { steps } = plan(rules, executions, used);
          const ids = steps.flatMap((step) => step.executions.map(({ id }) => id));
          assert.equal(new Set(ids).size, ids.length, "each once");
          for (const { rule, executions: doomed } of steps)
            for (const execution of doomed) checkMayGo(execution, rule, executions, used);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function checkMayGo(
  execution: ExecutionSummary,
  rule: HousekeepingRule,
  all: readonly ExecutionSummary[],
  used: readonly string[],
): void {
  const { id, pinned, tags, state, archived } = execution;
  assert.equal(pinned || tags.length > 0 || used.includes(id), false, `${id} is protected`);
  assert.ok(isEndState(state), `${id} has not ended`);
  assert.ok(!(archived && rule.action === "archive"), `${id} is archived`);
  const sameMethod = all.filter((other) => methodKey(other) === methodKey(execution));
  assert.ok(sameMethod.indexOf(execution) >= rule.keepLast, `${id} is one of the last ${rule.keepLast}`);
  if (rule.failedOnly) assert.equal(state, "FAILED");
  if (rule.olderThanDays !== null)
    assert.ok(
      now.getTime() - Date.parse(execution.finished ?? execution.created ?? "") > rule.olderThanDays * day,
    );
  if (rule.query !== null) assert.equal(decideQuery(rule.query.query, execution, now), true);
}
