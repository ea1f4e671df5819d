import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { report } from "./measure.mjs";

const root = join(import.meta.dirname, "..", "..");
const executions = 1000;
const rounds = 3;
/** In one of a hundred executions. */
const wanted = "CUDA out of memory";

/**
 * The search in the logs of 1,000 executions, in the thread that VS Code uses, against `grep -r` on the same files; the
 * time to the first line that is found, and from cancelling to the end.
 * @param megabytes of logs in all.
 */
export async function benchSearchLogs(megabytes = 64) {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    const summaries = makeLogs(folder, (megabytes * 1024 * 1024) / executions);
    const { searchBeside, logPattern, workspaceLayout } = await programs(folder);
    const grep = (...options) => medianOf(() => runGrep(folder, options));
    const plain = grep("-rn");
    const anyCase = grep("-rni");
    const search = async (isCase, signal = new AbortController().signal, onFirst = () => undefined) => {
      const { source, flags } = logPattern(wanted, { regex: false, case: isCase });
      const question = { query: null, pattern: { source, flags }, now: new Date().toISOString() };
      let lines = 0;
      const take = ({ findings }) => {
        if (lines === 0 && findings.length > 0) onFirst();
        lines += findings.length;
      };
      const request = { layout: workspaceLayout(folder), executions: summaries, ...question };
      await searchBeside(join(folder, "searchWorker.js"), request, take, signal);
      return lines;
    };
    const lines = await search(true);
    if (lines !== plain.lines) throw new Error(`found ${lines} lines, grep ${plain.lines}`);
    report(`grep -rn in ${megabytes} MB of logs (${lines} lines)`, plain.ms, plain.ms, "(baseline)");
    report(
      "  search, upper and lower case differ",
      await medianTime(() => search(true)),
      plain.ms,
      "grep -rn",
    );
    report("  grep -rni, whatever their case", anyCase.ms, plain.ms, "grep -rn");
    report("  search, whatever their case", await medianTime(() => search(false)), plain.ms, "grep -rn");
    report("  to the first line", await timeToFirst(search), plain.ms, "grep -rn");
    report("  from cancelling to the end", await timeToCancel(search), plain.ms, "grep -rn");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function programs(folder) {
  const contents = `
    export { searchBeside } from "./src/store/searchBeside";
    export { logPattern } from "./src/store/searchLogs";
    export { workspaceLayout } from "./src/bundle/layout";`;
  const shared = { bundle: true, platform: "node", format: "cjs", logLevel: "error" };
  const outfile = join(folder, "search.cjs");
  await build({ ...shared, stdin: { contents, resolveDir: root, loader: "ts" }, outfile });
  await build({
    ...shared,
    entryPoints: [join(root, "src/store/searchWorker.ts")],
    outfile: join(folder, "searchWorker.js"),
  });
  return createRequire(outfile)(outfile);
}

function makeLogs(folder, bytes) {
  return Array.from({ length: executions }, (_, index) => {
    const id = `train-20260101-000000-${String(index).padStart(4, "0")}`;
    const path = join(folder, ".executions", "executions", id);
    mkdirSync(join(path, "outputs"), { recursive: true });
    writeFileSync(join(path, "outputs", "stdout.log"), logText(index, bytes));
    const error = index % 100 === 50 ? `Traceback\nRuntimeError: ${wanted}. Tried to allocate 20 MiB\n` : "";
    writeFileSync(join(path, "outputs", "stderr.log"), error);
    return { id, path, archived: false };
  });
}

function logText(seed, bytes) {
  const lines = [];
  for (let length = 0, step = 0; length < bytes; step += 1) {
    const loss = (1 / (1 + step / 100 + seed / 1000)).toFixed(6);
    const line = `2026-01-01 10:${String(step % 60).padStart(2, "0")} INFO epoch ${step >> 8} step ${step} loss ${loss} cuda memory 1024 MiB\n`;
    lines.push(line);
    length += line.length;
  }
  return lines.join("");
}

function runGrep(folder, options) {
  const begun = performance.now();
  const { stdout } = spawnSync("grep", [...options, wanted, join(folder, ".executions")], {
    encoding: "utf8",
  });
  return { ms: performance.now() - begun, lines: stdout.split("\n").length - 1 };
}

function medianOf(measure) {
  return Array.from({ length: rounds }, measure).sort((one, other) => one.ms - other.ms)[rounds >> 1];
}

async function medianTime(action) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await action();
    times.push(performance.now() - begun);
  }
  return times.sort((one, other) => one - other)[rounds >> 1];
}

async function timeToFirst(search) {
  const begun = performance.now();
  let first = 0;
  await search(false, undefined, () => {
    first = performance.now() - begun;
  });
  return first;
}

async function timeToCancel(search) {
  const controller = new AbortController();
  let cancelled = 0;
  await search(false, controller.signal, () => {
    cancelled = performance.now();
    controller.abort();
  });
  return performance.now() - cancelled;
}

if (process.argv[1] === import.meta.filename) await benchSearchLogs(Number(process.argv[2] ?? 64));
