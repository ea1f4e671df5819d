import { lstatSync } from "node:fs";
import { join } from "node:path";
import { wrongUse } from "../../core/humanError";
import { isJsonObject } from "../../core/json";
import { type Verification } from "../../core/records";
import { bundlePaths } from "../layout";
import { readJson } from "../readJson";
import { compareContent, type Differences } from "./compareContent";
import { configFolder } from "./configFolder";
import { hashFile, type HashProgress } from "./hashFile";
import { ownPublicKey, type PublicJwk } from "./keys";
import { parseManifest } from "./manifest";
import { parseSignedToken, verifyToken, type SealClaims } from "./signature";
import { listTrustedKeys } from "./trustedKeys";
import { walkFolder } from "./walkFolder";

export interface VerifyOptions extends HashProgress {
  readonly configFolder?: string;
}

/** Reads a JSON file of the bundle; "missing" too when it, or a folder on the way to it, is a link. */
type ReadPart = (path: string) => ReturnType<typeof readJson>;

/**
 * Hashes a bundle again and checks its signature (design, section 9).
 * @throws {HumanError} when there is no such folder; the signal's reason when it was aborted.
 */
export async function verifyBundle(bundle: string, options: VerifyOptions = {}): Promise<Verification> {
  if (lstatSync(bundle, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw wrongUse(`${bundle} is not a folder: there is no execution to verify.`);
  const content = walkFolder(bundle);
  const present = new Set(content.files);
  const readPart: ReadPart = (path) =>
    present.has(path) ? readJson(join(bundle, path)) : { ok: false, reason: "missing" };

  const differences = await findDifferences();
  const manifestHash = present.has(bundlePaths.manifest)
    ? hashFile(join(bundle, bundlePaths.manifest)).sha256
    : null;
  const signature = await checkSignature(readPart, manifestHash, options.configFolder ?? configFolder());
  const intact = [differences.missing, differences.added, differences.changed].every(
    (paths) => paths.length === 0,
  );
  return { ok: intact && (signature === "valid" || signature === "unknown-key"), ...differences, signature };

  async function findDifferences(): Promise<Differences> {
    const read = readPart(bundlePaths.manifest);
    if (!read.ok && read.reason === "missing")
      return { missing: [bundlePaths.manifest], added: [], changed: [] };
    const manifest = read.ok ? parseManifest(read.value) : null;
    if (manifest === null) return { missing: [], added: [], changed: [bundlePaths.manifest] };
    return await compareContent(bundle, content, manifest, options);
  }
}

async function checkSignature(
  readPart: ReadPart,
  manifestHash: string | null,
  folder: string,
): Promise<Verification["signature"]> {
  const read = readPart(bundlePaths.token);
  if (!read.ok) return read.reason === "missing" ? "missing" : "invalid";
  const signed = parseSignedToken(read.value);
  // What came without a manifest was never signed by us: CCP keeps a token of its own there.
  if (signed === null) return manifestHash === null ? "missing" : "invalid";
  const claims = await verifyToken(signed);
  if (claims === null || !speaksOf(claims, manifestHash, readPart(bundlePaths.jobStatus))) return "invalid";
  return isKnown(signed.publicKey, folder) ? "valid" : "unknown-key";
}

function speaksOf(claims: SealClaims, manifestHash: string | null, status: ReturnType<ReadPart>): boolean {
  const jobId = status.ok && isJsonObject(status.value) ? status.value["jobID"] : undefined;
  return claims.manifest === manifestHash && claims.jti === jobId;
}

function isKnown(key: PublicJwk, folder: string): boolean {
  if (ownPublicKey(folder)?.x === key.x) return true;
  return [...listTrustedKeys(folder).values()].some((trusted) => trusted.x === key.x);
}
