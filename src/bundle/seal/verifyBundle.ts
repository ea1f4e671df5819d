import { lstatSync } from "node:fs";
import { wrongUse } from "../../core/humanError";
import { isJsonObject } from "../../core/json";
import { type Verification } from "../../core/records";
import { bundlePaths } from "../layout";
import { type ReadResult } from "../readJson";
import { folderContent, type BundleContent } from "./bundleContent";
import { compareContent, type Differences } from "./compareContent";
import { configFolder } from "./configFolder";
import { ownPublicKey, type PublicJwk } from "./publicKey";
import { parseManifest } from "./manifest";
import { verifyToken, type SealClaims } from "./signature";
import { parseSignedToken } from "./signedToken";
import { listTrustedKeys } from "./trustedKeys";

export interface VerifyOptions {
  readonly signal?: AbortSignal;
  /** Bytes that were hashed, and those that the manifest names. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly configFolder?: string;
}

/**
 * Hashes a bundle again and checks its signature (design, section 9).
 * @param path its folder, or the archive (`.zip`) that it lies in.
 * @throws {HumanError} when there is no such folder or archive; the signal's reason when it was aborted.
 */
export async function verifyBundle(path: string, options: VerifyOptions = {}): Promise<Verification> {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return await verifyContent(folderContent(path), options);
  if (stats?.isFile() !== true)
    throw wrongUse(`${path} is neither a folder nor an archive: there is no execution to verify.`);
  const { openArchive } = await import("../archive/openArchive");
  const archive = await openArchive(path);
  try {
    return await verifyContent(archive.content, options);
  } finally {
    archive.close();
  }
}

/** The same for content that is listed already. */
export async function verifyContent(
  content: BundleContent,
  options: VerifyOptions = {},
): Promise<Verification> {
  const { manifest, differences } = await findDifferences(content, options);
  const folder = options.configFolder ?? configFolder();
  const manifestHash = manifest === "missing" ? null : (await content.hash(bundlePaths.manifest)).sha256;
  const signature = await checkSignature(content, manifestHash, folder);
  const intact = [differences.missing, differences.added, differences.changed].every(
    (paths) => paths.length === 0,
  );
  return { ok: intact && (signature === "valid" || signature === "unknown-key"), ...differences, signature };
}

async function findDifferences(
  content: BundleContent,
  { signal, onProgress }: VerifyOptions,
): Promise<{ readonly manifest: "missing" | "there"; readonly differences: Differences }> {
  const read = await content.readJson(bundlePaths.manifest);
  if (!read.ok && read.reason === "missing")
    return {
      manifest: "missing",
      differences: { missing: [bundlePaths.manifest], added: [], changed: [] },
    };
  const manifest = read.ok ? parseManifest(read.value) : null;
  if (manifest === null)
    return { manifest: "there", differences: { missing: [], added: [], changed: [bundlePaths.manifest] } };
  const total = Object.values(manifest.files).reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const differences = await compareContent(content, manifest, {
    ...(signal === undefined ? {} : { signal }),
    onBytes: (bytes) => {
      done += bytes;
      onProgress?.(Math.min(done, total), total);
    },
  });
  return { manifest: "there", differences };
}

async function checkSignature(
  content: BundleContent,
  manifestHash: string | null,
  folder: string,
): Promise<Verification["signature"]> {
  const read = await content.readJson(bundlePaths.token);
  if (!read.ok) return read.reason === "missing" ? "missing" : "invalid";
  const signed = parseSignedToken(read.value);
  // What came without a manifest was never signed by us: CCP keeps a token of its own there.
  if (signed === null) return manifestHash === null ? "missing" : "invalid";
  const claims = await verifyToken(signed);
  const status = await content.readJson(bundlePaths.jobStatus);
  if (claims === null || !speaksOf(claims, manifestHash, status)) return "invalid";
  return isKnown(signed.publicKey, folder) ? "valid" : "unknown-key";
}

function speaksOf(claims: SealClaims, manifestHash: string | null, status: ReadResult): boolean {
  const jobId = status.ok && isJsonObject(status.value) ? status.value["jobID"] : undefined;
  return claims.manifest === manifestHash && claims.jti === jobId;
}

function isKnown(key: PublicJwk, folder: string): boolean {
  if (ownPublicKey(folder)?.x === key.x) return true;
  return [...listTrustedKeys(folder).values()].some((trusted) => trusted.x === key.x);
}
