import { join } from "node:path";
import { writeJsonIn } from "../atomicWrite";
import { bundlePaths } from "../layout";
import { configFolder } from "./configFolder";
import { hashFile, type ContentIdentity } from "./hashFile";
import { userKey, type SigningKey } from "./keys";
import { buildManifest, writeManifest } from "./manifest";
import { signClaims } from "./signature";
import { type Skipped } from "./walkFolder";

export interface SealOptions {
  /** Who ran it: the git user's name and e-mail. */
  readonly subject: string;
  readonly executionId: string;
  readonly at: Date;
  /** Content that was hashed already, by path in the bundle. */
  readonly knownHashes?: ReadonlyMap<string, ContentIdentity>;
  /** The key to sign with, where it was read already. */
  readonly key?: SigningKey | null;
  readonly configFolder?: string;
}

/**
 * Seals a bundle whose other files are all written: `metadata/manifest.json`, then `auth/jwt.json`.
 * @returns what the manifest could not hold.
 * @throws {HumanError} when there is no key to sign with: the manifest stands then, the token does not.
 */
export async function sealBundle(bundle: string, options: SealOptions): Promise<readonly Skipped[]> {
  const { manifest, skipped } = await buildManifest(bundle, options.knownHashes);
  writeManifest(bundle, manifest);
  const token = signClaims(options.key ?? userKey(options.configFolder ?? configFolder()), {
    sub: options.subject,
    jti: options.executionId,
    iat: Math.floor(options.at.getTime() / 1000),
    manifest: hashFile(join(bundle, bundlePaths.manifest)).sha256,
  });
  writeJsonIn(join(bundle, "auth"), "jwt.json", token, { flush: "content" });
  return skipped;
}
