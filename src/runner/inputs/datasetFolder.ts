import {
  constants,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  utimesSync,
} from "node:fs";
import { copyFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { HumanError, wrongUse } from "../../core/humanError";
import { liesInBundle } from "../../core/liesInBundle";
import { lenientArtifacts } from "../../core/lenientRecords";
import { describeWriteFailure } from "../../bundle/ensureWorkspace";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { besideName, removeQuietly } from "../../bundle/leftovers";
import { readJsonOrNull } from "../../bundle/readJson";
import { identityOfFiles } from "../../bundle/seal/folderIdentity";
import { HashCache } from "../../bundle/seal/hashCache";
import { inputsInUse } from "./inputsInUse";
import { parseMemberList, type Member } from "../../bundle/contents/memberList";

export interface Dataset {
  readonly layout: WorkspaceLayout;
  /** The reference, for messages. */
  readonly text: string;
  /** The bundle of the execution that told of it, absolute. */
  readonly bundle: string;
  /** The list of its members, absolute. */
  readonly list: string;
  readonly sha256: string;
}

const maximumNamed = 10;
/** Folders that no execution was given for so long are taken away: they can be laid out again. */
const unusedMs = 30 * 24 * 3600 * 1000;
/** What was handed over in this time may be an input of a run that has no record yet. */
const recentMs = 60_000;

/**
 * The bundle whose script told of a dataset, when an artifact is the list of its members rather than a folder; else null.
 * @param path where the artifact lies, absolute.
 */
export function bundleOfMemberList(
  { executions }: WorkspaceLayout,
  path: string,
  type: string,
): string | null {
  const [id = "", folder, ...names] = relative(executions, path).split(sep);
  const isInOutputs = folder === bundlePaths.outputs && names.length > 0 && id !== "..";
  const isList = type === "Dataset" && path.endsWith(".sha256") && isInOutputs;
  return isList && lstatSync(path, { throwIfNoEntry: false })?.isFile() === true
    ? join(executions, id)
    : null;
}

/**
 * A folder with the members of a dataset, each at the path that the list names: in the cache, by clone where the file
 * system can, else by hard link, else copied; what lies in a bundle is never linked, since a script that writes into its
 * input would break the seal. A member is taken from where it lay, or from a copy that the bundle keeps, and only with
 * the content that was recorded.
 * @returns the folder, absolute.
 * @throws {HumanError} wrong use: members are gone or changed, which ones; the folder cannot be written.
 */
export async function datasetFolder(dataset: Dataset): Promise<string> {
  const { layout, list, text, sha256 } = dataset;
  const members = parseMemberList(readFileSync(list, "utf8"));
  if (members === null) throw wrongUse(`${text} cannot be used: ${list} is no list of a dataset's members.`);
  const hashes = new HashCache(layout.hashes);
  const found = await findFolder(layout, sha256, members, hashes);
  if (found.isThere) {
    const now = new Date();
    utimesSync(found.folder, now, now);
    return found.folder;
  }
  await removeUnused(dirname(found.folder));
  const sources = await sourcesOf(dataset, members, hashes);
  const temporary = besideName(found.folder, "unpacking");
  try {
    await removeQuietly(temporary);
    const bundles = realpathSync(layout.executions) + sep;
    for (const [member, source] of sources) await place(source, join(temporary, member.place), bundles);
    return await putInPlace(temporary, () => findFolder(layout, sha256, members, hashes));
  } catch (error) {
    throw new HumanError(
      `${text} cannot be laid out in ${found.folder}: ${describeWriteFailure(error)}.`,
      3,
      { cause: error },
    );
  } finally {
    await removeQuietly(temporary);
  }
}

/** Where a folder of the members is, or where one can be made. */
interface Found {
  readonly folder: string;
  readonly isThere: boolean;
}

/** One that a script wrote into is taken away, unless executions use it: then another is laid out beside it. */
async function findFolder(
  layout: WorkspaceLayout,
  sha256: string,
  members: readonly Member[],
  hashes: HashCache,
): Promise<Found> {
  for (let number = 1; ; number += 1) {
    const folder = join(layout.cache, "datasets", number === 1 ? sha256 : `${sha256}-${number}`);
    const stats = lstatSync(folder, { throwIfNoEntry: false });
    if (stats === undefined) return { folder, isThere: false };
    if (await holds(folder, members, hashes)) return { folder, isThere: true };
    const isRecent = Date.now() - stats.mtimeMs < recentMs;
    if (isRecent || (inputsInUse(layout)?.has(sha256) ?? true)) continue;
    await removeQuietly(folder);
    return { folder, isThere: false };
  }
}

/** Another process may be quicker: then its folder serves, and is not touched. */
async function putInPlace(temporary: string, find: () => Promise<Found>): Promise<string> {
  for (;;) {
    const { folder, isThere } = await find();
    if (isThere) return folder;
    try {
      renameSync(temporary, folder);
      return folder;
    } catch (error) {
      if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) throw error;
    }
  }
}

