import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseGlob, type Glob } from "../../core/glob";
import { keepCopy } from "./keepCopy";
import { outputArtifact, unsettled, type Gathering } from "./outputFacts";

export interface Collecting {
  readonly workspace: string;
  /** The method's `collect` globs. */
  readonly patterns: readonly string[];
  /** Change time, in ms, from which a file counts as written by this run; null when nothing ran. */
  readonly since: number | null;
  /** Where copies of workspace files lie, a path in the bundle. */
  readonly folder: string;
}

const maximumFiles = 100_000;

/** Files of the workspace that match the method's `collect`: copied into the bundle, whatever their size. */
export async function gatherCollected(gathering: Gathering, collecting: Collecting): Promise<void> {
  const { warn } = gathering;
  for (const pattern of collecting.patterns) {
    const glob = parseGlob(pattern);
    if (glob === null) {
      warn(`collect ${pattern}: that is no pattern of paths in the workspace`);
      continue;
    }
    const paths = matchesOf(collecting.workspace, glob);
    if (paths.length === 0) warn(`collect ${pattern}: no file of the workspace matches`);
    if (paths.length >= maximumFiles)
      warn(`collect ${pattern}: only the first ${maximumFiles} files are kept`);
    for (const path of paths) await keepCollected(gathering, collecting, path);
  }
}

async function keepCollected(
  { bundle, warn, sources, artifacts, hashes }: Gathering,
  { workspace, since, folder }: Collecting,
  path: string,
): Promise<void> {
  const source = join(workspace, path);
  if (sources.has(source)) return;
  sources.add(source);
  const uri = `${folder}/${path}`;
  try {
    if (since !== null && lstatSync(source).ctimeMs < since)
      warn(`${path} matches collect, and was not written while it ran: it is kept as it is`);
    const { identity, isSettled } = await keepCopy(source, join(bundle, uri));
    hashes.set(uri, identity);
    const facts = { name: path, uri, source: path, known: "collected" as const };
    artifacts.push(outputArtifact(identity, { ...facts, ...(isSettled ? {} : { reason: unsettled }) }));
  } catch (error) {
    warn(`${path} matches collect, and could not be kept: ${(error as Error).message}`);
  }
}

/** Regular files, POSIX, in order. What git and Executions keep for themselves is never looked at; links are not followed. */
function matchesOf(workspace: string, { base, matches }: Glob): string[] {
  const found: string[] = [];
  const pending = [base === "" ? "" : `${base}/`];
  for (let prefix = pending.pop(); prefix !== undefined; prefix = pending.pop())
    for (const entry of entriesOf(join(workspace, prefix))) {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== ".git" && entry.name !== ".executions") pending.push(`${path}/`);
      } else if (entry.isFile() && found.length < maximumFiles && matches(path)) found.push(path);
    }
  return found.sort();
}

function entriesOf(folder: string): { readonly name: string; isDirectory(): boolean; isFile(): boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
