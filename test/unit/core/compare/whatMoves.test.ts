import assert from "node:assert/strict";
import type { CodeDifference } from "../../../../src/core/compare/cause";
import { compareExecutions, type Comparison } from "../../../../src/core/compare/comparison";
import { movesText } from "../../../../src/core/compare/movesPhrase";
import type { Json } from "../../../../src/core/json";
import { inEnglish } from "../../../../src/core/translate";
import { commit, comparedExecution, inputFile } from "../../../support/comparedExecution";

interface Run {
  readonly inputs: Readonly<Record<string, Json>>;
  /** Null: it did not come so far. */
  readonly accuracy: number | null;
  readonly commit?: string;
  /** Content of the files that inputs name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Content of the code's files; where left out that of the first. */
  readonly code?: Readonly<Record<string, string>>;
  readonly packages?: Readonly<Record<string, string>>;
}

function comparisonOf(runs: readonly Run[]): Comparison {
  const executions = runs.map(({ inputs, accuracy, commit: at = "a", files = {}, packages = {} }, index) =>
    comparedExecution(`train-${index + 1}`, {
      inputs,
      git: commit({ commit: at.repeat(40) }),
      artifacts: Object.entries(files).map(([name, content]) => inputFile(name, `${name}.csv`, content)),
      instance: { interpreter: { packages } },
      metrics: new Map(
        accuracy === null ? [] : [["accuracy", { last: accuracy, least: accuracy, greatest: accuracy }]],
      ),
    }),
  );
  const code = runs.map(({ commit: at = "a", code: own = {} }): CodeDifference => {
    const files = Object.entries(own).filter(([path, content]) => content !== runs[0]?.code?.[path]);
    const changed = at === (runs[0]?.commit ?? "a") ? files : [["train.py", at] as const, ...files];
    return {
      kind: "known",
      files: changed.map(([path, content]) => ({ path, added: 3, removed: 3, content })),
    };
  });
  return compareExecutions(executions, 0, code);
}

function told(runs: readonly Run[]): string | null {
  const { moves } = comparisonOf(runs);
  return moves === null ? null : movesText(moves, inEnglish);
}

