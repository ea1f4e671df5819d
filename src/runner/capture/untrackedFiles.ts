import { lstatSync, readFileSync, readlinkSync, type Stats } from "node:fs";
import { holdsPrivateKey, looksLikeCredentialFile } from "../../core/credentials";
import { type GitPath } from "./gitStatus";
import { newFilePatch } from "./patchText";

/** Of one file, and of all together, in the patch (design, section 7). */
const maximumFileBytes = 1024 * 1024;
const maximumTotalBytes = 20 * 1024 * 1024;

/** Files beyond this number are named, not read. */
const maximumFiles = 10_000;

export interface UntrackedFiles {
  readonly patches: readonly Uint8Array[];
  readonly omitted: readonly Omission[];
  /** Paths of files over 1 MB. */
  readonly big: readonly string[];
  readonly credentials: readonly string[];
}

export interface Omission {
  readonly path: string;
  readonly reason: string;
}

type Reading =
  | { readonly kind: "patch"; readonly patch: Uint8Array; readonly bytes: number }
  | { readonly kind: "big" | "credential" | "other"; readonly reason: string };

/**
 * Patches that create the untracked files: texts and links, up to 1 MB each and 20 MB together. The rest is named.
 * @param absolute the file system's path of a path in the repository
 * @param isLate whether time is over: what was not read then is named
 */
export function readUntracked(
  paths: readonly GitPath[],
  absolute: (path: GitPath) => Buffer,
  isLate: () => boolean = () => false,
): UntrackedFiles {
  const patches: Uint8Array[] = [];
  const omitted: Omission[] = [];
  const named: Record<"big" | "credential" | "other", string[]> = { big: [], credential: [], other: [] };
  let left = maximumTotalBytes;
  for (const [index, path] of paths.entries()) {
    const reading =
      index >= maximumFiles ? tooMany : isLate() ? tooLate : readOne(path, absolute(path), left);
    if (reading.kind === "patch") {
      patches.push(reading.patch);
      left -= reading.bytes;
    } else {
      const name = path.toString("utf8");
      omitted.push({ path: name, reason: reading.reason });
      named[reading.kind].push(name);
    }
  }
  return { patches, omitted, big: named.big, credentials: named.credential };
}

const tooMany: Reading = { kind: "other", reason: `more than ${maximumFiles} untracked files` };

const tooLate: Reading = { kind: "other", reason: "reading the untracked files took too long" };

function readOne(path: GitPath, file: Buffer, left: number): Reading {
  if (looksLikeCredentialFile(path.toString("utf8")))
    return { kind: "credential", reason: "looks like credentials" };
  try {
    const stat = lstatSync(file);
    if (stat.isSymbolicLink()) return patchOf(path, "120000", readlinkSync(file, { encoding: "buffer" }));
    return readFile(path, file, stat, left);
  } catch (error) {
    return {
      kind: "other",
      reason: `cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`,
    };
  }
}

function readFile(path: GitPath, file: Buffer, stat: Stats, left: number): Reading {
  if (stat.isDirectory()) return { kind: "other", reason: "a repository of its own" };
  if (!stat.isFile()) return { kind: "other", reason: "neither a file nor a link" };
  if (stat.size > maximumFileBytes) return { kind: "big", reason: "larger than 1 MB" };
  if (stat.size > left) return { kind: "other", reason: "the untracked files exceed 20 MB together" };
  const content = readFileSync(file);
  if (content.includes(0)) return { kind: "other", reason: "binary" };
  if (holdsPrivateKey(content.toString("latin1")))
    return { kind: "credential", reason: "holds a private key" };
  return patchOf(path, (stat.mode & 0o100) === 0 ? "100644" : "100755", content);
}

function patchOf(path: GitPath, mode: "100644" | "100755" | "120000", content: Uint8Array): Reading {
  return { kind: "patch", patch: newFilePatch(path, mode, content), bytes: content.length };
}
