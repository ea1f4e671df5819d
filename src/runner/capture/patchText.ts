/** Of a file that a patch creates (gitformat: 100644, 100755, 120000). */
export type FileMode = "100644" | "100755" | "120000";

const newline = 0x0a;
const shortEscapes: Readonly<Record<number, string>> = {
  0x07: "\\a",
  0x08: "\\b",
  0x09: "\\t",
  0x0a: "\\n",
  0x0b: "\\v",
  0x0c: "\\f",
  0x0d: "\\r",
  0x22: '\\"',
  0x5c: "\\\\",
};

/**
 * The part of a patch that creates one file, as `git diff` writes it and `git apply` reads it.
 * @param path bytes, relative to the repository's root
 * @param content without zero bytes; of a link its target
 */
export function newFilePatch(path: Uint8Array, mode: FileMode, content: Uint8Array): Buffer {
  const before = quotedPath("a/", path);
  const after = quotedPath("b/", path);
  const head = `diff --git ${before} ${after}\nnew file mode ${mode}\n`;
  if (content.length === 0)
    return Buffer.from(
      `${head}index ${"0".repeat(40)}..e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\n`,
      "latin1",
    );
  const body = withPlus(content);
  const range = body.lines === 1 ? "+1" : `+1,${body.lines}`;
  const parts: Uint8Array[] = [
    Buffer.from(`${head}--- /dev/null\n+++ ${after}\n@@ -0,0 ${range} @@\n`, "latin1"),
    body.bytes,
  ];
  if (content.at(-1) !== newline) parts.push(Buffer.from("\n\\ No newline at end of file\n"));
  return Buffer.concat(parts);
}

const plus = 0x2b;

/** The content with a plus before each line, in one buffer. */
function withPlus(content: Uint8Array): { bytes: Uint8Array; lines: number } {
  let lines = content.at(-1) === newline ? 0 : 1;
  for (let at = content.indexOf(newline); at !== -1; at = content.indexOf(newline, at + 1)) lines += 1;
  const bytes = Buffer.allocUnsafe(content.length + lines);
  let end = 0;
  let atStart = true;
  // Counted, not iterated: three times as fast on 20 MB.
  for (let at = 0; at < content.length; at += 1) {
    if (atStart) bytes[end++] = plus;
    const byte = content[at] ?? 0;
    bytes[end++] = byte;
    atStart = byte === newline;
  }
  return { bytes, lines };
}

/** The lines that a patch adds and removes together; binary changes count none. */
export function countChangedLines(patch: Uint8Array): number {
  let count = 0;
  let left: LinesLeft = { removed: 0, added: 0 };
  for (let start = 0; start < patch.length; start = endOfLine(patch, start)) {
    const first = String.fromCharCode(patch[start] ?? 0);
    if (left.removed + left.added > 0) {
      left = afterLine(left, first);
      if (first === "+" || first === "-") count += 1;
    } else if (first === "@") {
      left = hunkLengths(Buffer.from(patch.subarray(start, start + 80)).toString("latin1"));
    }
  }
  return count;
}

function endOfLine(bytes: Uint8Array, start: number): number {
  const end = bytes.indexOf(newline, start);
  return end === -1 ? bytes.length : end + 1;
}

interface LinesLeft {
  readonly removed: number;
  readonly added: number;
}

function afterLine({ removed, added }: LinesLeft, first: string): LinesLeft {
  switch (first) {
    case "+":
      return { removed, added: added - 1 };
    case "-":
      return { removed: removed - 1, added };
    case "\\":
      return { removed, added };
    default:
      return { removed: removed - 1, added: added - 1 };
  }
}

function hunkLengths(line: string): LinesLeft {
  const hunk = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
  return hunk === null
    ? { removed: 0, added: 0 }
    : { removed: Number(hunk[1] ?? 1), added: Number(hunk[2] ?? 1) };
}

/** A path in a patch's header: in C-style quotes where it holds anything but plain characters (git-config(1), core.quotePath). */
function quotedPath(prefix: string, path: Uint8Array): string {
  let plain = true;
  let text = "";
  for (const byte of path) {
    const short = shortEscapes[byte];
    const ordinary = short === undefined && byte > 0x20 && byte < 0x7f;
    plain &&= ordinary;
    if (short !== undefined) text += short;
    else if (ordinary || byte === 0x20) text += String.fromCharCode(byte);
    else text += `\\${byte.toString(8).padStart(3, "0")}`;
  }
  return plain ? prefix + text : `"${prefix}${text}"`;
}
