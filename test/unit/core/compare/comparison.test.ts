import assert from "node:assert/strict";
import type { CodeDifference } from "../../../../src/core/compare/cause";
import type { ComparedExecution } from "../../../../src/core/compare/comparedExecution";
import { compareExecutions } from "../../../../src/core/compare/comparison";
import { comparisonJson, type ComparisonJson } from "../../../../src/core/compare/comparisonJson";
import { commit, comparedExecution, inputFile } from "../../../support/comparedExecution";

const same: CodeDifference = { kind: "known", files: [] };

function comparisonOf(
  changes: readonly Partial<ComparedExecution>[],
  code: CodeDifference = same,
): ComparisonJson {
  const executions = changes.map((each, index) => comparedExecution(`train-${index + 1}`, each));
  return comparisonJson(
    compareExecutions(
      executions,
      0,
      executions.map((_, index) => (index === 0 ? same : code)),
    ),
  );
}

function headlineOf(changes: readonly Partial<ComparedExecution>[], code: CodeDifference = same): string {
  return comparisonOf(changes, code).headline;
}

describe("executions whose code could not be held against each other", () => {
  const withheld = {
    git: commit({
      dirty: true,
      changedLines: 2,
      withheld: "the uncommitted changes hold a secret of this run",
    }),
  };
  const unknown: CodeDifference = {
    kind: "unknown",
    reason: "the uncommitted changes hold a secret of this run",
  };

  it("may differ in it: the headline says so with the reason, and each of them", () => {
    const { headline, causes } = comparisonOf([withheld, withheld], unknown);
    assert.equal(
      headline,
      "nothing that was captured differs; the code may differ: the uncommitted changes hold a secret of this run",
    );
    assert.deepEqual(causes, [
      { id: "train-2", causes: [], unknownCode: "the uncommitted changes hold a secret of this run" },
    ]);
    assert.equal(
      headlineOf(
        [
          { ...withheld, inputs: { lr: 0.1 } },
          { ...withheld, inputs: { lr: 0.2 } },
        ],
        unknown,
      ),
      "differ in input lr (0.1 → 0.2); the code may differ: the uncommitted changes hold a secret of this run",
    );
  });

  it("do differ in it where their records say so", () => {
    assert.equal(headlineOf([{}, withheld], unknown), "differ in uncommitted changes");
    assert.equal(
      headlineOf([withheld, { git: commit({ commit: "b".repeat(40) }) }], unknown),
      "differ in code commit (a3f9e2b → bbbbbbb)",
    );
  });

  it("have the same where their records name it, whatever kept it from being read", () => {
    const { headline, causes } = comparisonOf([{}, {}], { kind: "unknown", reason: "git was not found" });
    assert.equal(headline, "nothing that was captured differs");
    assert.equal(causes[0]?.unknownCode, null);
  });
});

describe("the data of executions", () => {
  const data = (...hashes: string[]): Partial<ComparedExecution> => ({
    artifacts: hashes.map((hash, index) => inputFile(`argument ${index + 1}`, `data-${index}.csv`, hash)),
  });
  const withRate = (lr: number, changes: Partial<ComparedExecution>): Partial<ComparedExecution> => ({
    inputs: { lr },
    ...changes,
  });
  const told = (...changes: Partial<ComparedExecution>[]): string =>
    headlineOf(changes.map((each, index) => withRate(index, each)));

  it("is the same where the content of all files is, in whatever order", () => {
    assert.equal(told(data("a", "b"), data("b", "a")), "differ in input lr (0 → 1); same data");
  });

  it("is not called the same where a file came, went, or is not known", () => {
    assert.equal(told(data("a"), data("a", "b")), "differ in input lr (0 → 1)");
    assert.equal(told(data("a"), data("")), "differ in input lr (0 → 1)");
    assert.equal(told(data(""), data("")), "differ in input lr (0 → 1)");
    assert.equal(told(data("a"), data()), "differ in input lr (0 → 1)");
  });

  it("is the same but for the few that had other files", () => {
    assert.equal(told(data("a"), data("a"), data("b")), "differ in input lr (3 values); same data but for C");
  });
});

describe("the environment of executions", () => {
  const packages = (versions: Readonly<Record<string, string>>): Partial<ComparedExecution> => ({
    instance: { interpreter: { path: "/usr/bin/python3", version: "3.12.1", packages: versions } },
  });

  it("may have packages and variables of any name", () => {
    const { headline } = comparisonOf([packages({}), packages({ constructor: "1.0.0" })]);
    assert.equal(headline, "differ in package constructor (not installed → 1.0.0)");
    const variable = { instance: { environment: { toString: "1" } } };
    assert.equal(headlineOf([{}, variable]), "differ in variable toString (not set → 1)");
  });

  it("says once that the interpreter is another one", () => {
    const node = { instance: { interpreter: { path: "/usr/bin/node", version: "24.0.0" } } };
    assert.equal(headlineOf([packages({}), node]), "differ in interpreter (python → node)");
  });
});

describe("how executions ended", () => {
  it("is told by the state as it is recorded", () => {
    const { rows } = comparisonOf([{}, {}]);
    const state = rows.find(({ section, name }) => section === "outcome" && name === "state");
    assert.deepEqual(state?.values, ["COMPLETED", "COMPLETED"]);
  });
});
