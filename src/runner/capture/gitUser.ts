import { userInfo } from "node:os";
import { findOnPath } from "../interpreter/findOnPath";
import { runGit } from "./git";
import { plainGitUser } from "./plainGitUser";

export interface Person {
  readonly name: string;
  /** Empty when it is not known. */
  readonly email: string;
}

/**
 * Who runs it: the git user (environment first, then git's configuration), else the user of the system.
 * @param folder where git's configuration is read.
 */
export async function gitUser(folder: string, environment: NodeJS.ProcessEnv): Promise<Person> {
  const plain = plainGitUser(folder, environment);
  if (plain !== null) return plain;
  const configured = await configuredUser(folder, environment);
  return {
    name: environment["GIT_AUTHOR_NAME"] ?? configured.get("user.name") ?? userInfo().username,
    email: environment["GIT_AUTHOR_EMAIL"] ?? configured.get("user.email") ?? "",
  };
}

async function configuredUser(folder: string, environment: NodeJS.ProcessEnv): Promise<Map<string, string>> {
  const path = findOnPath("git", environment);
  if (path === null) return new Map();
  const { exitCode, stdout } = await runGit({ path, folder, environment, configuration: [] }, [
    "config",
    "--null",
    "--get-regexp",
    "^user\\.(name|email)$",
  ]);
  if (exitCode !== 0) return new Map();
  const entries = stdout
    .toString("utf8")
    .split("\0")
    .map((entry) => entry.split("\n"));
  return new Map(
    entries.flatMap(([key, value]) => (key !== undefined && value !== undefined ? [[key, value]] : [])),
  );
}
