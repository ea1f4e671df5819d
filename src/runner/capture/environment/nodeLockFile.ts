import { isJsonObject, objectOf, textOf, type JsonObject } from "../../../core/json";

/** Versions by name. */
export type Packages = Readonly<Record<string, string>>;

/** A lock file of npm, versions 1 to 3; the packages of the top level first. Links to the workspace's own packages are none. */
export function packagesOfNpm(text: string): Packages {
  const lock = objectOf(parseJson(text));
  const packages = objectOf(lock?.["packages"]);
  if (packages === null) return collect(ofVersion1(objectOf(lock?.["dependencies"]), 0));
  const found = Object.entries(packages).flatMap(([path, entry]): Found[] => {
    const at = path.lastIndexOf("node_modules/");
    const version = textOf(objectOf(entry)?.["version"]);
    if (at === -1 || version === null) return [];
    return [
      { name: path.slice(at + "node_modules/".length), version, depth: path.split("node_modules/").length },
    ];
  });
  return collect(found.sort(topFirst));
}

/** A lock file of pnpm, versions 5 to 9: the keys of its section `packages` (`/name/1.0.0`, `/name@1.0.0(peer)`, `name@1.0.0`). */
export function packagesOfPnpm(text: string): Packages {
  const section = /^packages:\s*\n((?:[ \t].*\n|\s*\n)*)/m.exec(`${text}\n`)?.[1] ?? "";
  const keys = [...section.matchAll(/^ {2}(?! )['"]?(\S.*?)['"]?:/gm)].map((match) => match[1] ?? "");
  return collect(
    keys.flatMap((key) => {
      const found = /^\/?((?:@[^/@]+\/)?[^/@]+)[@/]([^(_]+)/.exec(key);
      return found === null ? [] : [{ name: found[1] ?? "", version: found[2] ?? "" }];
    }),
  );
}

/** A lock file of yarn, classic or berry: the names of each entry's head with the `version` below it. */
export function packagesOfYarn(text: string): Packages {
  const found: Found[] = [];
  let names: string[] = [];
  for (const line of text.split("\n")) {
    if (/^[^\s#]/.test(line)) names = namesOfHead(line);
    const version = /^ {2}version:? "?([^"\s]+)"?/.exec(line)?.[1];
    if (version === undefined || version === "0.0.0-use.local") continue;
    for (const name of new Set(names)) found.push({ name, version });
  }
  return collect(found);
}

interface Found {
  readonly name: string;
  readonly version: string;
  readonly depth?: number;
}

function namesOfHead(line: string): string[] {
  return line
    .replace(/:\s*$/, "")
    .split(",")
    .flatMap((part) => /^\s*"?((?:@[^/@]+\/)?[^@"\s]+)@/.exec(part)?.[1] ?? [])
    .filter((name) => name !== "__metadata");
}

/** Of the first lock files of npm, whose dependencies stand within each other. */
function ofVersion1(dependencies: JsonObject | null, depth: number): Found[] {
  if (dependencies === null || depth > 50) return [];
  const entries = Object.entries(dependencies).filter((pair): pair is [string, JsonObject] =>
    isJsonObject(pair[1]),
  );
  const here = entries.flatMap(([name, entry]): Found[] => {
    const version = textOf(entry["version"]);
    return version === null ? [] : [{ name, version, depth }];
  });
  const below = entries.flatMap(([, entry]) => ofVersion1(objectOf(entry["dependencies"]), depth + 1));
  return [...here, ...below].sort(topFirst);
}

function topFirst(one: Found, other: Found): number {
  return (one.depth ?? 0) - (other.depth ?? 0);
}

function collect(found: readonly Found[]): Packages {
  const versions = new Map<string, Set<string>>();
  for (const { name, version } of found) versions.set(name, (versions.get(name) ?? new Set()).add(version));
  return Object.fromEntries(
    [...versions]
      .sort(([one], [other]) => one.localeCompare(other, "en"))
      .map(([name, all]) => [name, [...all].join(", ")]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
