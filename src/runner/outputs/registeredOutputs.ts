import { existsSync, lstatSync, realpathSync } from "node:fs";
import { basename, isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { noCopyWanted } from "../../core/liesInBundle";
import type { Artifact } from "../../core/records";
import { bundlePaths } from "../../bundle/layout";
import { hashFolder } from "../../bundle/seal/folderIdentity";
import { hashSettled } from "../../bundle/seal/settledHash";
import { uriOf } from "../artifactUri";
import type { ArtifactEvent } from "../eventFile";
import { freePath } from "./freePath";
import { keepCopy } from "./keepCopy";
import { keepFolder } from "./keepFolder";
import { outputArtifact, unsettled, type Gathering } from "./outputFacts";
import { folderIn, type Said } from "./ownOutputs";

/** What a script registered, told apart by where it lies. */
export interface Registered {
  /** In `outputs/`, by uri. */
  readonly within: ReadonlyMap<string, Said>;
  /** Anywhere else, by absolute path; of several words about one file the last holds. */
  readonly outside: ReadonlyMap<string, ArtifactEvent>;
}

/** Sorts the outputs that a script registered; relative paths are looked for in `outputs/` first, then where it ran. */
export function sortRegistered(
  bundle: string,
  workingDirectory: string,
  events: readonly ArtifactEvent[],
): Registered {
  const outputs = join(bundle, bundlePaths.outputs);
  const within = new Map<string, Said>();
  const outside = new Map<string, ArtifactEvent>();
  for (const event of events) {
    if (event.role !== "output" || event.path.includes("\0")) continue;
    const path = locate(outputs, workingDirectory, event.path);
    const inside = relative(outputs, path).split(sep).join("/");
    if (inside.startsWith("..") || isAbsolute(inside) || inside === "") outside.set(path, event);
    else {
      const isFolder = lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
      within.set(`${bundlePaths.outputs}/${inside}`, {
        name: event.name,
        type: event.artifactType,
        isFolder,
      });
    }
  }
  return { within, outside };
}

/** Where a path leads that a script said: in `outputs/` when it is there, else from where the script ran. */
export function locate(outputs: string, workingDirectory: string, path: string): string {
  const inOutputs = resolve(outputs, path);
  return isAbsolute(path) || existsSync(inOutputs) ? inOutputs : resolve(workingDirectory, path);
}

/** Copies what a script registered outside `outputs/` there, under the name that it gave; `copy: false` leaves it where it is. */
export async function gatherRegistered(
  gathering: Gathering,
  workspace: string,
  outside: Registered["outside"],
): Promise<void> {
  for (const [path, event] of outside)
    try {
      gathering.artifacts.push(await keepRegistered(gathering, workspace, path, event));
      gathering.sources.add(path).add(realpathSync(path));
    } catch (error) {
      gathering.warn(`the output ${path}, which the script registered, was left out: ${reasonOf(error)}`);
    }
}

function reasonOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code === "ENOENT" ? "it is not there" : (error as Error).message;
}

type Facts = Pick<Artifact, "name" | "known"> & Partial<Artifact>;

async function keepRegistered(
  gathering: Gathering,
  workspace: string,
  path: string,
  { name = basename(path), artifactType, copy }: ArtifactEvent,
): Promise<Artifact> {
  const real = realpathSync(path);
  const isFolder = lstatSync(real).isDirectory();
  if (isFolder && `${gathering.bundle}${sep}`.startsWith(join(real, sep)))
    throw new Error("it holds the execution itself");
  const type = artifactType ?? (isFolder ? "Dataset" : undefined);
  const facts: Facts = { name, known: "registered", ...(type === undefined ? {} : { type }) };
  const source = uriOf(workspace, path);
  if (copy === false) {
    const identity = isFolder ? await hashFolder(real) : (await hashSettled(real)).identity;
    return outputArtifact(identity, { ...facts, uri: source, reason: noCopyWanted });
  }
  const wished = `${bundlePaths.outputs}/${pathOfName(name) ?? basename(path)}`;
  return copyRegistered(gathering, real, isFolder, {
    ...facts,
    uri: freePath(gathering.bundle, wished),
    source,
  });
}

async function copyRegistered(
  gathering: Gathering,
  path: string,
  isFolder: boolean,
  facts: Facts & Pick<Artifact, "uri">,
): Promise<Artifact> {
  if (isFolder) {
    await keepFolder(gathering, path, facts.uri);
    return outputArtifact(folderIn(gathering.hashes, facts.uri), facts);
  }
  const { identity, isSettled } = await keepCopy(path, join(gathering.bundle, facts.uri));
  gathering.hashes.set(facts.uri, identity);
  return outputArtifact(identity, { ...facts, ...(isSettled ? {} : { reason: unsettled }) });
}

/** A name as a path below the outputs; null when it leads out of them. */
function pathOfName(name: string): string | null {
  const path = posix.normalize(name.replaceAll("\\", "/"));
  const leadsOut = path.startsWith("../") || path.startsWith("/") || /^[A-Za-z]:/.test(path);
  return leadsOut || path === ".." || path === "." || path.includes("\0") ? null : path.replace(/\/$/, "");
}
