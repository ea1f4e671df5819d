import { fstatSync, lstatSync } from "node:fs";
import { join, resolve } from "node:path";
import { liesInBundle } from "../../core/liesInBundle";
import { parameterLines, type ProcessDescription } from "../../core/processDescription";
import type { Artifact } from "../../core/records";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import type { ContentIdentity } from "../../bundle/seal/hashFile";
import type { ArtifactEvent, DatasetEvent } from "../eventFile";
import type { KeptMembers } from "./datasetOutputs";
import { executionsAlongside } from "./executionsAlongside";
import { freePath } from "./freePath";
import type { Gathering } from "./outputFacts";
import { folderIn, gatherOwnOutputs } from "./ownOutputs";
import { gatherRegistered, sortRegistered, type Registered } from "./registeredOutputs";

export interface OutputsToCollect {
  readonly layout: WorkspaceLayout;
  readonly id: string;
  /** Absolute. */
  readonly bundle: string;
  readonly method: ProcessDescription;
  /** Where the script ran, absolute. */
  readonly workingDirectory: string;
  readonly registered: readonly ArtifactEvent[];
  readonly datasets: readonly DatasetEvent[];
  /** Content that was hashed already, by path in the bundle. */
  readonly known: ReadonlyMap<string, ContentIdentity>;
  /** Up to this size all together, files that were seen to be written are copied, in bytes. */
  readonly observedLimitBytes: number;
  readonly warn: (message: string) => void;
}

export interface CollectedOutputs {
  readonly artifacts: readonly Artifact[];
  /** Content by path in the bundle, so that the manifest need not hash it again. */
  readonly hashes: ReadonlyMap<string, ContentIdentity>;
}

/** What was kept of files outside `outputs/` before the undeploy script, which may take them away. */
export interface KeptOutputs {
  readonly artifacts: readonly Artifact[];
  /** Files and folders of the script's that are recorded already, absolute. */
  readonly sources: ReadonlySet<string>;
  /** Files of datasets. */
  readonly members: KeptMembers;
  /** Where copies of workspace files lie, a path in the bundle. */
  readonly folder: string;
}

/** Keeps what lies outside `outputs/` and counts as an output: to be called before the undeploy script. */
export async function keepOutputs(options: OutputsToCollect): Promise<KeptOutputs> {
  const { layout, bundle, warn } = options;
  const gathering: Gathering = { bundle, warn, artifacts: [], hashes: new Map(), sources: new Set() };
  const folder = freePath(bundle, `${bundlePaths.outputs}/workspace`);
  const { outside } = sortRegistered(bundle, options.workingDirectory, options.registered);
  await gatherElsewhere(gathering, options, { outside, folder, isFirst: true });
  const { artifacts, sources } = gathering;
  for (const { source, uri } of artifacts) sources.add(resolve(layout.workspace, source ?? uri));
  return { artifacts, sources, members: await keptMembers(gathering, options), folder };
}

/**
 * What an execution made (design, section 7): all of `outputs/`, what the script registered, what the method collects,
 * and what was written in the workspace while it ran. What counts for nothing is told by `warn`.
 *
 * The list of inputs, written before anything was launched, marks the begin: call this before it is replaced.
 * @param kept what was kept before the undeploy script; null where there is none.
 */
export async function collectOutputs(
  options: OutputsToCollect,
  kept: KeptOutputs | null = null,
): Promise<CollectedOutputs> {
  const { bundle, workingDirectory, known, warn } = options;
  const sources = new Set(kept?.sources);
  const gathering: Gathering = { bundle, warn, artifacts: [], hashes: new Map(known), sources };
  const folder = kept?.folder ?? freePath(bundle, `${bundlePaths.outputs}/workspace`);
  const { within, outside } = sortRegistered(bundle, workingDirectory, options.registered);
  await gatherOwnOutputs(gathering, within, new Set(kept?.artifacts.map(({ uri }) => uri)));
  if (kept !== null) addKept(gathering, kept);
  const others = new Map([...outside].filter(([path]) => !sources.has(path)));
  await gatherElsewhere(gathering, options, { outside: others, folder, isFirst: kept === null });
  if (options.datasets.length > 0) {
    const { gatherDatasets } = await import("./datasetOutputs");
    await gatherDatasets(gathering, options, kept?.members ?? new Map());
  }
  return { artifacts: gathering.artifacts, hashes: gathering.hashes };
}

async function keptMembers(gathering: Gathering, options: OutputsToCollect): Promise<KeptMembers> {
  if (options.datasets.length === 0) return new Map();
  const { hashMembersOutside } = await import("./datasetOutputs");
  return hashMembersOutside(gathering, options);
}

/** Copies in the bundle were hashed again with the rest: the undeploy script could reach them. */
function addKept({ artifacts, hashes, warn }: Gathering, kept: KeptOutputs): void {
  for (const artifact of kept.artifacts) {
    const { uri, name } = artifact;
    const isCopy = liesInBundle(artifact);
    const isFolder = isCopy && [...hashes.keys()].some((path) => path.startsWith(`${uri}/`));
    const identity = !isCopy ? artifact : isFolder ? folderIn(hashes, uri) : hashes.get(uri);
    if (identity === undefined) warn(`the undeploy script removed the copy of the output ${name}`);
    else artifacts.push({ ...artifact, sha256: identity.sha256, size: identity.size });
  }
}

interface Elsewhere {
  readonly outside: Registered["outside"];
  readonly folder: string;
  /** Whether nothing was kept yet. */
  readonly isFirst: boolean;
}

async function gatherElsewhere(
  gathering: Gathering,
  { layout, id, bundle, method, workingDirectory, observedLimitBytes }: OutputsToCollect,
  { outside, folder, isFirst }: Elsewhere,
): Promise<void> {
  const { workspace } = layout;
  const since = beginOf(bundle);
  if (outside.size > 0) await gatherRegistered(gathering, workspace, outside);
  const patterns = parameterLines(method, "collect").filter((pattern) => pattern !== "");
  if (patterns.length > 0 && isFirst) {
    const { gatherCollected } = await import("./collectedOutputs");
    await gatherCollected(gathering, { workspace, patterns, since, folder });
  }
  if (since !== null) {
    const { gatherObserved } = await import("./observedOutputs");
    await gatherObserved(gathering, {
      ...{ workspace, workingDirectory, since, folder },
      except: ownStreams(),
      limitBytes: observedLimitBytes,
      alongside: () => executionsAlongside(layout, id, since),
    });
  }
}

/** In ms, by the clock that stamps the workspace's files; null where the inputs were never recorded. */
function beginOf(bundle: string): number | null {
  return lstatSync(join(bundle, bundlePaths.artifacts), { throwIfNoEntry: false })?.ctimeMs ?? null;
}

/** The files that our own standard streams go to (`executions run x > out.txt`). */
function ownStreams(): Set<string> {
  const streams = [1, 2].flatMap((descriptor) => {
    try {
      const { dev, ino } = fstatSync(descriptor);
      return [`${dev}:${ino}`];
    } catch {
      return [];
    }
  });
  return new Set(streams);
}
