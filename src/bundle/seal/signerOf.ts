import { isJsonObject } from "../../core/json";

/** Who a bundle's token says ran it (the claim `sub`, RFC 7519); told, not proved: `verify` proves. */
export function signerOf(token: unknown): string | null {
  if (!isJsonObject(token) || typeof token["token"] !== "string") return null;
  try {
    const claims: unknown = JSON.parse(
      Buffer.from(token["token"].split(".")[1] ?? "", "base64url").toString("utf8"),
    );
    return isJsonObject(claims) && typeof claims["sub"] === "string" ? claims["sub"] : null;
  } catch {
    return null;
  }
}
