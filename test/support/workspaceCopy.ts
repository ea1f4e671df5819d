import { execFile } from "node:child_process";
import { cp, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "./repositoryRoot";
import { makeTemporaryFolder, removeFolder } from "./temporaryFolder";

const runProgram = promisify(execFile);

/** A copy of a workspace that a test may change. */
export interface WorkspaceCopy {
  /** The absolute path of the folder. */
  readonly folder: string;
  /** Runs git in it; resolves to what it printed, without the last newline. */
  git(...args: string[]): Promise<string>;
  /** The text of a file in it. */
  read(path: string): Promise<string>;
  /** Removes it. */
  remove(): Promise<void>;
}

const identity = [
  ...["-c", "user.name=Ada Lovelace", "-c", "user.email=ada@example.org"],
  ...["-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false"],
];

/**
 * Copies a folder (a path from the repository's root, such as `media/sample`) to a temporary folder
 * and, unless `repository` is false, makes it a git repository with one commit and a user.
 */
export async function copyWorkspace(source: string, repository = true): Promise<WorkspaceCopy> {
  const parent = await makeTemporaryFolder("workspace");
  const folder = join(parent, basename(source));
  await cp(join(repositoryRoot(), source), folder, {
    recursive: true,
    filter: (path) => !/\.executions[\\/](executions|archive|trash|kept|\.cache)/.test(path),
  });
  const git = async (...args: string[]): Promise<string> => {
    const { stdout } = await runProgram("git", [...identity, ...args], { cwd: folder });
    return stdout.trimEnd();
  };
  if (repository) {
    await git("init", "--quiet");
    await git("config", "user.name", "Ada Lovelace");
    await git("config", "user.email", "ada@example.org");
    await git("add", "--all");
    await git("commit", "--quiet", "--message", "Begin");
  }
  return {
    folder,
    git,
    read: (path) => readFile(join(folder, path), "utf8"),
    remove: () => removeFolder(parent),
  };
}
