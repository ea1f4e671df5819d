import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { makeBundles } from "./makeBundles.mjs";
import { forgetFiles, report } from "./measure.mjs";

const root = join(import.meta.dirname, "..", "..");

/** What a summary is read from. */
const summaryFiles = [
  "metadata/jobStatus.json",
  "metadata/annotations.json",
  "metadata/method.json",
  "metadata/request.json",
  "metadata/infrastructure.json",
  "metadata/instance.json",
  "metadata/git.json",
  "metadata/artifacts.json",
  "metadata/events.ndjson",
  "auth/jwt.json",
];

const queries = [
  "status:failed",
  "method:train",
  "pipeline:mnist AND status:completed AND property:epochs>10",
  "property:learning_rate=0.001",
  "metric:loss<0.02",
  "date:2025-01-01 TO 2025-01-31",
  "commit:a3",
  "branch:main",
  "tag:best",
  "author:Ada",
  "duration>5m",
  "input:epochs=10",
  "rerunof:train",
  "is:dirty",
  "is:pinned",
  "CUDA",
  "tr*in with",
  "NOT status:completed OR tag:sweep",
];
const rounds = 7;

/**
 * The index on many bundles: cold against just reading the same files (budget: twice), from the disk and from memory;
 * from the index to the first rows (0.3 s), a query of each kind (0.05 s), memory of a row (1 KB), what one change costs,
 * and how long others wait.
 * @param folder where so many bundles lie already; left out: they are made, and removed at the end.
 */
export async function benchStoreIndex(count = 10_000, folder = null) {
  const workspace = folder ?? mkdtempSync(join(tmpdir(), "executions-bench-"));
  const programs = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    if (folder === null) makeBundles(workspace, count);
    await bundlePrograms(programs);
    measureStore(count, (name) => stepIn(programs, workspace, name));
  } finally {
    if (folder === null) rmSync(workspace, { recursive: true, force: true });
    rmSync(programs, { recursive: true, force: true });
  }
}

function measureStore(count, step) {
  const all = count.toLocaleString("en");
  if (forgetFiles()) measureFromDisk(all, step);
  const inMemory = Array.from({ length: rounds + 1 }, () =>
    ["read", "cold", "beside"].map((name) => step(name)),
  );
  // The first round brings the files into memory.
  const [read, cold, beside] = [0, 1, 2].map((which) => medianOf(inMemory.slice(1).map((all) => all[which])));
  const tell = (what, ms) => report(what, ms, read.ms, "reading them");
  report(`just reading the files of ${all} bundles`, read.ms, read.ms, "(baseline)");
  tell("  cold index of them, at once", cold.ms);
  tell("  cold index of them in a worker", beside.ms);
  note(`    others waited at most ${ms(beside.blocked)} for it, 99 % below ${ms(beside.mostly)}`);
  const warm = step("warm");
  tell("  warm: to the first rows of the list", warm.first);
  tell("  warm: to the first rows of the tree", warm.tree);
  tell("  warm: to all rows", warm.ms);
  note(`    others waited at most ${ms(warm.blocked)} for it, 99 % below ${ms(warm.mostly)}`);
  const sync = step("sync");
  tell("  warm: all rows at once, as the command line does", sync.ms);
  note(`    memory of a row: ${Math.round(sync.bytes / count)} bytes; index file ${sync.file} KB`);
  const change = step("change");
  tell("  one execution changes: the store follows", change.store);
  tell("  one execution changes: list and tree follow", change.views);
  for (const [query, { ms, found }] of Object.entries(step("query").queries))
    tell(`  ${query} (${found.toLocaleString("en")})`, ms);
}

function medianOf(steps) {
  return steps.toSorted((one, other) => one.ms - other.ms)[Math.floor(steps.length / 2)];
}

/** As after a start of the machine: each file has to come from the disk. */
function measureFromDisk(all, step) {
  const [read, cold, beside] = ["read", "cold", "beside"].map((name) => {
    forgetFiles();
    return step(name);
  });
  report(`just reading the files of ${all} bundles from the disk`, read.ms, read.ms, "(baseline)");
  report("  cold index of them, at once", cold.ms, read.ms, "reading them");
  report("  cold index of them in a worker", beside.ms, read.ms, "reading them");
}

function note(text) {
  process.stdout.write(`${text}\n`);
}

function ms(value) {
  return `${value.toFixed(1)} ms`;
}

/** Each step in a process of its own, as a start is. */
function stepIn(programs, folder, name) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--expose-gc", import.meta.filename, "step", programs, folder, name],
    { encoding: "utf8", maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout);
}

