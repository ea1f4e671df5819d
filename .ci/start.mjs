// npm start: from a bare checkout to a completed execution, then the same workspace in VS Code (not with --no-open).
import { build } from "./lib/build.mjs";
import { installDependencies } from "./lib/dependencies.mjs";
import { openEditor } from "./lib/openEditor.mjs";
import { runMainJob } from "./lib/mainJob.mjs";
import { sampleWorkspace } from "./lib/sampleWorkspace.mjs";
import { sayer } from "./lib/say.mjs";

const say = sayer("start");

/** Does one step and prints how long it took. */
async function timed(name, work) {
  const started = performance.now();
  const result = await work();
  say(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

async function buildPrograms() {
  const { code } = await build([]);
  if (code !== 0) throw new Error("The build failed; its messages stand above.");
}

function describeEnd({ id, state, reason, path, exitCode }) {
  const why = reason ? `: ${reason}` : "";
  return `execution ${id} is ${state} (exit code ${exitCode})${why}\n[start] its bundle: ${path}`;
}

async function start() {
  await timed("packages", () => installDependencies(say));
  await timed("build", buildPrograms);
  const workspace = await timed("sample project", sampleWorkspace);
  say(`the sample project: ${workspace}`);
  const execution = await timed("main job", () => runMainJob(workspace));
  say(describeEnd(execution));
  if (execution.state !== "COMPLETED") process.exitCode = 1;
  if (process.argv.includes("--no-open")) return;
  if (await openEditor(workspace, say)) return;
  say(
    "No VS Code could be had here. Install it from https://code.visualstudio.com (its `code` on PATH) and run npm start again.",
  );
}

try {
  await start();
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
