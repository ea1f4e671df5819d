import { isJsonObject } from "../../core/json";
import { publicJwkOf, type PublicJwk } from "./publicKey";

/** `auth/jwt.json` */
export interface SignedToken {
  /** Compact JWS, EdDSA (RFC 7515, RFC 8037). */
  readonly token: string;
  readonly publicKey: PublicJwk;
}

/** What stands in an `auth/jwt.json` of ours, unchecked; null for anything else (CCP keeps another token there). */
export function parseSignedToken(value: unknown): SignedToken | null {
  if (!isJsonObject(value)) return null;
  const token = value["token"];
  const publicKey = publicJwkOf(value["publicKey"]);
  return typeof token === "string" && publicKey !== null ? { token, publicKey } : null;
}
