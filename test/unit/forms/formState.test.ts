import assert from "node:assert/strict";
import fc from "fast-check";
import { type ProcessDescription } from "../../../src/core/processDescription";
import {
  beginForm,
  changedCount,
  draftOf,
  invalidFields,
  rechecked,
  valuesOf,
  withDefaults,
  withValue,
  type Check,
} from "../../../src/forms/formState";

const method: ProcessDescription = {
  id: "train",
  version: "1.2.0",
  title: "Train classifier",
  inputs: {
    data: { schema: { type: "string", format: "file" } },
    rate: { schema: { type: "number", default: 0.05 } },
    holdout: { minOccurs: 0, schema: { type: "string" } },
    token: { minOccurs: 0, schema: { type: "string", format: "secret" } },
    fixed: { schema: { type: "string", readOnly: true, default: "x" } },
  },
  outputs: {},
};

const check: Check = (_name, value, input) =>
  value === undefined && (input.minOccurs ?? 1) > 0 && input.schema.default === undefined
    ? "needs a value"
    : value === -1
      ? "must be at least 0"
      : null;

const fresh = beginForm(method, { before: null, kept: null }, check);

describe("the form of a method", () => {
  it("begins with the defaults, leaves out what is read-only, and knows what needs a value", () => {
    assert.deepEqual(
      fresh.fields.map(({ name }) => name),
      ["data", "rate", "holdout", "token"],
    );
    assert.deepEqual(valuesOf(fresh), { rate: 0.05 });
    assert.deepEqual(
      invalidFields(fresh).map(({ name, problem }) => `${name} ${problem}`),
      ["data needs a value"],
    );
  });

  it("begins with the last run's values where there is one, and counts what was changed against it", () => {
    const form = beginForm(method, { before: { data: "a.csv", rate: 0.3 }, kept: null }, check);
    assert.deepEqual(valuesOf(form), { data: "a.csv", rate: 0.3 });
    assert.equal(changedCount(form), 0);
    assert.equal(changedCount(withValue(form, "rate", 0.1, check)), 1);
    assert.equal(changedCount(withValue(withValue(form, "rate", 0.1, check), "rate", 0.3, check)), 0);
  });

  it("shows again what was typed before it was closed", () => {
    const form = withValue({ ...fresh, note: "first try" }, "rate", -1, check);
    const again = beginForm(method, { before: { data: "a.csv", rate: 0.3 }, kept: draftOf(form) }, check);
    assert.deepEqual(valuesOf(again), { data: "a.csv", rate: -1 });
    assert.equal(again.note, "first try");
    assert.deepEqual(
      invalidFields(again).map(({ name }) => name),
      ["rate"],
    );
  });

  it("takes a secret from nowhere and keeps it nowhere", () => {
    const before = { token: "hunter2" };
    const kept = { values: { token: "hunter2" }, name: "", note: "", tags: [] };
    assert.deepEqual(valuesOf(beginForm(method, { before, kept }, check)), { rate: 0.05 });
    assert.deepEqual(draftOf(withValue(fresh, "token", "hunter2", check)).values, {});
  });

  it("goes back to the defaults", () => {
    const form = withDefaults(
      withValue(withValue(fresh, "rate", 1, check), "holdout", "Biscoe", check),
      check,
    );
    assert.deepEqual(valuesOf(form), { rate: 0.05 });
  });

  it("checks again what may have changed meanwhile", () => {
    const form = withValue(fresh, "data", "a.csv", check);
    assert.deepEqual(invalidFields(form), []);
    assert.equal(invalidFields(rechecked(form, () => "no such file")).length, 4);
  });

  it("gives what was set, whatever the order of changes", () => {
    const change = fc.record({
      name: fc.constantFrom("data", "rate", "holdout"),
      value: fc.integer({ min: 0 }),
    });
    fc.assert(
      fc.property(fc.array(change), (changes) => {
        const form = changes.reduce((so, { name, value }) => withValue(so, name, value, check), fresh);
        const last = Object.fromEntries(changes.map(({ name, value }) => [name, value]));
        assert.deepEqual(valuesOf(form), { ...valuesOf(fresh), ...last });
      }),
    );
  });
});

describe("the cache in the form of a method", () => {
  const cached: ProcessDescription = {
    ...method,
    additionalParameters: { parameters: [{ name: "cache", value: ["true"] }] },
  };

  it("is as the method says until one chooses, and a closed form keeps the choice alone", () => {
    assert.equal(fresh.cache, false);
    const begun = beginForm(cached, { before: null, kept: null }, check);
    assert.equal(begun.cache, true);
    assert.equal("cache" in draftOf(begun), false);
    const kept = draftOf({ ...begun, cache: false });
    assert.equal(beginForm(cached, { before: null, kept }, check).cache, false);
  });
});
