import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandLine, timeOf } from "./measure.mjs";

const shown = 12;

/** Prints where the time of one run goes: its phases, as its bundle tells them, and the functions that took most of the CPU. */
export function profileRun(what, args, options) {
  const folder = mkdtempSync(join(tmpdir(), "executions-profile-"));
  try {
    const ms = timeOf(
      process.execPath,
      ["--cpu-prof", "--cpu-prof-dir", folder, commandLine, ...args],
      options,
    );
    const [file] = readdirSync(folder);
    const lines = selfTimes(JSON.parse(readFileSync(join(folder, file), "utf8")));
    process.stdout.write(`  profile of ${what}: ${ms.toFixed(0)} ms under the profiler\n`);
    process.stdout.write(`    phases: ${phasesOf(options.cwd)}\n`);
    for (const { name, ms: own } of lines.slice(0, shown))
      process.stdout.write(`    ${own.toFixed(1).padStart(7)} ms  ${name}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The time within each function itself; waiting for others is "(idle)", loading and system calls "(program)" and their own. */
function selfTimes({ nodes, samples, timeDeltas }) {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id);
    times.set(name, (times.get(name) ?? 0) + timeDeltas[index] / 1000);
  }
  return [...times].map(([name, ms]) => ({ name, ms })).sort((one, other) => other.ms - one.ms);
}

function nameOf({ functionName, url, lineNumber }) {
  const name = functionName === "" ? "(anonymous)" : functionName;
  const file = url.split("/").at(-1);
  return file === "" ? name : `${name} (${file}:${lineNumber + 1})`;
}

/** Of the newest execution of a workspace. */
function phasesOf(workspace) {
  const executions = join(workspace, ".executions", "executions");
  const newest = readdirSync(executions)
    .sort((one, other) => one.slice(-20).localeCompare(other.slice(-20)))
    .at(-1);
  return readFileSync(join(executions, newest, "metadata", "events.ndjson"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter(({ type }) => type === "phase")
    .map(({ phase, durationMs }) => `${phase} ${durationMs} ms`)
    .join(", ");
}
