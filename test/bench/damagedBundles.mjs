import { build } from "esbuild";
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { makeBundles } from "./makeBundles.mjs";
import { report } from "./measure.mjs";

const root = join(import.meta.dirname, "..", "..");

/** What may have become of a file. Each is done to the one file of so many bundles. */
const damages = [
  ["cut in its middle", (file) => writeFileSync(file, readFileSync(file).subarray(0, 40))],
  ["empty", (file) => writeFileSync(file, "")],
  ["gone", (file) => rmSync(file)],
  ["other bytes", (file) => writeFileSync(file, Buffer.from([0, 255, 254, 195, 40, 10, 0]))],
  ["a folder", (file) => (rmSync(file), mkdirSync(file))],
  ["another kind of value", (file) => writeFileSync(file, "[1, 2]")],
];
const files = ["metadata/jobStatus.json", "metadata/method.json", "metadata/artifacts.json", "auth/jwt.json"];

/**
 * Many bundles of which one in a hundred is damaged: each is a row all the same, and what the index tells at the next start
 * is what reading all anew tells. Throws an Error where it is not.
 */
export async function benchDamagedBundles(count = 100_000) {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    makeBundles(folder, count);
    const damaged = damage(folder);
    const open = await opener(folder);
    const cold = open();
    const warm = open();
    rmSync(join(folder, ".executions", ".cache", "index.ndjson"));
    const fresh = open();
    if (fresh.rows.length !== count) throw new Error(`${count - fresh.rows.length} are no rows`);
    for (const { rows } of [cold, warm])
      if (!isDeepStrictEqual(rows, fresh.rows)) throw new Error("The index tells something else");
    const unknown = fresh.rows.filter(({ state, reason }) => state === "UNKNOWN" && reason !== null);
    process.stdout.write(
      `${count.toLocaleString("en")} executions, ${damaged.toLocaleString("en")} damaged: ${unknown.length} UNKNOWN with a reason, the index equals a fresh scan\n`,
    );
    report("  cold index of them", cold.ms, fresh.ms, "reading them anew");
    report("  from the index", warm.ms, fresh.ms, "reading them anew");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns how many. */
function damage(folder) {
  const executions = join(folder, ".executions", "executions");
  const hit = readdirSync(executions).filter((_, index) => index % 100 === 50);
  for (const [index, id] of hit.entries()) {
    const [, harm] = damages[index % damages.length];
    const file = join(executions, id, files[Math.floor(index / damages.length) % files.length]);
    // Files that bundles share must be damaged in one of them alone.
    const bytes = readFileSync(file);
    rmSync(file);
    writeFileSync(file, bytes);
    harm(file);
  }
  return hit.length;
}

/** Opens the store as the command line does: all at once. */
async function opener(folder) {
  const outfile = join(folder, "store.cjs");
  const contents = `
    export { ExecutionStore } from "./src/store/executionStore";
    export { workspaceLayout } from "./src/bundle/layout";`;
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
    outfile,
  });
  const { ExecutionStore, workspaceLayout } = createRequire(outfile)(outfile);
  return () => {
    const begun = performance.now();
    const store = new ExecutionStore(workspaceLayout(folder));
    const rows = store.list();
    const ms = performance.now() - begun;
    store.dispose();
    return { rows: rows.map((row) => ({ ...row })), ms };
  };
}

if (process.argv[1] === import.meta.filename) await benchDamagedBundles(Number(process.argv[2] ?? 100_000));
