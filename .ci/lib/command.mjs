import { spawn, spawnSync } from "node:child_process";

const running = new Set();
const graceMs = 5000;
const isWindows = process.platform === "win32";

/** Asks a child and all its descendants to end, or makes them. */
function endTree(child, signal) {
  try {
    if (isWindows) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    else process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

/** Asks first, so that programs can end what they started in groups of their own. */
function endInTime(child) {
  endTree(child, "SIGTERM");
  setTimeout(() => running.has(child) && endTree(child, "SIGKILL"), graceMs).unref();
}

function endAllAndExit(code) {
  running.forEach(endInTime);
  setInterval(() => running.size === 0 && process.exit(code), 50);
  setTimeout(() => process.exit(code), graceMs);
}

process.on("exit", () => running.forEach((child) => endTree(child, "SIGKILL")));
process.on("SIGINT", () => endAllAndExit(130));
process.on("SIGTERM", () => endAllAndExit(143));
process.on("SIGHUP", () => endAllAndExit(129));

/**
 * Runs a program to its end.
 * `capture` keeps its output in `output` (standard output and error, in the order of arrival) instead of
 * showing it, and standard output alone in `stdout`. After `minutes` its whole tree is killed, so that nothing ever hangs.
 * Resolves, never rejects, to `{code, output, stdout, seconds}`; the code is 124 at the time limit and 127 where the program is not there.
 */
export function run(program, args, { cwd, env = process.env, capture = false, minutes = 10 } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env,
      stdio: ["ignore", capture ? "pipe" : "inherit", capture ? "pipe" : "inherit"],
      detached: !isWindows,
      shell: isWindows && /\.(cmd|bat)$/.test(program),
    });
    let output = "";
    let stdout = "";
    let late = false;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => (output += text));
    child.stdout?.on("data", (text) => (stdout += text));
    const timer = setTimeout(() => {
      late = true;
      const told = `stopped at its time limit of ${minutes} min`;
      if (capture) output += `\n${told}`;
      else process.stdout.write(`\n${program}: ${told}\n`);
      endInTime(child);
    }, minutes * 60_000);
    const end = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code: late ? 124 : code, output, stdout, seconds: (performance.now() - started) / 1000 });
    };
    running.add(child);
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}
