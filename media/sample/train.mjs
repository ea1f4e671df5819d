// Trains a classifier that tells the species of a Palmer penguin from its measurements.
// Needs nothing but Node and one file: `node train.mjs`, or "Run as Execution" above this line.
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

const MEASUREMENTS = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"];
const BATCH = 16;
const DIVERGED = 7;

const OPTIONS = {
  data: { type: "string", default: join(import.meta.dirname, "data", "penguins.csv") },
  "learning-rate": { type: "string", default: "0.1" },
  epochs: { type: "string", default: "40" },
  standardize: { type: "string", default: "true" },
  features: { type: "string", multiple: true, default: [] },
  "test-share": { type: "string", default: "0.3" },
  seed: { type: "string", default: "7" },
  delay: { type: "string", default: "0.02" },
  help: { type: "boolean", short: "h", default: false },
};

const HELP = `Usage: node train.mjs [options]

  --data FILE           measurements as CSV (default: data/penguins.csv)
  --learning-rate RATE  step size of the gradient descent (default: 0.1)
  --epochs N            passes over the training rows (default: 40)
  --standardize BOOL    bring all features to mean 0 and deviation 1 (default: true)
  --features NAME ...   columns to learn from (default: all four measurements)
  --test-share SHARE    share of the rows kept for the test (default: 0.3)
  --seed N              decides the split and the order of the rows (default: 7)
  --delay SECONDS       pause after each epoch, to watch it live (default: 0.02)`;

/** Ends the program with a message on standard error and an exit code: 2 for wrong use. */
class Failure extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

function fail(message, exitCode) {
  throw new Failure(message, exitCode);
}

/** Tells Executions about the run; says nothing when no execution is running. */
function report(event) {
  const file = process.env.EXECUTION_EVENTS;
  if (!file) return;
  try {
    appendFileSync(file, `${JSON.stringify(event)}\n`);
  } catch {
    // A run must not end because nobody listens.
  }
}

/** The folder of the results: the execution's own, else `outputs/` beside this script. */
function outputsFolder() {
  const folder = process.env.EXECUTION_OUTPUTS || join(import.meta.dirname, "outputs");
  mkdirSync(folder, { recursive: true });
  return folder;
}

function number(values, name, isValid, rule) {
  const value = Number(values[name]);
  if (values[name].trim() === "" || !isValid(value))
    fail(`--${name} must be ${rule}, not "${values[name]}"`, 2);
  return value;
}

function parseOptions() {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  if (values.help) return null;
  if (positionals.length > 0 && values.features.length === 0)
    fail(`unexpected argument "${positionals[0]}"`, 2);
  const features = [...values.features, ...positionals].flatMap((names) => names.split(",")).filter(Boolean);
  const unknown = features.find((name) => !MEASUREMENTS.includes(name));
  if (unknown) fail(`--features knows ${MEASUREMENTS.join(", ")}, not "${unknown}"`, 2);
  if (!["true", "false"].includes(values.standardize)) fail("--standardize must be true or false", 2);
  return {
    data: values.data,
    features: features.length > 0 ? features : MEASUREMENTS,
    standardize: values.standardize === "true",
    learningRate: number(values, "learning-rate", (value) => value > 0, "a number more than 0"),
    epochs: number(
      values,
      "epochs",
      (value) => Number.isInteger(value) && value > 0,
      "a whole number from 1",
    ),
    testShare: number(values, "test-share", (value) => value > 0 && value < 1, "a share between 0 and 1"),
    seed: number(values, "seed", Number.isInteger, "a whole number"),
    delay: number(values, "delay", (value) => value >= 0, "a number of seconds"),
  };
}

function readTable(path) {
  let text;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    fail(`cannot read ${path}: ${error.code === "ENOENT" ? "there is no such file" : error.message}`);
  }
  const [head, ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  const missing = ["species", ...MEASUREMENTS].filter((name) => !names.includes(name));
  if (missing.length > 0) fail(`${path} has no column ${missing.join(", ")}`);
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, index) => [name, cells[index]]));
  });
}

/** Row numbers in an order that the seed decides; the same in every language. */
function shuffled(numbers, key) {
  const rank = (n) => createHash("sha256").update(`${key}:${n}`).digest("hex");
  return numbers
    .map((n) => [rank(n), n])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, n]) => n);
}

/** Drops birds without measurements and sets a share of the others aside for the test. */
function prepare(table, { testShare, seed }) {
  const complete = table.flatMap((row, index) =>
    MEASUREMENTS.every((name) => row[name] !== "NA") ? [index] : [],
  );
  const test = new Set(shuffled(complete, seed).slice(0, Math.round(complete.length * testShare)));
  return complete.map((index) => ({ ...table[index], split: test.has(index) ? "test" : "train" }));
}

function writeTable(path, rows) {
  const names = Object.keys(rows[0]);
  const lines = rows.map((row) => names.map((name) => row[name]).join(","));
  writeFileSync(path, `${[names.join(","), ...lines].join("\n")}\n`);
}

/** Mean and deviation of each feature over the training rows; 0 and 1 when they stay as they are. */
function scaleOf(rows, { features, standardize }) {
  return features.map((name) => {
    if (!standardize) return { mean: 0, deviation: 1 };
    const mean = rows.reduce((sum, row) => sum + Number(row[name]), 0) / rows.length;
    const variance = rows.reduce((sum, row) => sum + (Number(row[name]) - mean) ** 2, 0) / rows.length;
    return { mean, deviation: Math.sqrt(variance) };
  });
}

function encode(rows, species, features, scale) {
  return rows.map((row) => ({
    x: [...features.map((name, i) => (Number(row[name]) - scale[i].mean) / scale[i].deviation), 1],
    y: species.indexOf(row.species),
  }));
}

