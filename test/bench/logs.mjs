import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeLargeLog, wanted } from "./largeLog.mjs";
import { report } from "./measure.mjs";

const root = join(import.meta.dirname, "..", "..");
const rounds = 3;

/**
 * The Logs page's threads on one large log: to the first screen, to the number of its lines, the search through it against
 * `grep` on the same file, and the memory that all of it takes.
 * @param megabytes of the log.
 */
export async function benchLogs(megabytes = 1024) {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    const bundle = join(folder, "bundle");
    makeLargeLog(bundle, megabytes * 1024 * 1024);
    const { LogThread } = await programs(folder);
    const file = join(bundle, "outputs", "stdout.log");
    const count = medianOf(() => run("grep", ["-c", "", file]));
    const grep = medianOf(() => run("grep", ["-c", wanted, file]));
    const start = (role, take) =>
      new LogThread(
        join(folder, "logThread.js"),
        { role, bundle, streams: ["out", "err"], folders: [folder], hasEnded: true },
        take,
        (error) => {
          throw error;
        },
      );
    const before = process.memoryUsage.rss();
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
    const first = await firstScreen(start);
    report(`grep -c '' in a log of ${megabytes} MB`, count.ms, count.ms, "(baseline)");
    report("  to the first screen", first, count.ms, "grep -c ''");
    const counted = await timeUntil(start, "reader", ({ isCounted }) => isCounted);
    if (counted.told.lines !== count.value)
      throw new Error(`${counted.told.lines} lines, not ${count.value}`);
    report("  to the number of its lines", counted.ms, count.ms, "grep -c ''");
    report(`grep -c "${wanted}"`, grep.ms, grep.ms, "(baseline)");
    const search = await searchTime(start, grep.value);
    report("  search, from the question to the end", search, grep.ms, "grep -c");
    const marked = await timeUntil(
      start,
      "finder",
      ({ isDone, error }) => isDone && error.lines >= grep.value,
    );
    report("  errors and warnings along all of it", marked.ms, grep.ms, "grep -c");
    clearInterval(watch);
    const megabyte = (bytes) => (bytes / 1024 / 1024).toFixed(0);
    process.stdout.write(
      `  memory of the process: ${megabyte(before)} MB before, at most ${megabyte(peak)} MB meanwhile\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstScreen(start) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    let asked = null;
    let reader = null;
    reader = start("reader", ({ lines }) => {
      if (lines > 0) asked ??= reader.ask("lines", { from: Math.max(0, lines - 60), count: 60 });
    });
    while (asked === null) await new Promise(setImmediate);
    const shown = await asked;
    times.push(performance.now() - begun);
    if (shown.length !== 60) throw new Error(`${shown.length} lines`);
    reader.end("done");
  }
  return times.sort((one, other) => one - other)[rounds >> 1];
}

async function timeUntil(start, role, isDone) {
  const begun = performance.now();
  let thread = null;
  const told = await new Promise((resolve) => {
    thread = start(role, (progress) => {
      if (isDone(progress)) resolve(progress);
    });
  });
  thread.end("done");
  return { ms: performance.now() - begun, told };
}

/** With the lines counted already, as one who types has them. */
async function searchTime(start, lines) {
  let take = () => undefined;
  const finder = start("finder", (progress) => take(progress));
  const search = (serial, pattern) =>
    new Promise((resolve) => {
      take = (progress) => {
        if (progress.serial === serial && progress.isDone) resolve(progress);
      };
      void finder.ask("search", { serial, pattern });
    });
  await search(1, { source: "not there", flags: "m" });
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const { match } = await search(round + 2, { source: wanted, flags: "m" });
    times.push(performance.now() - begun);
    if (match.lines !== lines) throw new Error(`found ${match.lines} lines, grep ${lines}`);
  }
  finder.end("done");
  return times.sort((one, other) => one - other)[rounds >> 1];
}

async function programs(folder) {
  const shared = { bundle: true, platform: "node", format: "cjs", logLevel: "error" };
  const outfile = join(folder, "thread.cjs");
  await build({ ...shared, entryPoints: [join(root, "src/store/logs/logThread.ts")], outfile });
  const program = join(root, "src/store/logs/logThreadProgram.ts");
  await build({ ...shared, entryPoints: [program], outfile: join(folder, "logThread.js") });
  return createRequire(outfile)(outfile);
}

function run(command, args) {
  const begun = performance.now();
  const { stdout } = spawnSync(command, args, { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
  return { ms: performance.now() - begun, value: Number(stdout) };
}

function medianOf(measure) {
  measure();
  return Array.from({ length: rounds }, measure).sort((one, other) => one.ms - other.ms)[rounds >> 1];
}

if (process.argv[1] === import.meta.filename) await benchLogs(Number(process.argv[2] ?? 1024));
