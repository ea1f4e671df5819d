import { build } from "esbuild";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forgetFiles, report } from "./measure.mjs";
import { makePipelines } from "./pipelines.mjs";

const root = join(import.meta.dirname, "..", "..");
const rounds = 5;

/**
 * The lineage of many executions: read for the first time, and again; traced, folded and laid out; against just reading
 * and parsing the same files.
 * @param nodes how many the graph has, about.
 */
export async function benchLineage(nodes) {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    const made = makePipelines(folder, Math.round(nodes / 2));
    const executions = made.map((execution) => ({ ...nothing, ...execution }));
    const lineage = await program(folder);
    const layout = lineage.workspaceLayout(folder);
    const { read, graph } = await benchReading(lineage, layout, executions);
    const options = { direction: "forward", depth: Infinity, links: new Set(), passes: () => true };
    const start = [...graph.nodes.keys()].find((id) => id.startsWith("sha256:"));
    const trace = timed(() => lineage.traceLineage(graph, [start], options));
    report(`  traced to ${trace.value.distances.size} nodes`, trace.ms, read.ms, "reading");
    report(
      "  what is affected, in order",
      timed(() => lineage.affectedBy(graph, [start])).ms,
      read.ms,
      "reading",
    );
    for (const least of [3, Infinity]) {
      const groups = { least, apart: new Set([start]), unfolded: new Set() };
      const shape = timed(() => lineage.shapeLineage(graph, trace.value, groups));
      const ids = shape.value.nodes.map(({ id }) => id);
      const sizes = { width: 140, height: 42, gapX: 40, gapY: 18 };
      const place = timed(() => lineage.layeredLayout(ids, shape.value.edges, sizes));
      report(`  folded to ${ids.length} nodes and laid out`, shape.ms + place.ms, read.ms, "reading");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first reading, another one, and one with one more execution; of bundles in memory, and from the disk. */
async function benchReading({ LineageReader }, layout, executions) {
  const readAll = () => executions.map(({ path }) => JSON.parse(readFileSync(artifactsIn(path), "utf8")));
  const lineageOf = () => new LineageReader(layout).read(executions);
  const forget = () => rmSync(join(layout.cache, "lineage.ndjson"), { force: true });
  if (forgetFiles()) {
    const disk = timed(readAll);
    report(`reading ${executions.length} artifacts.json from the disk`, disk.ms, disk.ms, "(baseline)");
    forgetFiles();
    report("  lineage, first time", (await timedLater(lineageOf)).ms, disk.ms, "reading");
    forgetFiles();
    report("  lineage again, from its cache", (await timedLater(lineageOf)).ms, disk.ms, "reading");
  }
  const read = await least(() => {}, readAll);
  const first = await least(forget, lineageOf);
  const again = await least(() => {}, lineageOf);
  const reader = new LineageReader(layout);
  await reader.read(executions.slice(rounds));
  let before = rounds;
  const oneMore = await least(
    () => (before -= 1),
    () => reader.read(executions.slice(before)),
  );
  report(`reading ${executions.length} artifacts.json`, read.ms, read.ms, "(baseline)");
  report(`  lineage of ${first.value.nodes.size} nodes, first time`, first.ms, read.ms, "reading");
  report("  again in another process, from its cache", again.ms, read.ms, "reading");
  report("  once one more was run", oneMore.ms, read.ms, "reading");
  const newest = executions.toReversed();
  const aboutOne = () =>
    new LineageReader(layout).readAbout(newest, newest[0].path + "/metadata/artifacts.json");
  report(
    "  about one file, of which nothing is kept",
    (await least(forget, aboutOne)).ms,
    read.ms,
    "reading",
  );
  await lineageOf();
  report("  about one file, from what is kept", (await least(() => {}, aboutOne)).ms, read.ms, "reading");
  return { read, graph: first.value };
}

/** The shortest of some rounds. @param before is done before each and not measured. */
async function least(before, action) {
  let shortest = null;
  for (let round = 0; round < rounds; round += 1) {
    before();
    const one = await timedLater(action);
    if (shortest === null || one.ms < shortest.ms) shortest = one;
  }
  return shortest;
}

function timed(action) {
  const begun = performance.now();
  const value = action();
  return { value, ms: performance.now() - begun };
}

async function timedLater(action) {
  const begun = performance.now();
  const value = await action();
  return { value, ms: performance.now() - begun };
}

function artifactsIn(path) {
  return join(path, "metadata", "artifacts.json");
}

const nothing = {
  state: "COMPLETED",
  sealed: true,
  archived: false,
  rerunOf: null,
  parent: null,
  cachedFrom: null,
  inputs: {},
  metrics: {},
};

async function program(folder) {
  const contents = `
    export { LineageReader } from "./src/store/lineage/lineageReader";
    export { traceLineage } from "./src/core/lineage/traceLineage";
    export { affectedBy } from "./src/core/lineage/affectedBy";
    export { shapeLineage } from "./src/core/lineage/lineageShape";
    export { layeredLayout } from "./src/core/lineage/layeredLayout";
    export { workspaceLayout } from "./src/bundle/layout";`;
  const outfile = join(folder, "lineage.cjs");
  const shared = { bundle: true, platform: "node", format: "cjs", logLevel: "error" };
  await build({ ...shared, stdin: { contents, resolveDir: root, loader: "ts" }, outfile });
  return createRequire(outfile)(outfile);
}

if (process.argv[1] === import.meta.filename)
  for (const nodes of [2_000, 20_000]) await benchLineage(Number(process.argv[2] ?? nodes));
