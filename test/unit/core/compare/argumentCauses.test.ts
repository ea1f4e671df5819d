import assert from "node:assert/strict";
import { argumentCauses } from "../../../../src/core/compare/argumentCauses";
import type { ComparedExecution } from "../../../../src/core/compare/comparedExecution";
import { comparedExecution, inputFile } from "../../../support/comparedExecution";

type Told = readonly [name: string, before: string | null, after: string | null];

function told(before: Partial<ComparedExecution>, after: Partial<ComparedExecution>): Told[] {
  const causes = argumentCauses(
    comparedExecution("train-1", before),
    comparedExecution("train-2", after),
    [],
  );
  return causes.map((cause) => [cause.name, cause.before, cause.after]);
}

const given = (line: string): Partial<ComparedExecution> => ({ args: line.split(" ") });

describe("raw arguments that differ", () => {
  it("are told by their flags", () => {
    assert.deepEqual(told(given("--lr=0.1 -v x"), given("--lr 0.2 y")), [
      ["--lr", "0.1", "0.2"],
      ["-v", "x", null],
      ["argument 1", null, "y"],
    ]);
  });

  it("are each value of a flag that is given often, and of as many only what differs", () => {
    assert.deepEqual(told(given("--set lr=0.1 --set seed=1"), given("--set lr=0.2 --set seed=1")), [
      ["--set", "lr=0.1", "lr=0.2"],
    ]);
    assert.deepEqual(told(given("--set a=1"), given("--set a=1 --set b=2")), [["--set", "a=1", "a=1, b=2"]]);
    assert.deepEqual(told(given("--quiet --quiet"), given("--quiet --quiet")), []);
  });

  it("are files by their content, however often a flag names them", () => {
    const files = (...hashes: string[]): Partial<ComparedExecution> => ({
      args: hashes.flatMap((_, index) => ["--data", `${index}.csv`]),
      artifacts: hashes.map((hash, index) => inputFile(`argument ${2 * index + 2}`, `${index}.csv`, hash)),
    });
    assert.deepEqual(told(files("a", "b"), files("a", "c")), [["1.csv", null, null]]);
    assert.deepEqual(told(files("a", "b"), files("a", "b")), []);
    assert.deepEqual(told(files("a"), files("a", "b")), [["--data", "0.csv", "0.csv, 1.csv"]]);
  });
});
