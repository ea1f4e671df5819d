import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeBundles } from "./makeBundles.mjs";
import { report } from "./measure.mjs";

const root = join(import.meta.dirname, "..", "..");

/** What a summary is read from. */
const summaryFiles = [
  "jobStatus.json",
  "annotations.json",
  "method.json",
  "request.json",
  "infrastructure.json",
  "instance.json",
  "git.json",
  "artifacts.json",
  "events.ndjson",
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
  "NOT status:completed OR tag:sweep",
];

/**
 * The index on many bundles: cold against just reading the same files (budget: twice), from the index to the first rows
 * (0.3 s), a query of each kind (0.05 s), memory of a row (1 KB).
 */
export async function benchStoreIndex(count = 10_000) {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    makeBundles(folder, count);
    const program = join(folder, "storeIndex.cjs");
    await bundleStore(program);
    const step = (name) => stepIn(program, folder, name);
    step("read");
    const read = step("read");
    const cold = step("list");
    report(`just reading the files of ${count.toLocaleString("en")} bundles`, read.ms, read.ms, "(baseline)");
    report("  cold index of them", cold.ms, read.ms, "reading them");
    const newest = step("newest");
    report("  from the index to the first 100 rows", newest.ms, read.ms, "reading them");
    const warm = step("list");
    report("  from the index to all rows", warm.ms, read.ms, "reading them");
    process.stdout.write(
      `  memory of a row: ${Math.round(warm.bytes / count)} bytes; of the index file: ${warm.file} KB\n`,
    );
    for (const [query, { ms, found }] of Object.entries(step("query").queries))
      report(`  ${query} (${found})`, ms, read.ms, "reading them");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each step in a process of its own, as a start is. */
function stepIn(program, folder, name) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--expose-gc", import.meta.filename, program, folder, name],
    { encoding: "utf8", maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout);
}

async function bundleStore(outfile) {
  const contents = `
    export { ExecutionStore } from "./src/store/executionStore";
    export { workspaceLayout } from "./src/bundle/layout";
    export { parseQuery } from "./src/core/query/parseQuery";
    export { matchesQuery } from "./src/core/query/matchQuery";
    export { querySubject } from "./src/store/querySubject";`;
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile,
    logLevel: "error",
  });
}

function measure(action) {
  const begun = performance.now();
  const value = action();
  return { ms: performance.now() - begun, value };
}

function readFiles(folder) {
  const executions = join(folder, ".executions", "executions");
  for (const id of readdirSync(executions))
    for (const file of summaryFiles) readFileSync(join(executions, id, "metadata", file), "utf8");
}

const steps = {
  read: (folder) => ({ ms: measure(() => readFiles(folder)).ms }),
  newest: (folder, { ExecutionStore, workspaceLayout }) => ({
    ms: measure(() => new ExecutionStore(workspaceLayout(folder)).newest(100)).ms,
  }),
  list: (folder, { ExecutionStore, workspaceLayout }) => {
    globalThis.gc();
    const before = process.memoryUsage();
    const store = new ExecutionStore(workspaceLayout(folder));
    const { ms } = measure(() => store.list());
    globalThis.gc();
    const after = process.memoryUsage();
    const bytes = after.heapUsed + after.external - before.heapUsed - before.external;
    const file = Math.round(
      readFileSync(join(folder, ".executions", ".cache", "index.ndjson")).length / 1024,
    );
    return { ms, bytes, file, count: store.list().length };
  },
  query: (folder, { ExecutionStore, workspaceLayout, parseQuery, matchesQuery, querySubject }) => {
    const all = new ExecutionStore(workspaceLayout(folder)).list();
    const now = new Date();
    const run = (text) => {
      const { query } = parseQuery(text);
      return all.filter((row) => matchesQuery(query, querySubject(folder, row), now)).length;
    };
    for (const text of queries) run(text);
    return {
      queries: Object.fromEntries(
        queries.map((text) => {
          const { ms, value } = measure(() => run(text));
          return [text, { ms, found: value }];
        }),
      ),
    };
  },
};

const [, script, program, folder, name] = process.argv;
if (script === import.meta.filename && name !== undefined)
  process.stdout.write(JSON.stringify(steps[name](folder, createRequire(program)(program))));
