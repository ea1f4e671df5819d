import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { GitState } from "../../core/records";
import { bundlePaths } from "../../bundle/layout";
import { readJsonOrNull } from "../../bundle/readJson";
import { changedPath } from "../again/cache/runFacts";
import { objectOf, textOf } from "../../core/json";

/** A larger patch is not read, in bytes. */
const mostBytes = 8 * 1024 * 1024;

/** What the files of a repository held beside its commit. */
export interface Uncommitted {
  /** The ids of git's blobs by their paths in the repository; null: it was deleted. */
  readonly blobs: ReadonlyMap<string, string | null>;
  /** Changed files that were not kept: nothing is known of what they held. */
  readonly omitted: ReadonlySet<string>;
}

/** The uncommitted changes that an execution ran on. @returns null where they were not kept, or cannot be read. */
export function uncommittedBlobs(bundle: string): Uncommitted | null {
  const git: Partial<Record<keyof GitState, unknown>> | null = objectOf(
    readJsonOrNull(join(bundle, bundlePaths.git), "refuse"),
  );
  if (git === null || git.withheld !== undefined) return null;
  const omitted = Array.isArray(git.omitted) ? git.omitted : [];
  const blobs = patchedBlobs(join(bundle, bundlePaths.patch));
  if (blobs === null) return null;
  return { blobs, omitted: new Set(omitted.flatMap((each) => textOf(objectOf(each)?.["path"]) ?? [])) };
}

function patchedBlobs(patch: string): Uncommitted["blobs"] | null {
  const stats = lstatSync(patch, { throwIfNoEntry: false });
  if (stats === undefined) return new Map();
  if (!stats.isFile() || stats.size > mostBytes) return null;
  const parts = readFileSync(patch, "latin1").split(/^(?=diff --git )/m);
  return new Map(
    parts.flatMap((part) => {
      const after = /^index [0-9a-f]+\.\.([0-9a-f]{40,64})(?: |$)/m.exec(part)?.[1];
      if (after === undefined) return [];
      return [[changedPath(part), /^0+$/.test(after) ? null : after] as const];
    }),
  );
}
