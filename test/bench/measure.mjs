import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const commandLine = join(import.meta.dirname, "..", "..", "dist", "cli.js");

/** Runs a command to its end; milliseconds on the wall. */
export function timeOf(command, args, options = {}) {
  const begun = performance.now();
  const { status, error } = spawnSync(command, args, { stdio: "ignore", ...options });
  const ms = performance.now() - begun;
  if (error !== undefined || status !== 0)
    throw new Error(`${command} ${args.join(" ")} failed: ${error ?? status}`);
  return ms;
}

/** Runs a program of Node to its end: milliseconds on the wall, and its peak memory as the process itself tells it. */
export function measureCommand(args, options) {
  const tell =
    "process.on('exit', () => require('node:fs').writeSync(2, `PEAK ${process.resourceUsage().maxRSS}\\n`))";
  const hook = `data:text/javascript,${encodeURIComponent(`import { createRequire } from "node:module"; const require = createRequire("/"); ${tell}`)}`;
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", hook, ...args], {
    ...options,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ms = performance.now() - begun;
  if (status !== 0) throw new Error(`${args.join(" ")} failed: ${String(stderr)}`);
  return { ms, peakKilobytes: Number(/PEAK (\d+)/.exec(String(stderr))?.[1]) };
}

/**
 * Measures several things in turns, so that whatever else the machine does falls on all alike.
 * @param pick what stands for all times of one; left out: their median.
 */
export function inTurns(rounds, subjects, pick = median) {
  const times = new Map(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, measure] of Object.entries(subjects)) {
      const ms = measure();
      // The first round warms caches.
      if (round > 0) times.get(name).push(ms);
    }
  return Object.fromEntries([...times].map(([name, all]) => [name, pick(all)]));
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/** A git repository with so many small files, in a temp folder that `use` may have until it returns. */
export function withRepository(files, use) {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    for (let index = 0; index < files; index += 1) {
      const place = join(folder, `folder${index % 50}`);
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `file${index}.txt`), `file ${index}\n`.repeat(10));
    }
    writeFileSync(join(folder, "nothing.mjs"), "");
    writeFileSync(join(folder, ".gitignore"), "/user/\n");
    const git = (...args) =>
      timeOf("git", ["-c", "user.name=Bench", "-c", "user.email=bench@example.org", ...args], {
        cwd: folder,
      });
    git("init", "--quiet");
    // As people have it.
    git("config", "user.name", "Bench");
    git("config", "user.email", "bench@example.org");
    git("add", "--all");
    git("commit", "--quiet", "--message", "Begin");
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One line of the report. */
export function report(what, ms, baseline, name) {
  const ratio = (ms / baseline).toFixed(2);
  process.stdout.write(
    `${what.padEnd(56)} ${ms.toFixed(1).padStart(9)} ms  ${ratio.padStart(6)} x ${name}\n`,
  );
}

/** Lets the system forget what it holds of files in memory; false where that cannot be done: only root on Linux may. */
export function forgetFiles() {
  try {
    spawnSync("sync");
    writeFileSync("/proc/sys/vm/drop_caches", "3");
    return true;
  } catch {
    return false;
  }
}
