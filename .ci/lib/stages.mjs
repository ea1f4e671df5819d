import { dirname, join } from "node:path";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { build } from "./build.mjs";
import { integrationHost, workbenchHost } from "./testHost.mjs";
import { npmCommand } from "./npm.mjs";
import { packageExtension } from "./packageExtension.mjs";
import { projectEnvironment, projectNode } from "./dependencies.mjs";
import { repository } from "./repository.mjs";
import { run } from "./command.mjs";

const one = { passed: 1, failed: 0, skipped: 0 };
const none = { passed: 0, failed: 1, skipped: 0 };

/** A stage that counts as one: an npm script. */
function script(name) {
  return async () => {
    const [npm, ...first] = npmCommand();
    const args = [...first, "run", "--silent", name];
    const { code } = await run(npm, args, { cwd: repository, env: projectEnvironment(), minutes: 10 });
    return code === 0 ? one : none;
  };
}

/** A stage that counts as one: whether all texts are there to be translated. */
async function checkTexts() {
  const args = [".ci/l10n.mjs", "--check"];
  const { code } = await run(projectNode(), args, { cwd: repository, env: projectEnvironment(), minutes: 2 });
  return code === 0 ? one : none;
}

function readCounts(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/** A stage of mocha tests; a run that ends badly without a failed test (it broke down) counts as one failure. */
function tests(kind, minutes, chooseHost) {
  return async ({ say, filters }) => {
    const host = await chooseHost?.(say);
    if (host) say(`host: ${host.name}`);
    const counts = join(mkdtempSync(join(tmpdir(), "executions-counts-")), "counts.json");
    const color = process.stdout.isTTY ? {} : { NO_COLOR: "1", FORCE_COLOR: "0" };
    const env = projectEnvironment({ ...host?.environment, ...color, EXECUTIONS_TEST_COUNTS: counts });
    const node = [projectNode(), "dist/test/support/run.js", kind, ...filters];
    const [program, ...args] = host?.prefix ? [host.prefix, "-a", ...node] : node;
    const { code } = await run(program, args, { cwd: repository, env, minutes });
    const counted = readCounts(counts);
    rmSync(dirname(counts), { recursive: true, force: true });
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  };
}

/** Everything that `npm test` does, in order. `needs` names a stage without which it is not worth a try. */
export const stages = [
  { name: "types", work: script("types") },
  { name: "lint", work: script("lint") },
  { name: "format", work: script("format:check") },
  { name: "unused", work: script("unused") },
  { name: "l10n", work: checkTexts },
  { name: "package", work: async ({ say }) => ((await packageExtension(say)) ? one : none) },
  { name: "build", work: async () => ((await build(["--tests"])).code === 0 ? one : none) },
  { name: "unit", needs: "build", work: tests("unit", 12) },
  { name: "integration", needs: "build", work: tests("integration", 5, integrationHost) },
  { name: "e2e", needs: "build", work: tests("e2e", 34, workbenchHost) },
];
