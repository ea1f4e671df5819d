import { readFileSync, realpathSync, statSync, type Stats } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type GitConfiguration, parseGitConfiguration } from "./gitConfiguration";

export interface FoundRepository {
  /** The working tree's top folder, real path; of a bare repository its own folder. */
  readonly root: string;
  readonly bare: boolean;
  /** Another folder, where the configuration says that the files lie: never that of an ordinary repository. */
  readonly elsewhere: string | null;
  /** `.git`, or the folder that it names. */
  readonly gitFolder: string;
  readonly configuration: GitConfiguration;
  /** Owners of all that git reads its configuration from: working tree, `.git`, the common folder of worktrees. */
  readonly owners: readonly number[];
}

/**
 * Finds the repository that a folder lies in, as git does (gitrepository-layout(5)), without starting it.
 * @returns null when the folder lies in none
 */
export function findRepository(folder: string): FoundRepository | null {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    const link = join(at, ".git");
    const gitFolder = gitFolderOf(link);
    if (gitFolder !== null) return describe(at, link, gitFolder);
    if (isGitFolder(at)) return describe(at, at, at);
    if (dirname(at) === at) return null;
  }
}

function describe(folder: string, link: string, gitFolder: string): FoundRepository {
  const common = commonFolderOf(gitFolder);
  const configuration = parseGitConfiguration(readText(join(common, "config")) ?? "");
  const elsewhere = configuration.get("core.worktree");
  const told =
    elsewhere === undefined || common !== gitFolder ? folder : realOrSame(resolve(gitFolder, elsewhere));
  return {
    root: folder,
    elsewhere: told === folder ? null : told,
    gitFolder,
    bare:
      elsewhere === undefined &&
      common === gitFolder &&
      (configuration.get("core.bare") === "true" || folder === gitFolder),
    configuration,
    owners: [folder, link, gitFolder, common].flatMap((path) => statOf(path)?.uid ?? []),
  };
}

/** The git folder that `.git` is or, in worktrees and submodules, names (`gitdir: …`). */
function gitFolderOf(link: string): string | null {
  const stat = statOf(link);
  if (stat?.isDirectory() === true) return isGitFolder(link) ? link : null;
  if (stat?.isFile() !== true) return null;
  const named = /^gitdir: (.+?)\r?\n*$/.exec(readText(link) ?? "")?.[1];
  return named === undefined ? null : resolve(dirname(link), named);
}

function isGitFolder(folder: string): boolean {
  if (statOf(join(folder, "HEAD")) === null) return false;
  if (statOf(join(folder, "commondir")) !== null) return true;
  return statOf(join(folder, "objects")) !== null && statOf(join(folder, "refs")) !== null;
}

function commonFolderOf(gitFolder: string): string {
  const named = readText(join(gitFolder, "commondir"))?.trim();
  return named === undefined || named === "" ? gitFolder : resolve(gitFolder, named);
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

/** Nothing but files are read: a FIFO of that name would hold us up for ever. */
function readText(path: string): string | null {
  if (statOf(path)?.isFile() !== true) return null;
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function realOrSame(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** The branch that a repository's head names; null where it names none. */
export function branchOf({ gitFolder }: FoundRepository): string | null {
  const branch = /^ref: refs\/heads\/(.+)$/m.exec(readText(join(gitFolder, "HEAD")) ?? "")?.[1];
  return branch === undefined || branch.startsWith(".") ? null : branch;
}