/** A folder has the time at which it was last handed over. */
async function removeUnused(datasets: string): Promise<void> {
  if (!existsSync(datasets)) return;
  for (const name of readdirSync(datasets)) {
    const path = join(datasets, name);
    const usedAt = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (Date.now() - usedAt > unusedMs) await removeQuietly(path);
  }
}

/** Whether a folder of before still holds exactly the members. */
async function holds(folder: string, members: readonly Member[], hashes: HashCache): Promise<boolean> {
  const wanted = identityOfFiles(
    new Map(members.map(({ place: path, sha256 }) => [path, { sha256, size: 0 }])),
  );
  const { identity } = await hashes.hash(folder);
  return identity.sha256 === wanted.sha256;
}

async function sourcesOf(
  dataset: Dataset,
  members: readonly Member[],
  hashes: HashCache,
): Promise<Map<Member, string>> {
  const copies = copiesIn(dataset.bundle);
  const sources = new Map<Member, string>();
  const problems: string[] = [];
  for (const member of members) {
    const places = [originOf(dataset, member.uri), copies.get(member.sha256)].filter(
      (path) => path !== undefined,
    );
    const source = await firstWith(places, member.sha256, hashes);
    if (source !== null) sources.set(member, source);
    else problems.push(`  ${member.uri}: ${isThere(places) ? "it was changed since" : "it is gone"}`);
  }
  if (problems.length === 0) return sources;
  const more = problems.length > maximumNamed ? `\n  and ${problems.length - maximumNamed} more` : "";
  throw wrongUse(
    `${dataset.text} cannot be used: ${problems.length} of its ${members.length} members are not what was recorded:\n${problems.slice(0, maximumNamed).join("\n")}${more}`,
  );
}

/** Within the workspace of the executions: a reproduction runs in another folder. */
function originOf({ layout, bundle }: Dataset, uri: string): string {
  return uri.startsWith(`${bundlePaths.outputs}/`) ? join(bundle, uri) : resolve(dirname(layout.root), uri);
}

/** What the bundle keeps of contents that lay outside, by SHA-256. */
function copiesIn(bundle: string): ReadonlyMap<string, string> {
  const artifacts = lenientArtifacts(readJsonOrNull(join(bundle, bundlePaths.artifacts))) ?? [];
  return new Map(artifacts.filter(liesInBundle).map(({ sha256, uri }) => [sha256, join(bundle, uri)]));
}

async function firstWith(
  places: readonly string[],
  sha256: string,
  hashes: HashCache,
): Promise<string | null> {
  for (const path of places)
    try {
      const hashed = await hashes.hash(path);
      if (hashed.kind === "file" && hashed.identity.sha256 === sha256) return path;
    } catch {
      // It is looked for elsewhere.
    }
  return null;
}

function isThere(places: readonly string[]): boolean {
  return places.some((path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
}

async function place(path: string, target: string, bundles: string): Promise<void> {
  // A link to a link would lead elsewhere from there.
  const source = realpathSync(path);
  mkdirSync(dirname(target), { recursive: true });
  try {
    await copyFile(source, target, constants.COPYFILE_FICLONE_FORCE | constants.COPYFILE_EXCL);
    return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
  }
  try {
    if (source.startsWith(bundles)) await copyFile(source, target);
    else linkSync(source, target);
  } catch {
    await copyFile(source, target);
  }
}
