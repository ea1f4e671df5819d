import type { ChangedFile } from "../core/uncommitted";

/** One file of a unified diff as git writes it: its path after the change, before it where the file was deleted. */
export interface FilePatch extends ChangedFile {
  readonly oldPath: string;
  readonly binary: boolean;
  readonly hunks: readonly Hunk[];
}

export interface Hunk {
  /** First line in the old file, counted from 1; 0 where the old file is empty. */
  readonly oldStart: number;
  /** With their marks " ", "+", "-" and "\" (no newline at the end). */
  readonly lines: readonly string[];
}

/** The files of a patch that `git diff` wrote. Prose between them is passed over. */
export function parsePatch(patch: string): FilePatch[] {
  return patch
    .split(/^(?=diff --git )/m)
    .filter((part) => part.startsWith("diff --git "))
    .map(parseFile);
}

/** The same without what changed in them. */
export function changedFilesOf(patch: string): ChangedFile[] {
  return parsePatch(patch).map(({ path, change, addedLines, removedLines }) => ({
    path,
    change,
    addedLines,
    removedLines,
  }));
}

/** Whether a file of a patch is code: not what belongs to executions, where git tracks these. */
export function isCode({ path }: FilePatch): boolean {
  return !/(?:^|\/)\.executions\//.test(path);
}

function parseFile(part: string): FilePatch {
  const lines = part.split("\n");
  const firstHunk = lines.findIndex((line) => line.startsWith("@@ "));
  const header = firstHunk < 0 ? lines : lines.slice(0, firstHunk);
  const hunks = firstHunk < 0 ? [] : parseHunks(lines.slice(firstHunk));
  const paths = pathsOf(header);
  const marked = hunks.flatMap((hunk) => hunk.lines.map((line) => line.charAt(0)));
  return {
    ...paths,
    change: changeOf(header),
    binary: header.some((line) => line.startsWith("GIT binary patch") || line.startsWith("Binary files ")),
    addedLines: marked.filter((mark) => mark === "+").length,
    removedLines: marked.filter((mark) => mark === "-").length,
    hunks,
  };
}

function changeOf(header: readonly string[]): FilePatch["change"] {
  const has = (start: string): boolean => header.some((line) => line.startsWith(start));
  if (has("new file mode")) return "added";
  if (has("deleted file mode")) return "deleted";
  return has("rename from ") ? "renamed" : "modified";
}

function pathsOf(header: readonly string[]): { path: string; oldPath: string } {
  const after = (start: string): string | null => {
    const line = header.find((candidate) => candidate.startsWith(start));
    return line === undefined ? null : unquote(line.slice(start.length).replace(/\t$/, ""));
  };
  const withoutSide = (path: string | null): string | null =>
    path === null || path === "/dev/null" ? null : path.replace(/^[ab]\//, "");
  const fallback = nameInHead(header[0] ?? "");
  const oldPath = after("rename from ") ?? withoutSide(after("--- ")) ?? fallback;
  const path = after("rename to ") ?? withoutSide(after("+++ ")) ?? oldPath;
  return { path, oldPath };
}

/** Of `diff --git a/NAME b/NAME`, where no other line tells the name (mode changes, empty and binary files). */
function nameInHead(head: string): string {
  const names = head.slice("diff --git ".length);
  const quoted = /^"(?:[^"\\]|\\.)*" ("(?:[^"\\]|\\.)*")$/.exec(names)?.[1];
  if (quoted !== undefined) return unquote(quoted).replace(/^b\//, "");
  return names.slice((names.length + 1) / 2).replace(/^b\//, "");
}

/** Git quotes names with special characters as C does, bytes beyond ASCII in octal. */
function unquote(name: string): string {
  if (!name.startsWith('"')) return name;
  const bytes: number[] = [];
  const body = name.slice(1, -1);
  const escapes: Readonly<Record<string, number>> = {
    n: 10,
    t: 9,
    r: 13,
    a: 7,
    b: 8,
    f: 12,
    v: 11,
    '"': 34,
    "\\": 92,
  };
  for (const [token] of body.matchAll(/\\[0-7]{3}|\\.|[^\\]+/gu)) {
    if (/^\\[0-7]{3}$/.test(token)) bytes.push(Number.parseInt(token.slice(1), 8));
    else if (token.startsWith("\\")) bytes.push(escapes[token.charAt(1)] ?? token.charCodeAt(1));
    else bytes.push(...new TextEncoder().encode(token));
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** How many lines of either side the current hunk still has. */
interface Left {
  old: number;
  new: number;
}

function parseHunks(lines: readonly string[]): Hunk[] {
  const hunks: { oldStart: number; lines: string[] }[] = [];
  const left: Left = { old: 0, new: 0 };
  for (const line of lines) {
    const isWithin = left.old > 0 || left.new > 0;
    const head = isWithin ? null : parseHunkHead(line);
    if (head !== null) {
      hunks.push({ oldStart: head.oldStart, lines: [] });
      Object.assign(left, { old: head.oldLines, new: head.newLines });
    } else if (line.startsWith("\\")) hunks.at(-1)?.lines.push(line);
    else if (isWithin) hunks.at(-1)?.lines.push(counted(line, left));
  }
  return hunks;
}

/** `@@ -START,LINES +START,LINES @@`; a number of lines that is left out is one. */
function parseHunkHead(line: string): { oldStart: number; oldLines: number; newLines: number } | null {
  const head = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line);
  if (head === null) return null;
  return { oldStart: Number(head[1]), oldLines: Number(head[2] ?? 1), newLines: Number(head[3] ?? 1) };
}

/** Mail programs cut the space of an empty line. */
function counted(line: string, left: Left): string {
  const marked = line === "" ? " " : line;
  if (!marked.startsWith("+")) left.old -= 1;
  if (!marked.startsWith("-")) left.new -= 1;
  return marked;
}
