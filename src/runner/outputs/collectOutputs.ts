import { fstatSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { parameterLines, type ProcessDescription } from "../../core/processDescription";
import type { Artifact } from "../../core/records";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import type { ContentIdentity } from "../../bundle/seal/hashFile";
import type { ArtifactEvent } from "../eventFile";
import { executionsAlongside } from "./executionsAlongside";
import { freePath } from "./freePath";
import type { Gathering } from "./outputFacts";
import { gatherOwnOutputs } from "./ownOutputs";
import { gatherRegistered, sortRegistered } from "./registeredOutputs";

export interface OutputsToCollect {
  readonly layout: WorkspaceLayout;
  readonly id: string;
  /** Absolute. */
  readonly bundle: string;
  readonly method: ProcessDescription;
  /** Where the script ran, absolute. */
  readonly workingDirectory: string;
  readonly registered: readonly ArtifactEvent[];
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

/**
 * What an execution made (design, section 7): all of `outputs/`, what the script registered, what the method collects,
 * and what was written in the workspace while it ran. What counts for nothing is told by `warn`.
 *
 * The list of inputs, written before anything was launched, marks the begin: call this before it is replaced.
 */
export async function collectOutputs(options: OutputsToCollect): Promise<CollectedOutputs> {
  const { layout, id, bundle, method, workingDirectory, known, warn } = options;
  const { workspace } = layout;
  const gathering: Gathering = { bundle, warn, artifacts: [], hashes: new Map(known), sources: new Set() };
  const since = beginOf(bundle);
  const folder = freePath(bundle, `${bundlePaths.outputs}/workspace`);
  const { within, outside } = sortRegistered(bundle, workingDirectory, options.registered);
  await gatherOwnOutputs(gathering, within);
  if (outside.size > 0) await gatherRegistered(gathering, workspace, outside);
  const patterns = parameterLines(method, "collect").filter((pattern) => pattern !== "");
  if (patterns.length > 0) {
    const { gatherCollected } = await import("./collectedOutputs");
    await gatherCollected(gathering, { workspace, patterns, since, folder });
  }
  if (since !== null) {
    const { gatherObserved } = await import("./observedOutputs");
    await gatherObserved(gathering, {
      ...{ workspace, workingDirectory, since, folder },
      except: ownStreams(),
      limitBytes: options.observedLimitBytes,
      alongside: () => executionsAlongside(layout, id, since),
    });
  }
  return { artifacts: gathering.artifacts, hashes: gathering.hashes };
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
