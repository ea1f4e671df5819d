import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { MetricLines, type PrintedMetric } from "../../../src/core/metricLine";
import { needsPython, SampleProject } from "./sampleProject";

interface Model {
  readonly species: readonly string[];
  readonly features: readonly string[];
  readonly weights: readonly (readonly number[])[];
}

interface Metrics {
  readonly loss: number;
  readonly accuracy: number;
  readonly test_accuracy: number;
  readonly history: readonly { readonly step: number; readonly loss: number; readonly accuracy: number }[];
}

const node = process.execPath;
const quick = ["--delay", "0"];

function printedCurve(stdout: string, name: string): { step: number | null; value: number }[] {
  return metricsOf(stdout).filter((metric) => metric.name === name);
}

function metricNames(stdout: string): Set<string> {
  return new Set(metricsOf(stdout).map((metric) => metric.name));
}

function metricsOf(stdout: string): PrintedMetric[] {
  const lines = new MetricLines();
  return stdout.split("\n").flatMap((line) => lines.read(line));
}

describe("the sample's JavaScript training", () => {
  let sample: SampleProject;
  beforeEach(async () => (sample = await SampleProject.copy()));
  afterEach(() => sample.remove());

  it("needs one file and no argument, and writes beside itself when run by hand", async () => {
    const { code, stderr } = await sample.run(node, ["train.mjs"]);
    assert.equal(stderr, "");
    assert.equal(code, 0);
    const files = await readdir(sample.path("outputs"));
    assert.deepEqual(files.sort(), ["loss.svg", "metrics.json", "model.json", "prepared.csv"]);
  });

  for (const seed of ["1", "2", "7"])
    it(`tells at least 95 of 100 unseen birds apart with seed ${seed}`, async () => {
      await sample.run(node, ["train.mjs", ...quick, "--seed", seed]);
      const metrics = await sample.readJson<Metrics>("outputs", "metrics.json");
      assert.ok(metrics.test_accuracy >= 0.95, String(metrics.test_accuracy));
      assert.ok(metrics.history[39]!.loss < metrics.history[0]!.loss / 4);
    });

  it("prints a metric for each epoch that is found in its lines, and no other number as a metric", async () => {
    const { stdout } = await sample.run(node, ["train.mjs", ...quick, "--epochs", "3"]);
    const { history } = await sample.readJson<Metrics>("outputs", "metrics.json");
    assert.deepEqual(
      printedCurve(stdout, "loss").map(({ step, value }) => [step, value]),
      history.map(({ step, loss }) => [step, Number(loss.toFixed(4))]),
    );
    assert.deepEqual(metricNames(stdout), new Set(["loss", "accuracy", "test_loss", "test_accuracy"]));
  });

  it("tells an execution its progress, metrics and properties, and writes into the execution's outputs", async () => {
    await sample.run(node, ["train.mjs", ...quick, "--epochs", "2"], await sample.execution("run"));
    const events = await sample.events("run");
    assert.deepEqual(
      events.flatMap((event) => (event.type === "status" ? [[event.message, event.progress]] : [])),
      [
        ["Epoch 1/2", 50],
        ["Epoch 2/2", 100],
      ],
    );
    const losses = events.flatMap((event) =>
      event.type === "metric" && event.name === "loss" ? [event.step] : [],
    );
    assert.deepEqual(losses, [1, 2]);
    assert.ok(
      events.some((event) => event.type === "property" && event.name === "train_rows" && event.value === 239),
    );
    assert.ok((await readdir(sample.path("run"))).includes("model.json"));
    await assert.rejects(readdir(sample.path("outputs")), { code: "ENOENT" });
  });

  it("runs on when the file for its events cannot be written", async () => {
    const { code } = await sample.run(node, ["train.mjs", ...quick], {
      EXECUTION_EVENTS: sample.path("gone", "events"),
    });
    assert.equal(code, 0);
  });

  it("gives the same model for the same seed, and another for another", async () => {
    const models: string[] = [];
    for (const seed of ["3", "3", "4"]) {
      await sample.run(node, ["train.mjs", ...quick, "--seed", seed]);
      models.push(await readFile(sample.path("outputs", "model.json"), "utf8"));
    }
    assert.equal(models[0], models[1]);
    assert.notEqual(models[0], models[2]);
  });

  it("takes several features, parted by spaces or commas", async () => {
    for (const features of [["bill_length_mm", "body_mass_g"], ["bill_length_mm,body_mass_g"]]) {
      await sample.run(node, ["train.mjs", ...quick, "--features", ...features]);
      const model = await sample.readJson<Model>("outputs", "model.json");
      assert.deepEqual(model.features, ["bill_length_mm", "body_mass_g"]);
      assert.deepEqual([model.weights.length, model.weights[0]!.length], [3, 3]);
    }
  });
});

