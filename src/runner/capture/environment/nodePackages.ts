import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isJsonObject, objectOf } from "../../../core/json";
import type { Interpreter } from "../../../core/records";
import { type EnvironmentCache } from "./environmentCache";
import { foldersUpTo, identityOf } from "./lockFiles";
import { packagesOfNpm, packagesOfPnpm, packagesOfYarn, type Packages } from "./nodeLockFile";

/** Where managers keep what is installed, then what should be; in a folder, the first that is there counts. */
const sources: readonly (readonly [string, (text: string) => Packages])[] = [
  [join("node_modules", ".package-lock.json"), packagesOfNpm],
  [join("node_modules", ".pnpm", "lock.yaml"), packagesOfPnpm],
  ["package-lock.json", packagesOfNpm],
  ["npm-shrinkwrap.json", packagesOfNpm],
  ["pnpm-lock.yaml", packagesOfPnpm],
  ["yarn.lock", packagesOfYarn],
];

export interface NodeQuestion {
  readonly workspace: string;
  /** Where the script lies, absolute. */
  readonly folder: string;
  readonly cache: EnvironmentCache;
}

/**
 * The packages of a Node script by the lock file of the nearest folder that has one; null where none has.
 * A package of several versions has them all, separated by commas.
 */
export function nodePackages({
  workspace,
  folder,
  cache,
}: NodeQuestion): Pick<Interpreter, "packages" | "environment"> | null {
  for (const place of foldersUpTo(workspace, folder))
    for (const [name, parse] of sources) {
      const path = join(place, name);
      const identity = identityOf(path);
      if (identity === null) continue;
      const packages = remembered(`node ${identity}`, cache, () => parse(readFileSync(path, "utf8")));
      return { packages, environment: { kind: "node_modules", path: modulesOf(path) } };
    }
  return null;
}

function remembered(key: string, cache: EnvironmentCache, parse: () => Packages): Packages {
  const known = objectOf(cache.read(key) ?? null);
  if (isJsonObject(known))
    return Object.fromEntries(
      Object.entries(known).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
    );
  const packages = parse();
  cache.write(key, packages);
  return packages;
}

function modulesOf(lockFile: string): string {
  const folder = dirname(lockFile);
  if (basename(folder) === "node_modules") return folder;
  return basename(folder) === ".pnpm" ? dirname(folder) : join(folder, "node_modules");
}
