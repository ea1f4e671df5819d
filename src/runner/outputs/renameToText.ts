import { existsSync, readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { messageOf } from "../../core/humanError";

const replacement = "\uFFFD";

/**
 * Files and folders of the bundle whose names are no UTF-8 get a name that any tool can say: each byte that is none
 * becomes `%XX`. Nothing of what they hold changes.
 */
export function renameToText(folder: string, warn: (message: string) => void): void {
  if (process.platform === "win32") return;
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const entries = entriesOf(next);
    if (entries.some(({ name }) => name.includes(replacement))) renameIn(next, warn);
    for (const entry of entriesOf(next)) if (entry.isDirectory()) pending.push(join(next, entry.name));
  }
}

function entriesOf(folder: string): { readonly name: string; isDirectory(): boolean }[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function renameIn(folder: string, warn: (message: string) => void): void {
  for (const name of readdirSync(folder, { encoding: "buffer" })) {
    const text = textOfName(name);
    if (Buffer.from(text).equals(name)) continue;
    const target = freeName(folder, text);
    try {
      renameSync(pathOf(folder, name), join(folder, target));
      warn(`the name of the output ${target} was not valid UTF-8; its bytes are told as %XX`);
    } catch (error) {
      warn(`the output ${target}, whose name is not valid UTF-8, was left out: ${messageOf(error)}`);
    }
  }
}

/** A name with each byte that is no part of valid UTF-8 as `%XX`. */
export function textOfName(name: Buffer): string {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  for (let at = 0; at < name.length;) {
    const length = lengthOfCharacter(name[at] ?? 0);
    const bytes = name.subarray(at, at + length);
    try {
      if (bytes.length < length) throw new RangeError("the name ends within a character");
      text += decoder.decode(bytes);
      at += length;
    } catch {
      text += `%${(name[at] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
      at += 1;
    }
  }
  return text;
}

function lengthOfCharacter(first: number): number {
  if (first >= 0xf0) return 4;
  if (first >= 0xe0) return 3;
  return first >= 0xc0 ? 2 : 1;
}

/** The path of an entry whose name is given as bytes. */
export function pathOf(folder: string, name: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${folder}/`), name]);
}

function freeName(folder: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(join(folder, candidate))) return candidate;
  }
}
