import { statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { hashFile } from "../../../bundle/seal/hashFile";
import type { LockFile } from "../../../core/records";
import { textOf } from "../../../core/json";
import { type EnvironmentCache } from "./environmentCache";

/** Files that pin what programs are built from, of the languages that scripts are written in. */
const lockFileNames = [
  "requirements.txt",
  "uv.lock",
  "poetry.lock",
  "pdm.lock",
  "pylock.toml",
  "Pipfile.lock",
  "environment.yml",
  "environment.yaml",
  "conda-lock.yml",
  "pixi.lock",
  "package-lock.json",
  "npm-shrinkwrap.json",
  "pnpm-lock.yaml",
  "yarn.lock",
  "bun.lock",
  "bun.lockb",
  "deno.lock",
  "renv.lock",
  "packrat.lock",
  "Manifest.toml",
  "Project.toml",
  "Cargo.lock",
  "Gemfile.lock",
  "cpanfile.snapshot",
  "go.sum",
  "composer.lock",
  "mix.lock",
  "stack.yaml.lock",
  "flake.lock",
];

/** Larger ones are not lock files of people's making. */
const maximumBytes = 64 * 1024 * 1024;

export interface LockFileQuestion {
  readonly workspace: string;
  /** Where the script lies, absolute. */
  readonly folder: string;
  readonly cache: EnvironmentCache;
}

/** The lock files beside a script and upward to the workspace's folder, by content; nearest first. */
export function lockFiles({ workspace, folder, cache }: LockFileQuestion): LockFile[] {
  return foldersUpTo(workspace, folder).flatMap((place) =>
    lockFileNames.flatMap((name) => {
      const path = join(place, name);
      const sha256 = hashOf(path, cache);
      return sha256 === null ? [] : [{ path: relative(workspace, path).split(sep).join("/"), sha256 }];
    }),
  );
}

/** From a folder up to the workspace; the workspace alone for a folder that lies elsewhere. */
export function foldersUpTo(workspace: string, folder: string): string[] {
  const folders: string[] = [];
  for (let at = resolve(folder); at.startsWith(workspace + sep); at = dirname(at)) folders.push(at);
  return [...folders, workspace];
}

/** By path, size, times of change and inode; null where there is no such file. */
export function identityOf(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() !== true || stat.size > maximumBytes) return null;
  return JSON.stringify([path, stat.size, stat.mtimeMs, stat.ctimeMs, stat.ino]);
}

function hashOf(path: string, cache: EnvironmentCache): string | null {
  const identity = identityOf(path);
  if (identity === null) return null;
  const small = statSync(path).size <= 1024 * 1024;
  // A small file is hashed sooner than what was remembered of it is read.
  if (small) return hashFile(path).sha256;
  const key = `lock file ${identity}`;
  const known = textOf(cache.read(key));
  if (known !== null) return known;
  const { sha256 } = hashFile(path);
  cache.write(key, sha256);
  return sha256;
}
