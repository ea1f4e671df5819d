import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./cacheFolder.mjs";
import { repository } from "./repository.mjs";
import { run } from "./command.mjs";

const produced = /[\\/]\.executions[\\/](executions|archive|trash|kept|\.cache)([\\/]|$)/;

async function git(folder, ...args) {
  const result = await run("git", args, { cwd: folder, capture: true, minutes: 1 });
  if (result.code === 127) throw new Error("git was not found on PATH: install it from https://git-scm.com");
  return result;
}

/**
 * Makes a fresh copy of the sample project, a git repository with one commit, in the cache folder.
 * Returns its absolute path; a copy from an earlier start is replaced.
 */
export async function sampleWorkspace() {
  const folder = join(cacheFolder(), "executions-sample");
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
