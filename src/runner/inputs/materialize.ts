import { existsSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { HumanError } from "../../core/humanError";
import { describeWriteFailure } from "../../bundle/ensureWorkspace";
import { bundlePaths } from "../../bundle/layout";
import type { ContentIdentity } from "../../bundle/seal/hashFile";
import { freePath } from "../outputs/freePath";
import { keepCopy } from "../outputs/keepCopy";
import { keepFolder } from "../outputs/keepFolder";
import { folderIn } from "../outputs/ownOutputs";
import type { InputFile } from "./inputFiles";

export interface MaterializedInput {
  /** The copy, a path in the bundle. */
  readonly uri: string;
  /** The same, absolute: what the script gets. */
  readonly path: string;
  readonly identity: ContentIdentity;
  readonly isSettled: boolean;
}

/**
 * Copies an input into the bundle, by clone where the file system can.
 * @throws {HumanError} when it cannot be copied: the script is not to work on the original then.
 */
export async function materialize(
  { bundle, warn }: { readonly bundle: string; readonly warn: (message: string) => void },
  { role, path, stats, resolved }: InputFile,
): Promise<MaterializedInput> {
  const folder = `${bundlePaths.inputs}/${role.replaceAll(/[^\p{L}\p{N}._-]/gu, "_").replace(/^\.+$/, "_")}`;
  const name = resolved?.name ?? basename(path);
  const uri = freePath(bundle, `${folder}/${name}`);
  try {
    return await copyTo({ bundle, warn }, realpathSync(path), stats.isDirectory(), uri);
  } catch (error) {
    throw new HumanError(
      `the input ${role}, ${path}, could not be copied: ${describeWriteFailure(error)}`,
      3,
      {
        cause: error,
      },
    );
  }
}

async function copyTo(
  { bundle, warn }: { readonly bundle: string; readonly warn: (message: string) => void },
  source: string,
  isFolder: boolean,
  uri: string,
): Promise<MaterializedInput> {
  const path = join(bundle, uri);
  if (!isFolder) return { uri, path, ...(await keepCopy(source, path)) };
  const hashes = new Map<string, ContentIdentity>();
  await keepFolder({ bundle, hashes, warn }, source, uri);
  if (!existsSync(path)) throw new Error("it holds no file");
  return { uri, path, identity: folderIn(hashes, uri), isSettled: true };
}