async function bundlePrograms(folder) {
  const contents = `
    export { ExecutionStore } from "./src/store/executionStore";
    export { WorkerScanner } from "./src/store/index/workerScanner";
    export { workspaceLayout } from "./src/bundle/layout";
    export { parseQuery } from "./src/core/query/parseQuery";
    export { filterSummaries } from "./src/core/query/compileQuery";
    export { ExecutionsModel } from "./src/views/executionsModel";`;
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

function measure(action) {
  const begun = performance.now();
  const value = action();
  return { ms: performance.now() - begun, value };
}

function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1];
}

/** How long others on this thread waited while something went on, in ms. */
async function watchLoop(action) {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  await new Promise((resolve) => setTimeout(resolve, 20));
  delays.reset();
  const begun = performance.now();
  await action();
  const took = performance.now() - begun;
  delays.disable();
  return { ms: took, blocked: delays.max / 1e6, mostly: delays.percentile(99) / 1e6 };
}

const indexFile = (folder) => join(folder, ".executions", ".cache", "index.ndjson");

/** @param api what {@link bundlePrograms} made. @param programs where. */
const steps = {
  read: (folder) => {
    const executions = join(folder, ".executions", "executions");
    const { ms } = measure(() => {
      for (const id of readdirSync(executions))
        for (const file of summaryFiles) readFileSync(`${executions}/${id}/${file}`, "utf8");
    });
    return { ms };
  },
  cold: (folder, api) => {
    rmSync(indexFile(folder), { force: true });
    const store = new api.ExecutionStore(api.workspaceLayout(folder));
    return { ms: measure(() => store.list()).ms };
  },
  beside: async (folder, api, programs) => {
    rmSync(indexFile(folder), { force: true });
    const store = besideStore(folder, api, programs);
    return watchLoop(async () => {
      store.list();
      await store.whenRead();
    });
  },
  warm: async (folder, api, programs) => {
    const store = besideStore(folder, api, programs);
    const times = { first: 0, tree: 0 };
    const watched = await watchLoop(async () => {
      times.first = measure(() => store.list()).ms;
      const model = new api.ExecutionsModel(folder, store);
      times.tree = times.first + measure(() => model.roots("all").map((group) => model.children(group))).ms;
      await store.whenRead();
    });
    return { ...times, ...watched };
  },
  sync: async (folder, api) => {
    globalThis.gc();
    const before = process.memoryUsage();
    const store = new api.ExecutionStore(api.workspaceLayout(folder));
    const { ms } = measure(() => store.list());
    // What lies outside V8's heap is let go a moment after.
    for (let round = 0; round < 3; round += 1) {
      globalThis.gc();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const after = process.memoryUsage();
    const bytes = after.heapUsed + after.external - before.heapUsed - before.external;
    return {
      ms,
      bytes,
      file: Math.round(readFileSync(indexFile(folder)).length / 1024),
      count: store.list().length,
    };
  },
  change: async (folder, api, programs) => {
    const store = besideStore(folder, api, programs);
    store.list();
    await store.whenRead();
    const model = new api.ExecutionsModel(folder, store);
    model.roots("all");
    const { journal, executions } = api.workspaceLayout(folder);
    const ids = store
      .list()
      .slice(100, 100 + rounds)
      .map(({ id }) => id);
    const times = ids.map((id, round) => {
      const file = join(executions, id, "metadata", "annotations.json");
      writeFileSync(file, JSON.stringify({ note: `round ${round} ${process.pid}` }));
      appendFileSync(journal, `${JSON.stringify({ at: new Date().toISOString(), id, change: "CHANGED" })}\n`);
      const followed = measure(() => store.followJournal()).ms;
      const drawn = measure(() => {
        store.list();
        model.update([id], "all");
      }).ms;
      return { followed, drawn };
    });
    return {
      store: median(times.map(({ followed }) => followed)),
      views: median(times.map(({ drawn }) => drawn)),
    };
  },
  query: (folder, api) => {
    const all = new api.ExecutionStore(api.workspaceLayout(folder)).list();
    const now = new Date();
    const run = (text) => api.filterSummaries(all, api.parseQuery(text).query, now).length;
    return {
      queries: Object.fromEntries(
        queries.map((text) => {
          const times = Array.from({ length: rounds }, () => measure(() => run(text)).ms);
          return [text, { ms: median(times), found: run(text) }];
        }),
      ),
    };
  },
};

function besideStore(folder, api, programs) {
  return new api.ExecutionStore(
    api.workspaceLayout(folder),
    new api.WorkerScanner(join(programs, "indexWorker.js"), folder),
  );
}

if (process.argv[1] === import.meta.filename) {
  const [, , what, programs, folder, name] = process.argv;
  if (what === "step") {
    const api = createRequire(programs)(join(programs, "store.cjs"));
    process.stdout.write(JSON.stringify(await steps[name](folder, api, programs)));
  } else await benchStoreIndex(Number(what ?? 10_000), programs ?? null);
}
