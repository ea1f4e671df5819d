import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, renameSync, rmSync, statfsSync, utimesSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { cleanUrl } from "../../core/credentials";
import { formatBytes } from "../../core/format/bytes";
import { wrongUse } from "../../core/humanError";
import { isJsonObject, textOf } from "../../core/json";
import { writeJsonIn } from "../../bundle/atomicWrite";
import { readJsonOrNull } from "../../bundle/readJson";
import { hashSettled } from "../../bundle/seal/settledHash";
import { answerOf } from "./answerOf";

export interface FetchOptions {
  /** `.executions/.cache/downloads` */
  readonly folder: string;
  /** A line for the person who waits. */
  readonly say: (line: string) => void;
  readonly now: () => number;
  /** In bytes. */
  readonly maximumBytes?: number;
}

/** What a URL led to. */
export interface Download {
  /** Absolute; the file's name is its SHA-256. */
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

/** What is kept of an earlier answer, so that the server need not send it again. */
interface Known {
  readonly sha256: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

const defaultMaximumBytes = 64 * 1024 ** 3;
const progressEveryMs = 2_000;

/**
 * Fetches a URL of http(s) into the cache, unless the server says that what is there is still the same.
 * @throws {HumanError} wrong use with the server's answer, or why there was none.
 */
export async function fetchUrl(url: string, options: FetchOptions): Promise<Download> {
  const shown = cleanUrl(url);
  const index = join(options.folder, "urls");
  const entry = `${createHash("sha256").update(url).digest("hex").slice(0, 40)}.json`;
  const known = await knownOf(join(index, entry), options.folder);
  const answer = await answerOf(url, known === null ? {} : conditionsOf(known));
  if (answer.status === 304 && known !== null) {
    await answer.body?.cancel();
    return found(options, known.sha256);
  }
  if (!answer.ok || answer.body === null)
    throw wrongUse(
      `${shown} cannot be fetched: the server answered ${answer.status} ${answer.statusText}`.trimEnd() + ".",
    );
  const sha256 = await store(answer.body, lengthOf(answer), shown, options);
  writeJsonIn(index, entry, {
    url: shown,
    sha256,
    etag: answer.headers.get("etag"),
    lastModified: answer.headers.get("last-modified"),
  });
  return found(options, sha256);
}

/** An answer of before, when its content is still what it was. */
async function knownOf(file: string, folder: string): Promise<Known | null> {
  const entry = readJsonOrNull(file);
  const sha256 = isJsonObject(entry) ? textOf(entry["sha256"]) : null;
  if (!isJsonObject(entry) || sha256 === null || !/^[0-9a-f]{64}$/.test(sha256)) return null;
  try {
    const { identity } = await hashSettled(join(folder, sha256));
    if (identity.sha256 !== sha256) return null;
  } catch {
    return null;
  }
  return { sha256, etag: textOf(entry["etag"]), lastModified: textOf(entry["lastModified"]) };
}

function conditionsOf({ etag, lastModified }: Known): Record<string, string> {
  if (etag !== null) return { "if-none-match": etag };
  return lastModified === null ? {} : { "if-modified-since": lastModified };
}

function found({ folder, now }: FetchOptions, sha256: string): Download {
  const path = join(folder, sha256);
  const at = now() / 1000;
  utimesSync(path, at, at);
  return { path, sha256, size: lstatSync(path).size };
}

function lengthOf({ headers }: Response): number | null {
  const length = Number(headers.get("content-length") ?? NaN);
  return Number.isSafeInteger(length) && length >= 0 ? length : null;
}

/** Writes a body to the cache, under its hash. */
async function store(
  body: ReadableStream<Uint8Array>,
  length: number | null,
  url: string,
  { folder, say, now, maximumBytes = defaultMaximumBytes }: FetchOptions,
): Promise<string> {
  mkdirSync(folder, { recursive: true });
  refuseTooLarge(url, length ?? 0, Math.min(maximumBytes, freeBytes(folder)));
  const temporary = join(folder, `.${process.pid}-${now()}.tmp`);
  const hash = createHash("sha256");
  const file = await open(temporary, "wx", 0o600);
  try {
    let size = 0;
    let told = now();
    for await (const piece of body) {
      hash.update(piece);
      size += piece.length;
      refuseTooLarge(url, size, maximumBytes);
      await file.writeFile(piece);
      if (now() - told < progressEveryMs) continue;
      told = now();
      say(`Fetching ${url}: ${formatBytes(size)}${length === null ? "" : ` of ${formatBytes(length)}`}`);
    }
    const sha256 = hash.digest("hex");
    renameSync(temporary, join(folder, sha256));
    return sha256;
  } catch (error) {
    rmSync(temporary, { force: true });
    if (error instanceof TypeError) throw wrongUse(`${url} cannot be fetched: the answer broke off.`);
    throw error;
  } finally {
    await file.close();
  }
}

function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function refuseTooLarge(url: string, size: number, maximumBytes: number): void {
  if (size > maximumBytes)
    throw wrongUse(
      `${url} cannot be fetched: it is larger than the ${formatBytes(maximumBytes)} that may be kept.`,
    );
}
