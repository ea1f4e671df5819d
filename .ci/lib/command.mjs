import { spawn } from "node:child_process";

const running = new Set();
const isWindows = process.platform === "win32";

/** Ends a child and all its descendants. */
function endTree(child) {
  try {
    if (isWindows) spawn("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

process.on("exit", () => running.forEach(endTree));
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
])
  process.on(signal, () => process.exit(code));

/**
 * Runs a program to its end.
 * `capture` keeps its output in `output` (standard output and error, in the order of arrival) instead of
 * showing it. After `minutes` its whole tree is killed, so that nothing ever hangs.
 * Resolves, never rejects, to `{code, output, seconds}`; the code is 124 at the time limit and 127 where the program is not there.
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
    let late = false;
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => (output += text));
    const timer = setTimeout(() => {
      late = true;
      output += `\nstopped at its time limit of ${minutes} min`;
      endTree(child);
    }, minutes * 60_000);
    const end = (code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code: late ? 124 : code, output, seconds: (performance.now() - started) / 1000 });
    };
    running.add(child);
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}
