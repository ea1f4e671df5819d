// npm test: every check and every test. `node .ci/test.mjs unit` runs single stages by name;
// words that are no stage choose test files (or, for integration, suites) by a part of their path.
import { installDependencies } from "./lib/dependencies.mjs";
import { sayer } from "./lib/say.mjs";
import { stages } from "./lib/stages.mjs";

const words = process.argv.slice(2);
const named = stages.filter((stage) => words.includes(stage.name));
const filters = words.filter((word) => !named.some((stage) => stage.name === word));
const needed = new Set(named.flatMap((stage) => [stage.name, stage.needs]));
const chosen = named.length > 0 ? stages.filter((stage) => needed.has(stage.name)) : stages;

async function runStage(stage) {
  const say = sayer(stage.name);
  const started = performance.now();
  const counts = await stage.work({ say, filters }).catch((error) => {
    say(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  });
  return { name: stage.name, ...counts, seconds: (performance.now() - started) / 1000 };
}

function describe({ name, passed, failed, skipped, seconds }) {
  const state = failed > 0 ? "FAILED" : "ok";
  return `${name.padEnd(12)} ${state.padEnd(7)} ${seconds.toFixed(1).padStart(7)} s   ${countsLine({ passed, failed, skipped })}`;
}

function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

const results = [];
try {
  await installDependencies(sayer("install"));
  for (const stage of chosen) {
    process.stdout.write(`\n== ${stage.name}\n`);
    const stopper = results.find((result) => result.name === stage.needs && result.failed > 0);
    if (stopper) results.push({ name: stage.name, passed: 0, failed: 1, skipped: 0, seconds: 0 });
    if (stopper) sayer(stage.name)(`not run, because ${stopper.name} failed`);
    else results.push(await runStage(stage));
    process.stdout.write(`${describe(results.at(-1))}\n`);
  }
} catch (error) {
  process.stdout.write(`${error.message}\n`);
  results.push({ name: "install", passed: 0, failed: 1, skipped: 0, seconds: 0 });
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const total = {
  passed: sum("passed"),
  failed: sum("failed"),
  skipped: sum("skipped"),
  seconds: sum("seconds"),
};
process.stdout.write(
  `\n${results.map(describe).join("\n")}\n${describe({ name: "all", ...total })}\n${countsLine(total)}\n`,
);
process.exitCode = total.failed > 0 ? 1 : 0;