/** Probability of each species: the softmax of the linear scores. */
function probabilities(weights, x) {
  const scores = weights.map((row) => row.reduce((sum, weight, i) => sum + weight * x[i], 0));
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Moves the weights against the mean gradient of one batch. */
function descend(weights, batch, learningRate) {
  const gradient = weights.map((row) => row.map(() => 0));
  for (const { x, y } of batch)
    probabilities(weights, x).forEach((p, k) => {
      const error = p - (k === y ? 1 : 0);
      x.forEach((value, i) => (gradient[k][i] += error * value));
    });
  weights.forEach((row, k) =>
    row.forEach((_, i) => (row[i] -= (learningRate * gradient[k][i]) / batch.length)),
  );
}

/** Mean cross-entropy, and the share of birds whose likeliest species is the right one. */
function score(weights, examples) {
  let loss = 0;
  let right = 0;
  for (const { x, y } of examples) {
    const p = probabilities(weights, x);
    loss -= Math.log(p[y]);
    if (p.indexOf(Math.max(...p)) === y) right += 1;
  }
  return { loss: loss / examples.length, accuracy: right / examples.length };
}

/** The loss by epoch as a small picture. */
function lossPicture(history) {
  const highest = Math.max(...history.map(({ loss }) => loss));
  const x = (i) => (40 + (i * 420) / Math.max(history.length - 1, 1)).toFixed(1);
  const y = (loss) => (180 - (loss / highest) * 150).toFixed(1);
  const points = history.map(({ loss }, i) => `${x(i)},${y(loss)}`).join(" ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 210" font-family="sans-serif" font-size="12">
  <rect width="480" height="210" fill="#ffffff"/>
  <path d="M40 30V180H460" fill="none" stroke="#8a8a8a"/>
  <polyline points="${points}" fill="none" stroke="#1a85ff" stroke-width="2"/>
  <text x="40" y="20">loss by epoch, last ${history.at(-1).loss.toFixed(4)}</text>
  <text x="34" y="34" text-anchor="end">${highest.toFixed(1)}</text>
  <text x="34" y="184" text-anchor="end">0</text>
  <text x="460" y="198" text-anchor="end">${history.length}</text>
</svg>
`;
}

function writeJson(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Writes what is known so far, so that a run that fails or is stopped keeps it. */
function writeProgress(folder, history, summary) {
  writeJson(join(folder, "metrics.json"), { ...summary, history });
  if (history.length > 0) writeFileSync(join(folder, "loss.svg"), lossPicture(history));
}

async function train(weights, examples, options, folder) {
  const history = [];
  for (let epoch = 1; epoch <= options.epochs; epoch += 1) {
    const order = shuffled([...examples.keys()], `${options.seed}:${epoch}`);
    for (let start = 0; start < order.length; start += BATCH)
      descend(
        weights,
        order.slice(start, start + BATCH).map((i) => examples[i]),
        options.learningRate,
      );
    const { loss, accuracy } = score(weights, examples);
    if (!Number.isFinite(loss)) {
      writeProgress(folder, history, { failed_at_step: epoch });
      fail(
        `loss is ${loss} at step ${epoch}: lower the learning rate, or standardize the features`,
        DIVERGED,
      );
    }
    history.push({ step: epoch, loss, accuracy });
    writeProgress(folder, history, { loss, accuracy });
    console.log(
      `epoch ${epoch}/${options.epochs} step ${epoch} loss: ${loss.toFixed(4)} accuracy: ${accuracy.toFixed(4)}`,
    );
    report({
      type: "status",
      message: `Epoch ${epoch}/${options.epochs}`,
      progress: Math.round((100 * epoch) / options.epochs),
    });
    report({ type: "metric", name: "loss", value: loss, step: epoch });
    report({ type: "metric", name: "accuracy", value: accuracy, step: epoch });
    await sleep(options.delay * 1000);
  }
  return history;
}

async function main() {
  const options = parseOptions();
  if (!options) return console.log(HELP);
  const folder = outputsFolder();
  const rows = prepare(readTable(options.data), options);
  if (rows.length === 0) fail(`${options.data} has no bird with all four measurements`);
  writeTable(join(folder, "prepared.csv"), rows);
  const species = [...new Set(rows.map((row) => row.species))].sort();
  const [training, test] = ["train", "test"].map((split) => rows.filter((row) => row.split === split));
  console.log(`${training.length} rows to train, ${test.length} to test, from ${basename(options.data)}`);
  report({ type: "property", name: "train_rows", value: training.length });
  report({ type: "property", name: "test_rows", value: test.length });

  const { features } = options;
  const scale = scaleOf(training, options);
  const weights = species.map(() => [...features.map(() => 0), 0]);
  const history = await train(weights, encode(training, species, features, scale), options, folder);

  const result = score(weights, encode(test, species, features, scale));
  const last = history.at(-1);
  writeJson(join(folder, "model.json"), { species, features, scale, weights });
  writeProgress(folder, history, {
    loss: last.loss,
    accuracy: last.accuracy,
    test_loss: result.loss,
    test_accuracy: result.accuracy,
  });
  console.log(`test_loss: ${result.loss.toFixed(4)} test_accuracy: ${result.accuracy.toFixed(4)}`);
  report({ type: "metric", name: "test_loss", value: result.loss });
  report({ type: "metric", name: "test_accuracy", value: result.accuracy });
}

try {
  await main();
} catch (error) {
  console.error(`train.mjs: ${error.message}`);
  process.exitCode = error.exitCode ?? (String(error.code).startsWith("ERR_PARSE_ARGS") ? 2 : 1);
}
