import { devNull } from "node:os";

/** What a git process said. */
export interface GitAnswer {
  /** 0 when it went well; never 0 when git could not be started or was ended by the time limit. */
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface GitProgram {
  /** Absolute path of git. */
  readonly path: string;
  /** The folder that it runs in. */
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** More `key=value` configuration for this repository, beside what keeps it from running programs. */
  readonly configuration: readonly string[];
  /** Where the files lie, whatever the configuration (`core.worktree`) says; by default as git finds them. */
  readonly workTree?: string;
  /** Where new objects and the index are written instead of the repository; by default nothing is. */
  readonly scratch?: GitScratch;
}

/** Places of their own for what git writes; what the repository holds is read from there as before. */
export interface GitScratch {
  /** A folder for objects, absolute. */
  readonly objects: string;
  /** The repository's own, absolute. */
  readonly alternate: string;
  /** A file for the index, absolute; need not be there. */
  readonly index: string;
}

export interface GitLimits {
  /** After so long git is ended, and no longer waited for: a program that it started could keep its streams open. */
  readonly timeLimitMs: number;
  /** Of standard output, which is held in memory. */
  readonly maximumBytes: number;
}

export const ordinaryLimits: GitLimits = { timeLimitMs: 60_000, maximumBytes: 1024 * 1024 * 1024 };

/** What a hostile repository could set to run programs or to write the index (git-config(1)). */
export const safeConfiguration = [
  "core.fsmonitor=false",
  `core.hooksPath=${devNull}`,
  "core.untrackedCache=false",
  "diff.autoRefreshIndex=false",
  // A file that is missing there would end git.
  "diff.orderFile=/dev/null",
];

/** No fetch of a missing object in a partial clone: `GIT_NO_LAZY_FETCH` from git 2.44 on, no protocol before it. */
export const safeEnvironment = {
  GIT_NO_LAZY_FETCH: "1",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
};

/** Programs that the environment names, and places that git would take for the repository's. */
const programVariables = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

/** What a git process finds in its environment: `GIT_*` of the surrounding one are not passed on. */
export function environmentOfGit({ environment, workTree, scratch }: GitProgram): NodeJS.ProcessEnv {
  const harmless = Object.entries(environment).filter(([name]) => !programVariables.test(name));
  const place = workTree === undefined ? {} : { GIT_WORK_TREE: workTree };
  const written = scratch === undefined ? {} : placesOf(scratch);
  return { ...Object.fromEntries(harmless), ...safeEnvironment, ...place, ...written };
}

function placesOf({ objects, alternate, index }: GitScratch): NodeJS.ProcessEnv {
  return {
    GIT_OBJECT_DIRECTORY: objects,
    // In quotes, since a colon parts paths here (git(1), GIT_ALTERNATE_OBJECT_DIRECTORIES).
    GIT_ALTERNATE_OBJECT_DIRECTORIES: `"${alternate.replaceAll(/["\\]/g, "\\$&")}"`,
    GIT_INDEX_FILE: index,
  };
}

/** Options that stand before each command. */
export const commonOptions = ["--no-pager", "--no-optional-locks"];
