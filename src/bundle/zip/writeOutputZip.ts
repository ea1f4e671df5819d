import { existsSync } from "node:fs";
import { join } from "node:path";
import { bundlePaths } from "../layout";
import { type ContentIdentity } from "../seal/hashFile";
import { type Skipped } from "../seal/walkFolder";
import { writeZip, type ZipProgress } from "./writeZip";
import { listZipContent } from "./zipEntries";

export interface OutputZipOptions extends ZipProgress {
  /** Outputs of more bytes are left for on demand; without it none are. */
  readonly maximumBytes?: number;
}

export type OutputZip =
  | { readonly written: true; readonly identity: ContentIdentity; readonly skipped: readonly Skipped[] }
  | { readonly written: false; readonly outputBytes: number };

/**
 * Writes `output.zip`: everything in `outputs/`, logs too, named from there on (as CCP does).
 * @throws the error of the file system; an AbortError when the signal was aborted. Nothing half-made is left.
 */
export async function writeOutputZip(bundle: string, options: OutputZipOptions = {}): Promise<OutputZip> {
  const outputs = join(bundle, bundlePaths.outputs);
  const content = existsSync(outputs) ? listZipContent(outputs) : { entries: [], size: 0, skipped: [] };
  if (content.size > (options.maximumBytes ?? Infinity)) return { written: false, outputBytes: content.size };
  const identity = await writeZip(join(bundle, bundlePaths.outputZip), content, options);
  return { written: true, identity, skipped: content.skipped };
}
