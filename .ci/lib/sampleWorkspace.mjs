import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./cacheFolder.mjs";
import { repository } from "./repository.mjs";
import { run } from "./command.mjs";
import { sayer } from "./say.mjs";

const produced = /[\\/]\.executions[\\/](executions|archive|trash|kept|\.cache)([\\/]|$)/;

async function git(folder, ...args) {
  const result = await run("git", args, { cwd: folder, capture: true, minutes: 1 });
  if (result.code === 127) throw new Error("git was not found on PATH: install it from https://git-scm.com");
  return result;
}

/**
 * The sample project in the cache folder, a git repository with one commit. A copy from an earlier start is kept with
 * whatever was changed and run in it. Returns its absolute path.
 */
export async function sampleWorkspace() {
  const folder = join(cacheFolder(), "executions-sample");
  if (existsSync(join(folder, ".git", "HEAD")) && existsSync(join(folder, "train.mjs"))) {
    sayer("start")(`keeping the sample project of an earlier start; delete ${folder} to begin afresh`);
    return folder;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  mkdirSync(folder, { recursive: true });
  cpSync(join(repository, "media/sample"), folder, {
    recursive: true,
    filter: (path) => !produced.test(path),
  });
  await git(folder, "init", "--quiet");
  if ((await git(folder, "config", "user.email")).code !== 0) {
    await git(folder, "config", "user.name", "Sample User");
    await git(folder, "config", "user.email", "sample@example.org");
  }
  await git(folder, "add", "--all");
  const { code, output } = await git(
    folder,
    "-c",
    "commit.gpgsign=false",
    "commit",
    "--quiet",
    "--message",
    "The penguins",
  );
  if (code !== 0) throw new Error(`git could not commit the sample project in ${folder}:\n${output}`);
  return folder;
}
