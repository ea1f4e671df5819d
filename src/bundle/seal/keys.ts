import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { HumanError, messageOf } from "../../core/humanError";
import { isJsonObject } from "../../core/json";
import { writeAll } from "../atomicWrite";
import { configFolder } from "./configFolder";
import { keyFile, publicJwkOf, type PublicJwk } from "./publicKey";

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: PublicJwk;
}

const readRetries = 100;
const retryMs = 10;

/**
 * The user's signing key; made on first use. Of several processes that make it at once one wins and all use its key.
 * @throws {HumanError} when the folder cannot be written or the file is damaged.
 */
export function userKey(folder: string = configFolder()): SigningKey {
  const path = join(folder, keyFile);
  try {
    if (!existsSync(path)) makeKey(folder, path);
    return readKey(path);
  } catch (error) {
    if (error instanceof HumanError) throw error;
    throw new HumanError(
      `The signing key ${path} can neither be read nor made (${messageOf(error)}). ` +
        `Make the folder writable, or name another one in EXECUTIONS_CONFIG_DIR.`,
    );
  }
}

function makeKey(folder: string, path: string): void {
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (made !== undefined) chmodSync(folder, 0o700);
  const jwk = generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" });
  const content = `${JSON.stringify(jwk)}\n`;
  const temporary = join(folder, `.${randomBytes(8).toString("hex")}.tmp`);
  try {
    writeExclusively(temporary, content);
    placeExclusively(temporary, path, content);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A hard link appears whole or not at all, and never over another; where there are none, an exclusive file. */
function placeExclusively(temporary: string, path: string, content: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (existsSync(path)) return;
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return;
    writeExclusively(path, content);
  }
}

function writeExclusively(path: string, content: string): void {
  const descriptor = openSync(path, "wx", 0o600);
  try {
    writeAll(descriptor, Buffer.from(content));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** An empty or cut file may be one that another process is just writing, where hard links do not exist. */
function readKey(path: string): SigningKey {
  for (let attempt = 0; ; attempt += 1) {
    const key = parseKey(readFileSync(path, "utf8"));
    if (key !== null) {
      keepPrivate(path);
      return key;
    }
    if (attempt === readRetries || Date.now() - statSync(path).mtimeMs > readRetries * retryMs)
      throw new HumanError(
        `The signing key ${path} is damaged. Delete the file: a new key is made with the next execution ` +
          `(trust the old one by name to keep its executions valid).`,
      );
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, retryMs);
  }
}

function parseKey(text: string): SigningKey | null {
  try {
    const jwk: unknown = JSON.parse(text);
    const publicKey = publicJwkOf(jwk);
    if (publicKey === null || !isJsonObject(jwk)) return null;
    return { privateKey: createPrivateKey({ key: jwk, format: "jwk" }), publicKey };
  } catch {
    return null;
  }
}

/** A key that others could read is closed to them again (Windows has no such bits). */
function keepPrivate(path: string): void {
  if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
}
