import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { cacheFolder } from "./cacheFolder.mjs";
import { npmCommand, npmComplaint } from "./npm.mjs";
import { repository } from "./repository.mjs";
import { run } from "./command.mjs";
import { withLock } from "./lock.mjs";

const modules = join(repository, "node_modules");
const nodeProgram = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");

function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

/** Whether npm's own record of what it installed, which it writes last, agrees with the lock file. */
function isCurrent() {
  const record = join(modules, ".package-lock.json");
  if (!existsSync(record) || !existsSync(nodeProgram)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(repository, "package-lock.json"))).every(([path, wanted]) => {
    const found = installed[path];
    if (path === "" || (found === undefined && wanted.optional)) return true;
    return found?.version === wanted.version && found?.integrity === wanted.integrity;
  });
}

/** Runs `npm ci` unless what the lock file names is installed. Throws an Error with npm's last lines where it fails. */
export async function installDependencies(say) {
  if (isCurrent()) return;
  const key = createHash("sha256").update(repository).digest("hex").slice(0, 12);
  await withLock(join(cacheFolder(), `npm-ci-${key}.lock`), say, async () => {
    if (isCurrent()) return;
    say("installing the packages that package-lock.json names (npm ci)");
    const [npm, ...first] = npmCommand();
    const result = await run(npm, [...first, "ci", "--no-audit", "--no-fund"], {
      cwd: repository,
      capture: true,
      minutes: 10,
    });
    if (result.code !== 0) throw new Error(`npm ci failed:\n${npmComplaint(result.output)}`);
  });
}

/** The Node program of the project (a dev dependency), else the one that runs us. */
export function projectNode() {
  return existsSync(nodeProgram) ? nodeProgram : process.execPath;
}

/** The environment of the project's programs: its own Node and tools come first on PATH. */
export function projectEnvironment(additional = {}) {
  const path = [join(modules, ".bin"), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, EXECUTIONS_REPOSITORY: repository, ...additional };
}