describe("what moves a metric", () => {
  it("tells each thing by the executions that differ in it alone, what moves most first", () => {
    const text = told([
      { inputs: { lr: 0.1, epochs: 20, seed: 7 }, accuracy: 0.93 },
      { inputs: { lr: 0.01, epochs: 20, seed: 7 }, accuracy: 0.98 },
      { inputs: { lr: 0.001, epochs: 20, seed: 7 }, accuracy: 0.91 },
      { inputs: { lr: 0.01, epochs: 40, seed: 7 }, accuracy: 0.99 },
      { inputs: { lr: 0.01, epochs: 20, seed: 8 }, accuracy: 0.965 },
      { inputs: { lr: 0.1, epochs: 20, seed: 8 }, accuracy: null },
    ]);
    assert.equal(
      text,
      "What moves accuracy most, of 5 that reached it: lr 0.001 … 0.1 spread 0.07 · seed 7 → 8 −0.015 · epochs 20 → 40 +0.01",
    );
  });

  it("goes from the baseline to the other as the headline does, also where that is the lesser number", () => {
    const runs = [
      { inputs: { epochs: 40, seed: 7 }, accuracy: 0.99 },
      { inputs: { epochs: 20, seed: 7 }, accuracy: 0.9 },
      { inputs: { epochs: 40, seed: 8 }, accuracy: 0.97 },
    ];
    assert.equal(
      told(runs),
      "What moves accuracy most, of 3 that reached it: epochs 40 → 20 −0.09 · seed 7 → 8 −0.02",
    );
    assert.match(comparisonOf(runs).headline.text, /epochs \(40 → 20\)/);
  });

  it("says that something has no effect, and leaves it out of account for what never changed alone", () => {
    const text = told([
      { inputs: { lr: 0.1, name: "a" }, accuracy: 0.9 },
      { inputs: { lr: 0.1, name: "b" }, accuracy: 0.9 },
      { inputs: { lr: 0.2, name: "c" }, accuracy: 0.8 },
      { inputs: { lr: 0.2, name: "d" }, accuracy: 0.8 },
    ]);
    assert.equal(
      text,
      "What moves accuracy most, of 4 that reached it: lr 0.1 → 0.2 −0.1 · name 4 values no effect seen",
    );
  });

  it("takes nothing for a cause that changed only together with another thing", () => {
    const text = told([
      { inputs: { lr: 0.1 }, accuracy: 0.9 },
      { inputs: { lr: 0.2 }, accuracy: 0.7, commit: "b" },
      { inputs: { lr: 0.2 }, accuracy: 0.8, commit: "b" },
    ]);
    assert.match(text ?? "", /lr 0\.1 → 0\.2 changed only together with others/);
    assert.match(text ?? "", /train\.py changed only together with others/);
  });

  it("tells by ranks what was drawn at random, each time together with all else", () => {
    const runs = [0.3, 0.1, 0.5, 0.2, 0.4, 0.6].map((lr, index) => ({
      inputs: { lr, seed: [4, 1, 5, 6, 2, 3][index] ?? 0 },
      accuracy: 1 - lr,
    }));
    const text = told(runs);
    assert.match(text ?? "", /lr 0\.1 … 0\.6 falls with it \(rank correlation −1\.00\)/);
    assert.match(text ?? "", /seed 1 … 6 changed only together with others/);
  });

  it("holds the values of several groups against the mean of each", () => {
    const runs = [1, 2].flatMap((seed) =>
      [0.1, 0.2, 0.3].map((lr) => ({ inputs: { lr, seed }, accuracy: seed / 10 + lr })),
    );
    assert.match(told(runs) ?? "", /lr 0\.1 … 0\.3 spread 0\.2 · seed 1 → 2 \+0\.1$/);
  });

  it("knows each file of data by its own content, whatever the others hold", () => {
    const named = { train: "train.csv", test: "test.csv" };
    const text = told([
      { inputs: named, files: { train: "1", test: "1" }, accuracy: 0.9 },
      { inputs: named, files: { train: "2", test: "1" }, accuracy: 0.8 },
      { inputs: named, files: { train: "2", test: "2" }, accuracy: 0.7 },
      { inputs: named, files: { train: "1", test: "2" }, accuracy: 0.8 },
    ]);
    assert.match(text ?? "", /: train\.csv −0\.1 · test\.csv −0\.1$/);
  });

  it("knows each file of code by its own content, whatever else was committed", () => {
    const first = { "model.py": "1", "data.py": "1" };
    const text = told([
      { inputs: {}, code: first, accuracy: 0.9 },
      { inputs: {}, code: { ...first, "model.py": "2" }, accuracy: 0.6 },
      { inputs: {}, code: { "model.py": "2", "data.py": "2" }, accuracy: 0.5 },
      { inputs: {}, code: { ...first, "data.py": "2" }, accuracy: 0.8 },
    ]);
    assert.match(text ?? "", /: model\.py −0\.3 · data\.py −0\.1$/);
  });

  it("reads no version as a number: 1.10 is not 1.1, and comes after 1.9", () => {
    const text = told([
      { inputs: {}, packages: { fit: "1.9" }, accuracy: 0.6 },
      { inputs: {}, packages: { fit: "1.10" }, accuracy: 0.8 },
      { inputs: {}, packages: { fit: "1.10" }, accuracy: 0.8 },
    ]);
    assert.match(text ?? "", /: fit 1\.9 → 1\.10 \+0\.2$/);
  });

  it("tells six things, and how many more there are", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const inputs = Object.fromEntries(names.map((name) => [name, 1]));
    const text = told([
      { inputs, accuracy: 0.5 },
      ...names.map((name, index) => ({ inputs: { ...inputs, [name]: 2 }, accuracy: 0.6 + index / 100 })),
    ]);
    assert.match(text ?? "", /: h 1 → 2 \+0\.17 · .* · c 1 → 2 \+0\.12 · 2 more$/);
  });

  it("is not told of two, nor where the metric stays the same, nor where nothing differs that could have caused it", () => {
    const two = [
      { inputs: { lr: 0.1 }, accuracy: 0.9 },
      { inputs: { lr: 0.2 }, accuracy: 0.8 },
    ];
    assert.equal(told(two), null);
    assert.equal(told([...two, { inputs: { lr: 0.3 }, accuracy: null }]), null);
    assert.equal(told([1, 2, 3].map((lr) => ({ inputs: { lr }, accuracy: 0.5 }))), null);
    assert.equal(told([1, 2, 3].map((accuracy) => ({ inputs: {}, accuracy }))), null);
  });
});
