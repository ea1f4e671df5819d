import { sign } from "node:crypto";
import { isJsonObject } from "../../core/json";
import type { SigningKey } from "./keys";
import type { SignedToken } from "./signedToken";

/** What the token says (RFC 7519): who ran which execution, when it was sealed, and with what content. */
export interface SealClaims {
  /** The git user's name and e-mail. */
  readonly sub: string;
  /** The execution's id. */
  readonly jti: string;
  /** Seconds since the epoch. */
  readonly iat: number;
  /** SHA-256 of `manifest.json`, lower-case hexadecimal. */
  readonly manifest: string;
}

const header = Buffer.from(JSON.stringify({ alg: "EdDSA", typ: "JWT" })).toString("base64url");

/** Signs claims by hand: a library would take longer to load than the rest of the seal takes. */
export function signClaims(key: SigningKey, claims: SealClaims): SignedToken {
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
  const signature = sign(null, Buffer.from(signed), key.privateKey).toString("base64url");
  return { token: `${signed}.${signature}`, publicKey: key.publicKey };
}

/**
 * Checks a token against the key that came with it; the algorithm is EdDSA whatever the token says.
 * @returns its claims, or null when the signature does not hold or a claim is missing.
 */
export async function verifyToken({ token, publicKey }: SignedToken): Promise<SealClaims | null> {
  const { compactVerify, importJWK } = await import("jose");
  try {
    const key = await importJWK({ ...publicKey }, "EdDSA");
    const { payload } = await compactVerify(token, key, { algorithms: ["EdDSA"] });
    return claimsOf(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return null;
  }
}

function claimsOf(value: unknown): SealClaims | null {
  if (!isJsonObject(value)) return null;
  const { sub, jti, iat, manifest } = value;
  return typeof sub === "string" &&
    typeof jti === "string" &&
    typeof iat === "number" &&
    typeof manifest === "string"
    ? { sub, jti, iat, manifest }
    : null;
}
