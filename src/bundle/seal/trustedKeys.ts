import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { HumanError, wrongUse } from "../../core/humanError";
import { isJsonObject } from "../../core/json";
import { writeJsonAtomic } from "../atomicWrite";
import { readJson } from "../readJson";
import { configFolder } from "./configFolder";
import { publicJwkOf, type PublicJwk } from "./publicKey";

const trustFile = "trustedKeys.json";

/**
 * The keys of others that the user trusts, by the name given to them.
 * @throws {HumanError} when the file is there and is not what it should be.
 */
export function listTrustedKeys(folder: string = configFolder()): ReadonlyMap<string, PublicJwk> {
  const path = join(folder, trustFile);
  const read = readJson(path);
  if (!read.ok && read.reason === "missing") return new Map();
  const keys = read.ok && isJsonObject(read.value) ? read.value["keys"] : undefined;
  if (!isJsonObject(keys))
    throw new HumanError(
      `${path} is not a list of trusted keys${read.ok ? "" : ` (${read.reason})`}. Correct or delete it.`,
    );
  const trusted = new Map<string, PublicJwk>();
  for (const [name, value] of Object.entries(keys)) {
    const key = publicJwkOf(value);
    if (key === null)
      throw new HumanError(`${path}: "${name}" is not an Ed25519 public key. Correct or remove it.`);
    trusted.set(name, key);
  }
  return trusted;
}

/**
 * Trusts a key under a name; the same name again replaces it.
 * @param key a JWK, such as the `publicKey` of an `auth/jwt.json`.
 * @throws {HumanError} when it is no Ed25519 public key, or the list cannot be read.
 */
export function trustKey(name: string, key: unknown, folder: string = configFolder()): void {
  const publicKey = publicJwkOf(key);
  if (publicKey === null) throw wrongUse(`The key for "${name}" is not an Ed25519 public key in JWK form.`);
  if (name === "" || name === "__proto__") throw wrongUse(`"${name}" cannot be the name of a trusted key.`);
  write(folder, new Map(listTrustedKeys(folder)).set(name, publicKey));
}

/** Takes the trust back. @returns whether the name was there. */
export function distrustKey(name: string, folder: string = configFolder()): boolean {
  const keys = new Map(listTrustedKeys(folder));
  if (!keys.delete(name)) return false;
  write(folder, keys);
  return true;
}

function write(folder: string, keys: ReadonlyMap<string, PublicJwk>): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeJsonAtomic(
    join(folder, trustFile),
    { version: 1, keys: Object.fromEntries(keys) },
    { flush: "content" },
  );
}
