import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeFileAtomic } from "../atomicWrite";
import type { FileVersion } from "./settledHash";

/** The hash of one file, and the version of the file that it is the hash of. */
export interface HashRow extends FileVersion {
  readonly sha256: string;
}

const header = "executions-hashes 1";
/** A folder of more files is hashed anew each time: reading its entry would take as long. */
const maximumRows = 200_000;
/** There are 256 folders of entries. */
const maximumEntriesPerFolder = 64;
const maximumBytes = 64 * 1024 * 1024;

/**
 * One entry of the cache of hashes: a line for each file, and the hash of all lines at the end, so that a damaged entry
 * tells nothing. It is replaced as a whole: of two writers the later one wins.
 */
export class HashCacheFile {
  constructor(private readonly path: string) {}

  /** Rows by the file's path below what was hashed; empty when there is no entry, or none that can be trusted. */
  read(): ReadonlyMap<string, HashRow> {
    try {
      if (statSync(this.path).size > maximumBytes) return new Map();
      const text = readFileSync(this.path, "utf8");
      const end = text.lastIndexOf("\n", text.length - 2) + 1;
      const lines = text.slice(0, end);
      if (!lines.startsWith(`${header}\n`) || text.slice(end, -1) !== checksum(lines)) return new Map();
      return new Map(lines.split("\n").slice(1, -1).map(parseRow));
    } catch {
      return new Map();
    }
  }

  /** A cache that cannot be written is none. */
  write(rows: ReadonlyMap<string, HashRow>): void {
    try {
      if (rows.size === 0 || rows.size > maximumRows) {
        rmSync(this.path, { force: true });
        return;
      }
      mkdirSync(dirname(this.path), { recursive: true });
      this.makeRoom();
      const lines = `${header}\n${Array.from(rows, formatRow).join("")}`;
      writeFileAtomic(this.path, `${lines}${checksum(lines)}\n`, { mode: 0o600 });
    } catch {
      // The next run hashes again.
    }
  }

  private makeRoom(): void {
    const folder = dirname(this.path);
    const names = readdirSync(folder);
    if (names.length < maximumEntriesPerFolder) return;
    const entries = names.map((name) => {
      const path = join(folder, name);
      return { path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 };
    });
    entries.sort((one, other) => one.at - other.at);
    for (const { path } of entries.slice(0, names.length / 2)) rmSync(path, { force: true });
  }
}

function formatRow([name, { size, mtimeNs, ctimeNs, ino, sha256 }]: readonly [string, HashRow]): string {
  return `${JSON.stringify([sha256, ...[size, mtimeNs, ctimeNs, ino].map(String), name])}\n`;
}

function parseRow(line: string): [string, HashRow] {
  const [sha256, size, mtimeNs, ctimeNs, ino, name] = JSON.parse(line) as string[];
  const number = (text: string | undefined): bigint => BigInt(text ?? "");
  return [
    name ?? "",
    {
      sha256: sha256 ?? "",
      size: number(size),
      mtimeNs: number(mtimeNs),
      ctimeNs: number(ctimeNs),
      ino: number(ino),
    },
  ];
}

function checksum(lines: string): string {
  return createHash("sha256").update(lines).digest("hex");
}
