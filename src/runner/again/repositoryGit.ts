import { findOnPath } from "../interpreter/findOnPath";
import { ownershipOverride } from "../capture/captureGit";
import { findRepository } from "../capture/findRepository";
import { runGit } from "../capture/git";
import type { GitAnswer, GitLimits, GitProgram } from "../capture/gitProgram";

/** The repository that a workspace lies in, with a git that runs no program of its configuration. */
export interface RepositoryGit {
  /** The working tree's top folder, real path. */
  readonly root: string;
  /** Runs one command in a folder of it. */
  run(folder: string, command: readonly string[], limits?: Partial<GitLimits>): Promise<GitAnswer>;
}

/** @returns the reason as text where there is no repository or no git. */
export async function openRepository(workspace: string): Promise<RepositoryGit | string> {
  const repository = findRepository(workspace);
  if (repository === null || repository.bare) return `${workspace} is in no git repository any more`;
  const path = findOnPath("git", process.env);
  if (path === null) return "git was not found on PATH";
  const { root } = repository;
  const configuration = ownershipOverride(repository, workspace);
  const program: GitProgram = { path, folder: root, environment: process.env, configuration };
  const filters = await disabledFilters(program);
  if (typeof filters === "string") return filters;
  const complete = { ...program, configuration: [...configuration, ...filters] };
  return { root, run: (folder, command, limits) => runGit({ ...complete, folder }, command, limits) };
}

/** Settings by which no filter program (gitattributes(5)) runs when files are written: they come as the commit holds them. */
async function disabledFilters(program: GitProgram): Promise<string[] | string> {
  const answer = await runGit(program, ["config", "--null", "--name-only", "--get-regexp", "^filter\\."]);
  // 1: there are none.
  if (answer.exitCode !== 0 && answer.exitCode !== 1) return `git gave no answer: ${firstLine(answer)}`;
  const names = answer.stdout.toString("utf8").split("\0");
  const drivers = new Set(names.flatMap((name) => /^filter\.(.+)\.[^.]+$/is.exec(name)?.[1] ?? []));
  const unnameable = [...drivers].find((driver) => /[=\n]/.test(driver));
  if (unnameable !== undefined)
    return `the filter ${JSON.stringify(unnameable)} of the repository's configuration cannot be switched off`;
  return [...drivers].flatMap((driver) => [
    `filter.${driver}.smudge=`,
    `filter.${driver}.process=`,
    `filter.${driver}.clean=`,
    `filter.${driver}.required=false`,
  ]);
}

/** What git said went wrong, in one line. */
export function firstLine({ stderr }: GitAnswer): string {
  return (
    stderr
      .split("\n")
      .find((line) => line.trim() !== "")
      ?.trim() ?? "no message"
  );
}
