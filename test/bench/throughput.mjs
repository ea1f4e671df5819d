import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine, inTurns, measureCommand, report, timeOf } from "./measure.mjs";

const bytes = 1_000_000_000;
const bytesPerZip = 200_000_000;
const rounds = 7;

const lines = (size) =>
  `yes 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde | head -c ${size}`;
const oneLine = (size) => `head -c ${size} /dev/zero | tr '\\0' x`;

/**
 * Output through the runner into the log, against `tee` to a file. Budget: at least 0.7 of its speed (1.43 times its time),
 * memory flat: the time in which the script gets rid of what it prints, and beside it that of the whole run, at whose end
 * what a flood left is hashed.
 */
export function benchThroughput() {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    for (const [what, source] of [
      ["1 GB in lines", lines(bytes)],
      ["1 GB in one line", oneLine(bytes)],
    ])
      compare(folder, what, source, "hashed; too long to be zipped");
    compare(folder, "200 MB in lines", lines(bytesPerZip), "hashed and zipped");
    compare(folder, "200 MB in lines", lines(bytesPerZip), "hashed, not zipped", { "outputs.zipLimit": 0 });
    checkContent(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compare(folder, what, source, how, settings = {}) {
  const env = {
    ...process.env,
    EXECUTIONS_CONFIG_DIR: join(folder, "user"),
    EXECUTIONS_SETTINGS: JSON.stringify(settings),
  };
  let peak = 0;
  const [begun, ended] = [join(folder, "begun"), join(folder, "ended")];
  const timed = `date +%s%N > '${begun}'; ${source}; date +%s%N > '${ended}'`;
  const printing = { tee: [], run: [] };
  const note = (which) => {
    const at = (file) => Number(BigInt(readFileSync(file, "utf8").trim()) / 1000n) / 1000;
    printing[which].push(at(ended) - at(begun));
  };
  const shell = (script) => timeOf("sh", ["-c", script], { cwd: folder, env });
  const times = inTurns(
    rounds,
    {
      nothing: () => runAndMeasure(folder, ":", env).ms,
      tee: () => {
        warmMemory(folder);
        const ms = shell(`{ ${timed}; } | tee tee.log > /dev/null`);
        note("tee");
        rmSync(join(folder, "tee.log"));
        return ms;
      },
      run: () => {
        warmMemory(folder);
        const { ms, peakKilobytes } = runAndMeasure(folder, timed, env);
        note("run");
        peak = Math.max(peak, peakKilobytes);
        rmSync(join(folder, ".executions", "executions"), { recursive: true });
        return ms;
      },
    },
    least,
  );
  const [byTee, byRun] = [least(printing.tee), least(printing.run)];
  report(`${what} printed to tee, which writes a file`, byTee, byTee, "(baseline)");
  report(`${what} printed to executions run`, byRun, byTee, "tee");
  report(`  the whole of tee`, times.tee, times.tee, "(baseline)");
  report(`  the whole run (${how})`, times.run, times.tee, "tee");
  report("  without what a run takes that prints nothing", times.run - times.nothing, times.tee, "tee");
  process.stdout.write(`${"".padEnd(8)}peak memory of the runner: ${(peak / 1024).toFixed(0)} MB\n`);
}

/** What comes from without, such as memory that the host of a virtual machine hands out anew, only adds to a time. */
const least = (times) => Math.min(...times);

/** A virtual machine gets its memory from its host when it is first touched, which takes longer than all that is measured. */
function warmMemory(folder) {
  const path = join(folder, "warm");
  const file = openSync(path, "w");
  const piece = Buffer.alloc(1024 * 1024, 1);
  for (let written = 0; written < bytes; written += piece.length) writeSync(file, piece);
  closeSync(file);
  rmSync(path);
}

function runAndMeasure(folder, source, env) {
  return measureCommand([commandLine, "run", "--", "sh", "-c", source], { cwd: folder, env });
}

/** What was recorded is what was written, by its hash. */
function checkContent(folder) {
  const env = { ...process.env, EXECUTIONS_CONFIG_DIR: join(folder, "user") };
  const sum = (command) =>
    spawnSync("sh", ["-c", `${command} | sha256sum`], { cwd: folder, encoding: "utf8" }).stdout;
  for (const source of [lines(bytes), oneLine(bytes)]) {
    runAndMeasure(folder, source, env);
    const executions = join(folder, ".executions", "executions");
    const [id] = readdirSync(executions);
    const isEqual = sum(source) === sum(`cat '${join(executions, id, "outputs", "stdout.log")}'`);
    const verified =
      spawnSync(process.execPath, [commandLine, "verify", id], { cwd: folder, env }).status === 0;
    process.stdout.write(
      `1 GB: sha256 ${isEqual ? "equal" : "DIFFERENT"}, verify ${verified ? "ok" : "NOT OK"}\n`,
    );
    rmSync(executions, { recursive: true });
  }
}
