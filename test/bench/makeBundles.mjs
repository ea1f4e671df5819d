import { createHash } from "node:crypto";
import { linkSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const methods = [
  ["train", "Train a classifier", "mnist", "training", "Training"],
  ["evaluate", "Evaluate", "mnist", "evaluation", "Evaluation"],
  ["clean", "Clean the data", "penguins", "preparation", "Preprocessing"],
  ["predict", "Predict", "penguins", "inference", "Inference"],
  ["tune", "Tune", "resnet", "training", "Training"],
];
const branches = ["main", "main", "main", "try-adam", "fix/loader"];
const authors = ["Ada Lovelace", "Grace Hopper", "Alan Turing"];
const tagSets = [[], [], [], ["baseline"], ["best", "paper"], ["sweep"]];
const reasons = [
  "The script ended with exit code 1: CUDA out of memory",
  "The script ended with exit code 1: FileNotFoundError: data/train.csv",
  "The script ended with exit code 137: it was killed",
];
const ends = [
  "COMPLETED",
  "COMPLETED",
  "COMPLETED",
  "COMPLETED",
  "COMPLETED",
  "COMPLETED",
  "FAILED",
  "FAILED",
  "STOPPED",
];
const ogc = { COMPLETED: "successful", FAILED: "failed", STOPPED: "dismissed" };
const letters = "abcdefghijklmnopqrstuvwxyz234567";

/** Numbers that are the same each time. */
function numbersFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Writes so many bundles as runs leave them into a workspace's `.executions/executions`: several methods, re-runs, failures,
 * metrics, properties, tags and notes. Direct writes: no run is started.
 * @returns the ids, oldest first.
 */
export function makeBundles(workspace, count) {
  const random = numbersFrom(7);
  const one = (list) => list[Math.floor(random() * list.length)];
  const root = join(workspace, ".executions");
  mkdirSync(join(root, ".cache"), { recursive: true });
  // As a run leaves it: git, and VS Code's list of changes with it, looks into none of them.
  writeFileSync(join(root, ".gitignore"), "*\n");
  const begin = Date.UTC(2025, 0, 1);
  const journal = [];
  const ids = [];
  const same = new SameFiles(join(workspace, "same"));
  for (let index = 0; index < count; index += 1) {
    const method = one(methods);
    const created = new Date(begin + index * 300_000 + Math.floor(random() * 1000));
    const stamp = created.toISOString().replaceAll(/[-:]/g, "").replace("T", "-").slice(0, 15);
    const suffix = [15, 10, 5, 0].map((shift) => letters[(index >> shift) & 31]).join("");
    const id = `${method[0]}-${stamp}-${suffix}`;
    const state = one(ends);
    const rerunOf = index > 10 && random() < 0.2 ? ids[index - 1 - Math.floor(random() * 10)] : null;
    writeBundle(join(root, "executions", id), {
      id,
      method,
      created,
      state,
      rerunOf,
      one,
      random,
      workspace,
      same,
    });
    journal.push(`${JSON.stringify({ at: created.toISOString(), id, change: state })}\n`);
    ids.push(id);
  }
  writeFileSync(join(root, ".cache", "journal.ndjson"), journal.join(""));
  return ids;
}

/** What many bundles have in common, such as the method: one file with many names, since 100,000 take time and room. */
const unchanging = new Set([
  "metadata/method.json",
  "metadata/infrastructure.json",
  "metadata/instance.json",
  "auth/jwt.json",
  "outputs/stdout.log",
  "outputs/stderr.log",
]);
/** File systems allow a file no more names than this (ext4: 65,000). */
const mostNames = 60_000;

class SameFiles {
  known = new Map();
  count = 0;

  constructor(folder) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  link(content, path) {
    let file = this.known.get(content);
    if (file === undefined || file.names >= mostNames) {
      this.count += 1;
      file = { path: join(this.folder, String(this.count)), names: 0 };
      writeFileSync(file.path, content);
      this.known.set(content, file);
    }
    file.names += 1;
    linkSync(file.path, path);
  }
}

function writeBundle(bundle, facts) {
  mkdirSync(bundle, { recursive: true });
  for (const folder of ["metadata", "auth", "outputs"]) mkdirSync(`${bundle}/${folder}`);
  for (const [path, content] of Object.entries(filesOf(facts))) {
    const text = typeof content === "string" ? content : `${JSON.stringify(content, null, 2)}\n`;
    if (unchanging.has(path)) facts.same.link(text, `${bundle}/${path}`);
    else writeFileSync(`${bundle}/${path}`, text);
  }
}

function filesOf({
  id,
  method: [name, title, pipeline, stage, type],
  created,
  state,
  rerunOf,
  one,
  random,
  workspace,
}) {
  const at = (ms) => new Date(created.getTime() + ms).toISOString();
  const took = Math.floor(1000 + random() ** 4 * 3_600_000);
  const commit = createHash("sha1")
    .update(String(Math.floor(random() * 400)))
    .digest("hex");
  const sha256 = createHash("sha256").update(id).digest("hex");
  const failed = state === "FAILED";
  const rate = one([0.1, 0.01, 0.001]);
  const epochs = one([5, 10, 20, 50]);
  const events = [{ at: at(40), type: "property", name: "optimizer", value: one(["adam", "sgd"]) }];
  for (let step = 1; step <= 10; step += 1)
    for (const metric of ["loss", "accuracy", "val_loss"])
      events.push({
        at: at((took / 11) * step),
        type: "metric",
        name: metric,
        value: Number((random() / step).toFixed(4)),
        step,
      });
  return {
    "metadata/jobStatus.json": statusOf(id, name, state, at, took, failed ? one(reasons) : null),
    "metadata/method.json": {
      id: name,
      version: "1.2.0",
      title,
      inputs: {},
      outputs: {},
      metadata: [
        { role: "pipeline", title: pipeline },
        { role: "stage", title: stage },
        { role: "context", title: "lab" },
        { role: "workflow-type", title: type },
        { role: "script", href: `${name}.py` },
      ],
    },
    "metadata/request.json": {
      inputs: { learning_rate: rate, epochs, data: "data/train.csv" },
      outputs: {},
      args: [],
      name: random() < 0.3 ? `${name} with ${rate}` : null,
      rerunOf,
      parent: null,
    },
    "metadata/infrastructure.json": { id: "local", name: "This machine", description: "", type: "local" },
    "metadata/instance.json": {
      host: "lab",
      user: "ada",
      platform: { os: "linux", release: "6.1", version: "#1", arch: "x64" },
      cpu: { model: "CPU", cores: 8 },
      memory: { totalBytes: 34359738368 },
      interpreter: {
        path: "/usr/bin/python3",
        version: "3.12.1",
        packages: { numpy: "2.1.0", torch: "2.4.1", pandas: "2.2.2" },
      },
      commandLine: ["python3", `${name}.py`],
      workingDirectory: workspace,
      environment: { CUDA_VISIBLE_DEVICES: "0" },
      recorder: { name: "executions", version: "0.1.0", node: "v24.0.0" },
      peakMemoryBytes: 1e9,
      cpuSeconds: 12.5,
    },
    "metadata/git.json": {
      repository: true,
      commit,
      branch: one(branches),
      remote: null,
      author: one(authors),
      email: "ada@example.org",
      message: "Train longer",
      date: at(-1000),
      dirty: random() < 0.3,
      untracked: [],
      root: ".",
      changedLines: 3,
      omitted: [],
    },
    "metadata/artifacts.json": {
      version: 1,
      artifacts: [
        {
          direction: "input",
          name: "train.csv",
          role: "data",
          type: "Table",
          version: null,
          sha256,
          size: 10,
          uri: "data/train.csv",
          known: "declared",
        },
        {
          direction: "output",
          name: "model.json",
          role: "output",
          type: "Model",
          version: null,
          sha256,
          size: Math.floor(random() * 1e6),
          uri: "outputs/model.json",
          known: "outputs",
        },
      ],
    },
    "metadata/annotations.json": {
      name: null,
      note: random() < 0.1 ? "Look at this again" : null,
      tags: one(tagSets),
      pinned: random() < 0.02,
    },
    "metadata/events.ndjson": events.map((event) => `${JSON.stringify(event)}\n`).join(""),
    "metadata/manifest.json": { version: 1, files: { "outputs/stdout.log": { sha256, size: 30 } } },
    "auth/jwt.json": { token: "", publicKey: {} },
    "outputs/stdout.log": `epoch 1\nepoch 2\n${failed ? "" : "done\n"}`,
    "outputs/stderr.log": failed
      ? "Traceback (most recent call last):\nRuntimeError: CUDA out of memory\n"
      : "",
  };
}

function statusOf(id, name, state, at, took, reason) {
  const message = state.charAt(0) + state.slice(1).toLowerCase();
  const history = [
    ["CREATED", 0],
    ["STARTED", 20],
    ["EXECUTING", 30],
    [state, took],
  ];
  return {
    jobID: id,
    processID: name,
    type: "process",
    status: ogc[state],
    message,
    progress: state === "COMPLETED" ? 100 : 40,
    created: at(0),
    started: at(20),
    finished: at(took),
    updated: at(took),
    links: [{ href: "provo.xml", rel: "prov", type: "application/provenance+xml" }],
    state,
    exitCode: state === "FAILED" ? 1 : state === "STOPPED" ? null : 0,
    signal: state === "STOPPED" ? "SIGTERM" : null,
    reason,
    owner: null,
    history: history.map(([of, ms]) => ({ state: of, at: at(ms), message: of })),
  };
}
