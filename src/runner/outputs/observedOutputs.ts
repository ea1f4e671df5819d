import { join } from "node:path";
import { formatBytes } from "../../core/format/bytes";
import type { ContentIdentity } from "../../bundle/seal/hashFile";
import { hashSettled } from "../../bundle/seal/settledHash";
import { keepMemoryFlatFor } from "../flatMemory";
import { keepCopy } from "./keepCopy";
import { outputArtifact, unsettled, type Gathering } from "./outputFacts";
import { walkWritten, type WalkResult, type WrittenFile } from "./workspaceWalk";

export interface Observing {
  readonly workspace: string;
  /** The folder to look into first, absolute. */
  readonly workingDirectory: string;
  /** Change time, in ms as files tell it, from which a file counts as written. */
  readonly since: number;
  /** `device:inode` of files that are none of the script's. */
  readonly except: ReadonlySet<string>;
  readonly limitBytes: number;
  /** Where copies lie, a path in the bundle. */
  readonly folder: string;
  /** Ids of executions that ran at the same time. */
  readonly alongside: () => readonly string[];
}

const maximumMs = 10_000;
const maximumFiles = 20_000;

/** Files of the workspace that were written while it ran: copied up to a size in all, the others recorded by hash. */
export async function gatherObserved(gathering: Gathering, observing: Observing): Promise<void> {
  const { workspace, workingDirectory, since, except, limitBytes } = observing;
  const root = workspace;
  const found = await walkWritten({ root, first: workingDirectory, since, except, maximumMs, maximumFiles });
  tellOf(found, gathering.warn);
  const files = found.files.filter(({ path }) => !isRecorded(gathering.sources, workspace, path));
  if (files.length === 0) return;
  await keepMemoryFlatFor(files.length);
  const alongside = observing.alongside();
  const others = alongside.length === 0 ? {} : { alongside };
  let room = limitBytes;
  for (const file of files)
    try {
      const isCopied = file.size <= room;
      if (isCopied) room -= file.size;
      const kept = isCopied ? await copyOf(gathering, observing, file) : await hashOf(observing, file);
      const { path } = file;
      const facts = { name: path, known: "observed" as const, uri: path, ...kept.facts, ...others };
      gathering.artifacts.push(outputArtifact(kept.identity, facts));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT")
        gathering.warn(
          `${file.path} was written while it ran, and could not be read: ${(error as Error).message}`,
        );
    }
}

/** Whether a file, or a folder that it lies in, is recorded already. */
function isRecorded(sources: ReadonlySet<string>, workspace: string, path: string): boolean {
  if (sources.size === 0) return false;
  const names = path.split("/");
  return names.some((_, index) => sources.has(join(workspace, ...names.slice(0, index + 1))));
}

interface Kept {
  readonly identity: ContentIdentity;
  readonly facts: { readonly uri?: string; readonly source?: string; readonly reason?: string };
}

/** A file that cannot be copied is recorded by hash all the same. */
async function copyOf(gathering: Gathering, observing: Observing, file: WrittenFile): Promise<Kept> {
  const { bundle, hashes } = gathering;
  const { path } = file;
  const uri = `${observing.folder}/${path}`;
  try {
    const { identity, isSettled } = await keepCopy(file.location, join(bundle, uri));
    hashes.set(uri, identity);
    return { identity, facts: { uri, source: path, ...(isSettled ? {} : { reason: unsettled }) } };
  } catch (error) {
    const { identity } = await hashSettled(file.location);
    return { identity, facts: { reason: `no copy could be made: ${(error as Error).message}` } };
  }
}

async function hashOf({ limitBytes }: Observing, { location }: WrittenFile): Promise<Kept> {
  const { identity } = await hashSettled(location);
  const limit = formatBytes(limitBytes);
  return {
    identity,
    facts: { reason: `not copied: files seen to be written are copied up to ${limit} in all` },
  };
}

const maximumNamed = 5;

function tellOf({ cut, looked, unread, files }: WalkResult, warn: (message: string) => void): void {
  if (cut !== null)
    warn(`only ${looked} files of the workspace were looked at for what was written while it ran: ${cut}`);
  if (unread.length > 0)
    warn(`what was written there while it ran is not known, as it cannot be read: ${named(unread)}`);
  const renamed = files.filter(({ location }) => typeof location !== "string").map(({ path }) => path);
  if (renamed.length > 0) warn(`names that are not valid UTF-8, their bytes told as %XX: ${named(renamed)}`);
}

function named(paths: readonly string[]): string {
  const more = paths.length - maximumNamed;
  return paths.slice(0, maximumNamed).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
