import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Artifact } from "../../core/records";
import { writeFileAtomic } from "../../bundle/atomicWrite";
import { describeWriteFailure } from "../../bundle/ensureWorkspace";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { identityOfFiles, listOfFiles } from "../../bundle/seal/folderIdentity";
import type { ContentIdentity } from "../../bundle/seal/hashFile";
import type { DatasetEvent } from "../eventFile";
import { DatasetMembers, type MemberFiles } from "./datasetMembers";
import { freePath } from "./freePath";
import { outputArtifact, type Gathering } from "./outputFacts";

interface DatasetsToGather {
  readonly layout: Pick<WorkspaceLayout, "workspace">;
  /** Where the script ran, absolute. */
  readonly workingDirectory: string;
  readonly datasets: readonly DatasetEvent[];
}

/** By the absolute path of the member. */
export type KeptMembers = ReadonlyMap<string, MemberFiles>;

const maximumNamed = 10;
/** In bytes of a file's name four times as many. */
const maximumNameLength = 60;

/** Hashes those members of datasets that lie outside `outputs/`: to be called before the undeploy script. */
export async function hashMembersOutside(
  gathering: Gathering,
  options: DatasetsToGather,
): Promise<KeptMembers> {
  // What is wrong is told at the end.
  const silent = { ...gathering, warn: () => undefined };
  const found = new DatasetMembers(silent, options.layout.workspace, options.workingDirectory);
  const kept = new Map<string, MemberFiles>();
  for (const member of options.datasets.flatMap(({ members }) => members))
    try {
      const path = found.pathOf(member);
      const files = found.isInOutputs(path) ? null : await found.filesAt(path);
      if (files !== null) kept.set(path, files);
    } catch {
      // Nor is it there at the end.
    }
  return kept;
}

/**
 * Adds what the script told of as datasets: each is the list of its members' hashes and paths (in the bundle, in the
 * workspace or absolute), written so that its hash is that of a folder of them. To be called when all else is gathered.
 * @param kept members outside `outputs/` as they were before the undeploy script.
 */
export async function gatherDatasets(
  gathering: Gathering,
  options: DatasetsToGather,
  kept: KeptMembers,
): Promise<void> {
  const { bundle, warn } = gathering;
  const found = new DatasetMembers(gathering, options.layout.workspace, options.workingDirectory);
  // A folder or link of the script's that has this name is left alone.
  const folder = freePath(bundle, `${bundlePaths.outputs}/datasets`);
  const gathered = new Map<DatasetEvent, MemberFiles>();
  for (const dataset of options.datasets) gathered.set(dataset, await membersOf(dataset, found, kept, warn));
  // Only now: a list is no member of another dataset that is the whole folder.
  for (const [dataset, files] of gathered)
    try {
      if (files.size === 0) warn(`the dataset ${dataset.name} was left out: it has no members`);
      else addDataset(gathering, folder, dataset, files);
    } catch (error) {
      warn(`the dataset ${dataset.name} could not be recorded: ${describeWriteFailure(error)}`);
    }
}

async function membersOf(
  { name, members }: DatasetEvent,
  found: DatasetMembers,
  kept: KeptMembers,
  warn: Gathering["warn"],
): Promise<Map</* uri */ string, ContentIdentity>> {
  const files = new Map<string, ContentIdentity>();
  const missing: string[] = [];
  for (const member of members)
    try {
      const path = found.pathOf(member);
      const there = kept.get(path) ?? (await found.filesAt(path));
      if (there === null) missing.push(member);
      else for (const [uri, identity] of there) files.set(uri, identity);
    } catch (error) {
      warn(`the member ${member} of the dataset ${name} was left out: ${(error as Error).message}`);
    }
  if (missing.length > 0) {
    const more = missing.length > maximumNamed ? ", …" : "";
    const names = missing.slice(0, maximumNamed).join(", ");
    warn(
      `${missing.length} of ${members.length} members of the dataset ${name} are not there: ${names}${more}`,
    );
  }
  return files;
}

function addDataset(
  { bundle, hashes, artifacts }: Gathering,
  folder: string,
  { name, description, types = [] }: DatasetEvent,
  files: ReadonlyMap<string, ContentIdentity>,
): void {
  const uri = freePath(bundle, `${folder}/${fileNameOf(name)}.sha256`);
  const path = join(bundle, uri);
  const list = Buffer.from(listOfFiles(files).join(""));
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic(path, list);
  const identity = { sha256: identityOfFiles(files).sha256, size: list.length };
  hashes.set(uri, identity);
  const facts: Pick<Artifact, "description" | "types"> = {
    ...(description === undefined ? {} : { description }),
    ...(types.length === 0 ? {} : { types }),
  };
  artifacts.push(outputArtifact(identity, { name, uri, type: "Dataset", known: "registered", ...facts }));
}

function fileNameOf(name: string): string {
  const words = name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-").replaceAll(/^[-.]+|[-.]+$/g, "");
  return Array.from(words).slice(0, maximumNameLength).join("") || "dataset";
}
