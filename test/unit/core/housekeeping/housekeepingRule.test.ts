import assert from "node:assert/strict";
import { parseHousekeepingRules } from "../../../../src/core/housekeeping/housekeepingRule";

const problemOf = (setting: unknown): string => parseHousekeepingRules(setting).problems.join(" ");

describe("the rules of housekeeping", () => {
  it("are read with what is absent as it means nothing", () => {
    const { rules, problems } = parseHousekeepingRules([
      { name: " Old ones ", action: "archive", olderThanDays: 30 },
      { action: "delete", keepLast: 3, failedOnly: true, query: "method:train" },
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      rules.map(({ query, ...rule }) => ({ ...rule, query: query?.text ?? null })),
      [
        {
          name: "Old ones",
          action: "archive",
          olderThanDays: 30,
          keepLast: 0,
          failedOnly: false,
          query: null,
        },
        {
          name: null,
          action: "delete",
          olderThanDays: null,
          keepLast: 3,
          failedOnly: true,
          query: "method:train",
        },
      ],
    );
  });

  it("are none where the setting is empty", () => {
    assert.deepEqual(parseHousekeepingRules(undefined), { rules: [], problems: [] });
    assert.deepEqual(parseHousekeepingRules([]), { rules: [], problems: [] });
  });

  it("are left out, with the reason, where they might mean less than they seem to say", () => {
    const { rules, problems } = parseHousekeepingRules([
      { action: "delete", olderThanDay: 30, failedOnly: true },
      { action: "delete", failedOnly: true },
    ]);
    assert.equal(rules.length, 1);
    assert.match(problems.join(), /^Rule 1: there is no olderThanDay; there are name, action, olderThanDays/);
  });

  it("must not take every execution", () => {
    for (const rule of [{}, { olderThanDays: 0 }, { keepLast: 0 }, { failedOnly: false }, { query: "  " }])
      assert.match(problemOf([{ action: "delete", ...rule }]), /it would take every execution/);
  });

  it("are told what is wrong with them", () => {
    assert.match(problemOf("all"), /no list/);
    assert.match(problemOf([3]), /Rule 1: it is no object/);
    assert.match(
      problemOf([{ action: "purge", failedOnly: true }]),
      /its action must be "archive" or "delete"/,
    );
    assert.match(
      problemOf([{ action: "delete", olderThanDays: -1 }]),
      /olderThanDays must be a number from 0/,
    );
    assert.match(problemOf([{ action: "delete", olderThanDays: "30" }]), /olderThanDays must be a number/);
    assert.match(problemOf([{ action: "delete", keepLast: 1.5 }]), /keepLast must be a whole number/);
    assert.match(problemOf([{ action: "delete", failedOnly: "yes" }]), /failedOnly must be true or false/);
    assert.match(
      problemOf([{ action: "delete", query: "staus:failed" }]),
      /its query staus:failed is wrong at position 1: There is no field staus/,
    );
  });
});
