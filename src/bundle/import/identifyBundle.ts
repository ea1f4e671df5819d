import { createHash } from "node:crypto";
import { wrongUse } from "../../core/humanError";
import { isJsonObject } from "../../core/json";
import { bundlePaths } from "../layout";
import { entryNameProblem } from "../zip/entryName";
import { type BundleSource } from "./bundleSource";
import { readSourceFile } from "./readSource";
import { type ImportedLayout } from "./importedLayout";

/** What tells one execution from another. */
export interface BundleIdentity {
  readonly id: string;
  /** SHA-256 of `manifest.json`; null without one. */
  readonly manifest: string | null;
}

const maximumStatusBytes = 16 * 1024 * 1024;
const maximumManifestBytes = 64 * 1024 * 1024;

/**
 * Reads a bundle's id (its status, else its top folder, else the name of the source) and its manifest's hash; nothing is
 * written.
 * @throws {HumanError} when the id cannot be a folder's name, or a file of the metadata is too large.
 */
export async function identifyBundle(source: BundleSource, layout: ImportedLayout): Promise<BundleIdentity> {
  const read = async (wanted: string, maximumBytes: number): Promise<Buffer | null> => {
    for (const [path, name] of layout.files)
      if (name === wanted) return await readSourceFile(source, path, maximumBytes);
    return null;
  };
  const status = await read(bundlePaths.jobStatus, maximumStatusBytes);
  const manifest = await read(bundlePaths.manifest, maximumManifestBytes);
  const id = jobIdOf(status) ?? layout.topFolder ?? source.fallbackId;
  const problem = id.startsWith(".") || id.includes("/") ? "it is not a plain name" : entryNameProblem(id);
  if (problem !== null)
    throw wrongUse(
      `${source.path} is not imported: its id ${JSON.stringify(id)} cannot name a folder: ${problem}.`,
    );
  return { id, manifest: manifest === null ? null : createHash("sha256").update(manifest).digest("hex") };
}

function jobIdOf(status: Buffer | null): string | null {
  try {
    const value: unknown = JSON.parse(status?.toString("utf8") ?? "null");
    const id = isJsonObject(value) ? value["jobID"] : undefined;
    return typeof id === "string" && id !== "" ? id : null;
  } catch {
    return null;
  }
}
