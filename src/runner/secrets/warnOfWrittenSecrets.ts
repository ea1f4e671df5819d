import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Artifact } from "../../core/records";
import { artifactPath } from "../../bundle/artifactPath";
import { bundlePaths } from "../../bundle/layout";
import type { SecretMask } from "./secretMask";

/** What is looked at all together: the end of a run is not held up for long. */
const maximumBytes = 1024 * 1024 * 1024;
const maximumNames = 20;
const chunkBytes = 256 * 1024;

/** Where the files of a run are, absolute, and what was made. */
export interface WrittenFiles {
  readonly bundle: string;
  readonly workspace: string;
  /** Outputs of the execution. */
  readonly outputs: readonly Artifact[];
}

/**
 * Looks for secrets in the files that a script wrote, and in copies of its inputs, and names those that hold one. They
 * are never altered: what a script wrote is its result. What is compressed or encrypted is not seen through.
 */
export async function warnOfWrittenSecrets(
  { bundle, workspace, outputs }: WrittenFiles,
  mask: SecretMask,
  warn: (message: string) => void,
): Promise<void> {
  const files = new Map</* absolute path */ string, /* as it is told */ string>();
  for (const artifact of outputs) {
    const path = artifactPath(workspace, bundle, artifact);
    if (path !== null) files.set(path, artifact.uri);
  }
  for (const name of await copiesOfInputs(bundle)) files.set(join(bundle, name), name);
  const found: string[] = [];
  let left = maximumBytes;
  for (const [path, name] of files) {
    const looked = await lookInto(path, mask, left);
    left -= looked.bytes;
    if (looked.found || mask.text(name) !== name) found.push(mask.text(name));
  }
  if (found.length > 0)
    warn(
      `these files hold a secret of this run, or have it in their name, and were left as they are: ${namesOf(found)}`,
    );
  if (left <= 0) warn("only the first GB of the outputs was searched for secrets");
}

async function copiesOfInputs(bundle: string): Promise<string[]> {
  try {
    const folder = join(bundle, bundlePaths.inputs);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(bundlePaths.inputs, parentPath.slice(folder.length), name));
  } catch {
    return [];
  }
}

/** Reads a file until a secret was found, or so many bytes. What cannot be read is told of elsewhere. */
async function lookInto(
  path: string,
  mask: SecretMask,
  limit: number,
): Promise<{ readonly found: boolean; readonly bytes: number }> {
  const finder = mask.finder();
  const chunk = Buffer.alloc(chunkBytes);
  let bytes = 0;
  const file = await open(path, "r").catch(() => null);
  if (file === null) return { found: false, bytes };
  try {
    while (bytes < limit) {
      const { bytesRead } = await file.read(chunk, 0, Math.min(chunkBytes, limit - bytes));
      if (bytesRead === 0) break;
      bytes += bytesRead;
      if (finder.found(chunk.subarray(0, bytesRead))) return { found: true, bytes };
    }
    return { found: false, bytes };
  } catch {
    return { found: false, bytes };
  } finally {
    await file.close();
  }
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, maximumNames).join(", ");
  return names.length > maximumNames ? `${shown} and ${names.length - maximumNames} more` : shown;
}
