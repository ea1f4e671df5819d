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
  const lines = splitLines(content);
  const range = lines.length === 1 ? "+1" : `+1,${lines.length}`;
  const parts: Uint8Array[] = [
    Buffer.from(`${head}--- /dev/null\n+++ ${after}\n@@ -0,0 ${range} @@\n`, "latin1"),
  ];
  const plus = Buffer.from("+");
  for (const line of lines) parts.push(plus, line);
  if (content.at(-1) !== newline) parts.push(Buffer.from("\n\\ No newline at end of file\n"));
  return Buffer.concat(parts);
}

/** The lines that a patch adds and removes together; binary changes count none. */
export function countChangedLines(patch: Uint8Array): number {
  let count = 0;
  let left = { removed: 0, added: 0 };
  for (const line of splitLines(patch)) {
    const first = String.fromCharCode(line[0] ?? 0);
    if (left.removed + left.added > 0) {
      left = afterLine(left, first);
      if (first === "+" || first === "-") count += 1;
    } else if (first === "@") {
      left = hunkLengths(Buffer.from(line.subarray(0, 80)).toString("latin1"));
    }
  }
  return count;
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

function splitLines(content: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < content.length;) {
    const end = content.indexOf(newline, start);
    lines.push(content.subarray(start, end === -1 ? content.length : end + 1));
    start = end === -1 ? content.length : end + 1;
  }
  return lines;
}
