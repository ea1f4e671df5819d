import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { needsPython, SampleProject } from "./sampleProject";

const node = process.execPath;
const quick = ["--delay", "0"];

describe("the sample's training that fails", () => {
  let sample: SampleProject;
  beforeEach(async () => (sample = await SampleProject.copy()));
  afterEach(() => sample.remove());

  const failures: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    [
      "diverges",
      ["--standardize", "false"],
      7,
      /^train\.mjs: loss is Infinity at step 1: lower the learning rate/,
    ],
    [
      "is given no such file",
      ["--data", "data/raw.csv"],
      1,
      /cannot read data\/raw\.csv: there is no such file/,
    ],
    [
      "is given another kind of file",
      ["--data", "README.md"],
      1,
      /README\.md has no column species, bill_length_mm/,
    ],
    [
      "is given a learning rate of 0",
      ["--learning-rate", "0"],
      2,
      /--learning-rate must be a number more than 0, not "0"/,
    ],
    ["is given half an epoch", ["--epochs", "0.5"], 2, /--epochs must be a whole number from 1/],
    [
      "is given an unknown feature",
      ["--features", "wings"],
      2,
      /--features knows bill_length_mm.* not "wings"/,
    ],
    ["is given an unknown option", ["--wings", "2"], 2, /'--wings'/],
  ];
  for (const [what, args, code, message] of failures)
    it(`says why in one line and ends with ${code} when it ${what}`, async () => {
      const end = await sample.run(node, ["train.mjs", ...quick, ...args]);
      assert.match(end.stderr, message);
      assert.equal(end.stderr.trimEnd().split("\n").length, 1);
      assert.equal(end.code, code);
    });

  it("keeps what it had written when it diverges", async () => {
    await sample.run(node, ["train.mjs", ...quick, "--standardize", "false"]);
    assert.deepEqual((await readdir(sample.path("outputs"))).sort(), ["metrics.json", "prepared.csv"]);
    assert.deepEqual(await sample.readJson("outputs", "metrics.json"), { failed_at_step: 1, history: [] });
  });

  it("fails in Python with the same exit code and advice", async function () {
    const python = needsPython(this);
    await sample.run(python, ["prepare.py"]);
    const end = await sample.run(python, ["train.py", ...quick, "--standardize", "false"]);
    assert.equal(
      end.stderr,
      "train.py: loss is inf at step 1: lower the learning rate, or standardize the features\n",
    );
    assert.equal(end.code, 7);
  });

  it("refuses birds without measurements with the line that lacks them", async function () {
    const python = needsPython(this);
    await sample.run(python, ["prepare.py", "--keep-missing"]);
    const end = await sample.run(python, ["train.py", ...quick]);
    assert.match(
      end.stderr,
      /^train\.py: line 5 of .*prepared\.csv lacks measurements: prepare it with --drop-missing/,
    );
    assert.equal(end.code, 1);
  });
});
