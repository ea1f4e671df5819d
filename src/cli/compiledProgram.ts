import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";
import { discard, writeFileAtomic } from "../bundle/atomicWrite";

const [wrapperStart, wrapperEnd] = [
  "(function (exports, require, module, __filename, __dirname) { ",
  "\n})",
] as const;

type Wrapper = (
  exports: object,
  require: NodeJS.Require,
  module: { exports: object },
  file: string,
  folder: string,
) => void;

/** Magic, checksums of program and code, and how many processes added to it. */
const headerBytes = 16;
const magic = 0x31435845;
/** Later processes seldom need what the first ones did not. */
const mostAdded = 3;
/** Of a process that goes on longer V8 has let go the code of functions that ran long ago. */
const shortProcessMs = 5_000;
const unusedMs = 60 * 24 * 60 * 60 * 1000;

interface Code {
  readonly data: Buffer;
  readonly added: number;
}

/**
 * A program of ours, loaded as `require` loads it, but with the code that V8 made of its functions in earlier processes:
 * Node's own compile cache holds what is compiled at loading alone, and to compile the rest takes a run 15 ms.
 */
export class CompiledProgram {
  /** What the program exports. */
  readonly exports: object;
  private readonly script: Script;
  private readonly checksum: number;
  /** How many processes added to the code that it was loaded with; null: it was loaded without. */
  private readonly added: number | null;
  private readonly cacheFile: string;

  /**
   * @param file of the program, a CommonJS module, absolute
   * @param folder for what V8 made of it, absolute; need not exist
   * @param elapsed since the start of the process, in ms
   * @throws what the program throws when it is loaded.
   */
  constructor(
    file: string,
    private readonly folder: string,
    private readonly elapsed: () => number = () => performance.now(),
  ) {
    const bytes = readFileSync(file);
    this.checksum = crc32(bytes);
    this.cacheFile = join(folder, nameFor(file));
    const code = readCode(this.cacheFile, this.checksum);
    this.script = new Script(wrapperStart + bytes.toString("utf8") + wrapperEnd, {
      filename: file,
      columnOffset: -wrapperStart.length,
      ...(code === null ? {} : { cachedData: code.data }),
    });
    this.added = this.script.cachedDataRejected === true ? null : (code?.added ?? null);
    const module = { exports: {} };
    const wrapper = this.script.runInThisContext() as Wrapper;
    wrapper(module.exports, createRequire(file), module, file, dirname(file));
    this.exports = module.exports;
  }

  /** Keeps the code that was made of it, for the next process; it never fails. To be called when all else is done. */
  keep(): void {
    const added = this.added ?? 0;
    const isShort = this.elapsed() < shortProcessMs;
    if (this.added !== null && (added >= mostAdded || !isShort)) return;
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      const data = this.script.createCachedData();
      const header = Buffer.alloc(headerBytes);
      [magic, this.checksum, crc32(data), isShort ? added + 1 : added].forEach((value, index) =>
        header.writeUInt32LE(value, 4 * index),
      );
      writeFileAtomic(this.cacheFile, Buffer.concat([header, data]), { mode: 0o600 });
      this.removeUnused();
    } catch {
      // The next process compiles it anew.
    }
  }

  /** Each version of the extension lies in a folder of its own. */
  private removeUnused(): void {
    for (const name of readdirSync(this.folder).filter((name) => /\.(?:code|tmp)$/.test(name))) {
      const path = join(this.folder, name);
      if (Date.now() - statSync(path).mtimeMs > unusedMs) discard(path);
    }
  }
}

/** Another program has another one, and what V8 would reject: that of another version, of other options. */
function nameFor(file: string): string {
  const { versions, arch, execArgv, env } = process;
  const facts = [
    file,
    versions.node,
    versions.v8,
    versions["electron"],
    arch,
    userId(),
    execArgv,
    env["NODE_OPTIONS"],
  ];
  return `${crc32(JSON.stringify(facts)).toString(16)}.code`;
}

function userId(): number | null {
  return process.geteuid?.() ?? null;
}

/** What is damaged would end the process: V8 itself looks at length and version alone. */
function readCode(path: string, programChecksum: number): Code | null {
  const bytes = readOwn(path);
  if (bytes === null || bytes.length <= headerBytes) return null;
  const [start, program, checksum, added = 0] = [0, 4, 8, 12].map((at) => bytes.readUInt32LE(at));
  const data = bytes.subarray(headerBytes);
  const isWhole = start === magic && program === programChecksum && checksum === crc32(data);
  return isWhole ? { data, added } : null;
}

/** A file that the user alone can write to; it is code that runs as the user. */
function readOwn(path: string): Buffer | null {
  try {
    const descriptor = openSync(path, "r");
    try {
      const { uid, mode } = fstatSync(descriptor);
      const isOwn = userId() === null || (uid === userId() && (mode & 0o022) === 0);
      return isOwn ? readFileSync(descriptor) : null;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}
