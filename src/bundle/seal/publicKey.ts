import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject } from "../../core/json";
import { configFolder } from "./configFolder";

/** An Ed25519 public key as JWK (RFC 8037). */
export interface PublicJwk {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  /** 32 bytes, base64url. */
  readonly x: string;
}

/** The user's own key, in the configuration folder. */
export const keyFile = "signingKey.json";

/** The public half of the user's key, or null when there is none yet: nothing is made. */
export function ownPublicKey(folder: string = configFolder()): PublicJwk | null {
  try {
    return publicJwkOf(JSON.parse(readFileSync(join(folder, keyFile), "utf8")));
  } catch {
    return null;
  }
}

/** The public key in a JWK of any origin, without whatever else stands there; null when it is no Ed25519 key. */
export function publicJwkOf(value: unknown): PublicJwk | null {
  if (!isJsonObject(value) || value["kty"] !== "OKP" || value["crv"] !== "Ed25519") return null;
  const x = value["x"];
  if (typeof x !== "string") return null;
  const bytes = Buffer.from(x, "base64url");
  return bytes.length === 32 ? { kty: "OKP", crv: "Ed25519", x: bytes.toString("base64url") } : null;
}
