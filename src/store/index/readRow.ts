import { lstatSync } from "node:fs";
import { importedIds } from "../../bundle/import/imports";
import type { WorkspaceLayout } from "../../bundle/layout";
import { ownPublicKey } from "../../bundle/seal/publicKey";
import { readSummary, type KnownWorkspace } from "../readSummary";
import { bundleStamp } from "./bundleStamp";
import type { IndexRow } from "./indexRow";

/** What is read of a workspace once for all its bundles. */
export function knownOf(
  layout: WorkspaceLayout,
): KnownWorkspace & { readonly imported: ReadonlySet<string> } {
  return {
    workspace: layout.workspace,
    imported: importedIds(layout.root),
    ownKey: ownPublicKey()?.x ?? null,
  };
}

export interface RowReading {
  /** Whether its files are looked at too, so that the same state of them is known again. */
  readonly isStamped: boolean;
  /** Whether it was just listed as a folder, and not as a link to one. */
  readonly isListed: boolean;
}

/** Reads a live execution; undefined where there is no folder of that name. */
export function readRow(
  layout: WorkspaceLayout,
  id: string,
  known: KnownWorkspace,
  { isStamped, isListed }: RowReading,
): IndexRow | undefined {
  const path = `${layout.executions}/${id}`;
  if (!isListed && !isBundle(path)) return undefined;
  const stamp = isStamped ? bundleStamp(path) : null;
  const summary = readSummary(path, known);
  // It may have gone since it was listed.
  return isListed && summary.created === null && !isBundle(path) ? undefined : { stamp, summary };
}

/** A link is no bundle: it could lead out of the workspace. */
function isBundle(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
