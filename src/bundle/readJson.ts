import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { smallText } from "./smallText";

/** Larger metadata is not ours: it is refused rather than read into memory. */
export const maximumJsonBytes = 64 * 1024 * 1024;

export type ReadResult =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

/**
 * Reads a JSON file from outside: bounded in size; `__proto__` and `constructor` keys become ordinary, harmless data.
 * @param links whether a link of that name is followed: within a bundle it could lead out of it.
 * @returns the value, or the reason why there is none ("missing" when the file is not there).
 */
export function readJson(path: string, links: "follow" | "refuse" = "follow"): ReadResult {
  let text: string;
  try {
    text = readBounded(path, links);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { ok: false, reason: code === "ENOENT" ? "missing" : message };
  }
  return parseJsonText(text);
}

/** The same for text from outside that was read already. */
export function parseJsonText(text: string): ReadResult {
  try {
    // Of a list of 50,000 artifacts to look at each value would take ten times as long as to parse it.
    const value: unknown = mayNamePrototype(text) ? JSON.parse(text, dropPrototypeKeys) : JSON.parse(text);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, reason: `not JSON: ${(error as Error).message}` };
  }
}

/** The value of a JSON file, or null when it is missing or damaged. */
export function readJsonOrNull(path: string, links: "follow" | "refuse" = "follow"): unknown {
  const result = readJson(path, links);
  return result.ok ? result.value : null;
}

function readBounded(path: string, links: "follow" | "refuse"): string {
  const follow = links === "follow" ? 0 : constants.O_NOFOLLOW;
  // A FIFO of that name must not hold us up.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | follow);
  try {
    const small = smallText(descriptor);
    if (small !== null) return small;
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new Error("not a regular file");
    if (stats.size > maximumJsonBytes) throw new Error(`larger than ${maximumJsonBytes / 1024 / 1024} MB`);
    return readFileSync(descriptor, "utf8");
  } finally {
    closeSync(descriptor);
  }
}

/** As it is, or with letters that are written as escapes. */
function mayNamePrototype(text: string): boolean {
  return text.includes("__proto__") || (text.includes("\\u00") && escapedLetters.test(text));
}

const escapedLetters = /\\u00(?:5f|7[024]|6f)/i;

function dropPrototypeKeys(key: string, value: unknown): unknown {
  return key === "__proto__" ? undefined : value;
}
