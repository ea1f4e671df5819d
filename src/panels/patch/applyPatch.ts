import type { FilePatch, Hunk } from "../../bundle/parsePatch";

/**
 * The content of a file after its patch.
 * @param before the content at the commit; empty for an added file
 * @returns null where the patch does not fit this content.
 */
export function applyPatch(before: string, patch: FilePatch): string | null {
  const old = splitLines(before);
  const result: string[] = [];
  let position = 0;
  for (const hunk of patch.hunks) {
    const start = startOf(hunk);
    const wanted = sideOf(hunk, "-");
    const isFit = start >= position && wanted.every((line, index) => old[start + index] === line);
    if (!isFit || start > old.length) return null;
    result.push(...old.slice(position, start), ...sideOf(hunk, "+"));
    position = start + wanted.length;
  }
  return [...result, ...old.slice(position)].join("");
}

/** The lines of a hunk before ("-") or after ("+") the change, with their newlines. */
function sideOf({ lines }: Hunk, side: "+" | "-"): string[] {
  return lines.flatMap((line, index) => {
    const mark = line.charAt(0);
    if (mark !== " " && mark !== side) return [];
    const isWithoutNewline = lines[index + 1]?.startsWith("\\") === true;
    return [line.slice(1) + (isWithoutNewline ? "" : "\n")];
  });
}

/** A hunk without old lines stands after the line that it names, any other one at that line. */
function startOf(hunk: Hunk): number {
  return sideOf(hunk, "-").length > 0 ? hunk.oldStart - 1 : hunk.oldStart;
}

/** With their newlines; a carriage return belongs to its line. */
function splitLines(text: string): string[] {
  const lines = text.split("\n").map((line) => `${line}\n`);
  const last = lines.pop()?.slice(0, -1) ?? "";
  return last === "" ? lines : [...lines, last];
}