describe("the sample's three steps in Python", () => {
  let sample: SampleProject;
  beforeEach(async () => (sample = await SampleProject.copy()));
  afterEach(() => sample.remove());

  it("prepares, trains and evaluates, each from the files of the one before", async function () {
    const python = needsPython(this);
    const prepared = await sample.run(python, ["prepare.py"], await sample.execution("prepared"));
    assert.deepEqual(
      [...metricNames(prepared.stdout)],
      ["rows_read", "rows_kept", "rows_dropped", "train_rows", "test_rows"],
    );
    const summary = await sample.readJson<{ rows: number; splits: { test: Record<string, number> } }>(
      "prepared",
      "summary.json",
    );
    assert.equal(summary.rows, 342);

    const trained = await sample.run(python, ["train.py", ...quick, "--data", "prepared/prepared.csv"], {
      ...(await sample.execution("trained")),
      PYTHONPATH: "",
    });
    assert.equal(trained.code, 0);
    assert.equal(printedCurve(trained.stdout, "accuracy").length, 40);
    assert.deepEqual((await readdir(sample.path("trained"))).sort(), [
      "loss.svg",
      "metrics.json",
      "model.json",
    ]);

    const evaluated = await sample.run(
      python,
      ["evaluate.py", "--model", "trained/model.json", "--data", "prepared/prepared.csv"],
      await sample.execution("evaluated"),
    );
    assert.equal(evaluated.code, 0);
    const { test_accuracy } = await sample.readJson<Metrics>("trained", "metrics.json");
    const evaluation = await sample.readJson<Record<string, number>>("evaluated", "evaluation.json");
    assert.equal(evaluation["birds"], 103);
    assert.equal(evaluation["accuracy"], test_accuracy);
    const confusion = await readFile(sample.path("evaluated", "confusion.csv"), "utf8");
    const counts = confusion
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").slice(1).map(Number));
    assert.deepEqual(
      counts.map((row) => row.reduce((sum, count) => sum + count, 0)),
      Object.values(summary.splits.test),
    );
    const told = (await sample.events("evaluated")).flatMap((event) =>
      event.type === "metric" ? [event.name] : [],
    );
    assert.deepEqual(told, ["accuracy", "accuracy_adelie", "accuracy_chinstrap", "accuracy_gentoo"]);
  });

  it("makes the same split as the JavaScript training, and a model that agrees with its own", async function () {
    const python = needsPython(this);
    await sample.run(python, ["prepare.py", "--seed", "5"], await sample.execution("py"));
    await sample.run(
      python,
      ["train.py", ...quick, "--seed", "5", "--data", "py/prepared.csv"],
      await sample.execution("py"),
    );
    await sample.run(node, ["train.mjs", ...quick, "--seed", "5"], await sample.execution("js"));
    const read = (...parts: string[]): Promise<string> => readFile(sample.path(...parts), "utf8");
    assert.equal(await read("js", "prepared.csv"), await read("py", "prepared.csv"));
    const [js, py] = [
      await sample.readJson<Model>("js", "model.json"),
      await sample.readJson<Model>("py", "model.json"),
    ];
    js.weights.flat().forEach((weight, i) => assert.ok(Math.abs(weight - py.weights.flat()[i]!) < 1e-9));
    const accuracy = async (name: string): Promise<number> =>
      (await sample.readJson<Metrics>(name, "metrics.json")).test_accuracy;
    assert.ok(Math.abs((await accuracy("js")) - (await accuracy("py"))) < 1e-9);
  });

  it("evaluates a model of the JavaScript training on all birds", async function () {
    const python = needsPython(this);
    await sample.run(node, ["train.mjs", ...quick]);
    const end = await sample.run(python, ["evaluate.py"]);
    assert.match(end.stdout, /accuracy: 0\.9\d+ \(342 birds\)/);
  });
});
