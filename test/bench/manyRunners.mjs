import { build } from "esbuild";
import { fork, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine } from "./measure.mjs";

const root = join(import.meta.dirname, "..", "..");
const windows = 2;
const followMs = 100;
const rescanMs = 2000;

/**
 * Two windows follow a workspace, each a process of its own, in which 20 runners run one script after the other; at the end
 * each window, one that is opened then, and the index must hold what reading every bundle anew gives.
 */
async function manyRunners(seconds, runners) {
  const folder = mkdtempSync(join(tmpdir(), "executions-runners-"));
  const programs = mkdtempSync(join(tmpdir(), "executions-bench-"));
  process.env.EXECUTIONS_CONFIG_DIR = join(programs, "user");
  try {
    await bundlePrograms(programs);
    mkdirSync(join(folder, ".executions"));
    writeFileSync(join(folder, "train.sh"), 'echo "loss: 0.$RANDOM step $1"; [ $((RANDOM % 5)) -gt 0 ]\n');
    const open = Array.from({ length: windows }, () =>
      fork(import.meta.filename, ["window", programs, folder], {
        stdio: ["ignore", "inherit", "inherit", "ipc"],
      }),
    );
    const until = Date.now() + seconds * 1000;
    const runs = await Promise.all(Array.from({ length: runners }, () => runUntil(folder, until)));
    const seen = await Promise.all(open.map(askWindow));
    const opened = await askWindow(fork(import.meta.filename, ["window", programs, folder]));
    const truth = freshScan(programs, folder);
    const run = runs.reduce((sum, count) => sum + count, 0);
    process.stdout.write(
      `${runners} runners ran ${run} executions in ${seconds} s; reading all gives ${truth.count}\n`,
    );
    const views = {
      ...seen,
      "opened at the end": opened,
      "index, opened again": storedScan(programs, folder),
    };
    for (const [name, { count, digest }] of Object.entries(views))
      process.stdout.write(
        `  window ${name}: ${count} executions, ${digest === truth.digest ? "the same" : "NOT THE SAME"}\n`,
      );
    process.exitCode = Object.values(views).every(({ digest }) => digest === truth.digest) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(programs, { recursive: true, force: true });
  }
}

async function runUntil(folder, until) {
  let count = 0;
  while (Date.now() < until) {
    const run = spawn(process.execPath, [commandLine, "run", "train.sh", "--", String(count)], {
      cwd: folder,
      stdio: "ignore",
    });
    await new Promise((resolve) => run.on("exit", resolve));
    count += 1;
  }
  return count;
}

function askWindow(window) {
  return new Promise((resolve, reject) => {
    window.on("message", resolve);
    window.on("exit", (code) => reject(new Error(`a window ended: ${code}`)));
    window.send("tell");
  });
}

async function bundlePrograms(folder) {
  const contents = `
    export { ExecutionStore } from "./src/store/executionStore";
    export { usualSizes } from "./src/store/storeSizes";
    export { WorkerScanner } from "./src/store/index/workerScanner";
    export { workspaceLayout } from "./src/bundle/layout";`;
  const shared = { bundle: true, platform: "node", format: "cjs", logLevel: "error" };
  await build({
    ...shared,
    stdin: { contents, resolveDir: root, loader: "ts" },
    outfile: join(folder, "store.cjs"),
  });
  await build({
    ...shared,
    entryPoints: [join(root, "src/store/index/indexWorker.ts")],
    outfile: join(folder, "indexWorker.js"),
  });
}

function load(programs) {
  const program = join(programs, "store.cjs");
  return createRequire(program)(program);
}

function freshScan(programs, folder) {
  const { ExecutionStore, workspaceLayout } = load(programs);
  const none = join(programs, "none");
  return digestOf(
    new ExecutionStore({ ...workspaceLayout(folder), cache: none, journal: join(none, "journal") }).list(),
  );
}

function storedScan(programs, folder) {
  const { ExecutionStore, workspaceLayout, usualSizes } = load(programs);
  const layout = workspaceLayout(folder);
  // There must be one.
  readFileSync(join(layout.cache, "index.ndjson"));
  return digestOf(new ExecutionStore(layout, null, sizesOf(usualSizes)).list());
}

/** However few executions there are, an index is kept, and soon all is done in slices. */
function sizesOf(usual) {
  return { ...usual, worthwhile: 0, many: 100 };
}

function digestOf(list) {
  return { count: list.length, digest: createHash("sha256").update(JSON.stringify(list)).digest("hex") };
}

/** One window: it follows the journal, and lists the folder again now and then. */
function beWindow(programs, folder) {
  const { ExecutionStore, WorkerScanner, workspaceLayout, usualSizes } = load(programs);
  const store = new ExecutionStore(
    workspaceLayout(folder),
    new WorkerScanner(join(programs, "indexWorker.js"), folder),
    sizesOf(usualSizes),
  );
  store.list();
  const timers = [
    setInterval(() => store.followJournal(), followMs),
    setInterval(() => store.rescan(), rescanMs),
  ];
  process.on("message", async () => {
    for (const timer of timers) clearInterval(timer);
    store.followJournal();
    await store.whenRead();
    store.rescan();
    await store.whenRead();
    process.send(digestOf(store.list()), () => process.exit(0));
  });
}

const [, , what, programs, folder] = process.argv;
if (what === "window") beWindow(programs, folder);
else await manyRunners(Number(what ?? 300), Number(programs ?? 20));
