import { sign } from "node:crypto";
import { isJsonObject } from "../../core/json";
import { publicJwkOf, type PublicJwk, type SigningKey } from "./keys";

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

/** `auth/jwt.json` */
export interface SignedToken {
  /** Compact JWS, EdDSA (RFC 7515, RFC 8037). */
  readonly token: string;
  readonly publicKey: PublicJwk;
}

const header = Buffer.from(JSON.stringify({ alg: "EdDSA", typ: "JWT" })).toString("base64url");

/** Signs claims by hand: a library would take longer to load than the rest of the seal takes. */
export function signClaims(key: SigningKey, claims: SealClaims): SignedToken {
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
  const signature = sign(null, Buffer.from(signed), key.privateKey).toString("base64url");
  return { token: `${signed}.${signature}`, publicKey: key.publicKey };
}

/** What stands in an `auth/jwt.json` of ours, unchecked; null for anything else (CCP keeps another token there). */
export function parseSignedToken(value: unknown): SignedToken | null {
  if (!isJsonObject(value)) return null;
  const token = value["token"];
  const publicKey = publicJwkOf(value["publicKey"]);
  return typeof token === "string" && publicKey !== null ? { token, publicKey } : null;
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
