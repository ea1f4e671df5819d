import type { CodeFile, CodeLine } from "../../shared/compare/compareView";
import { isCode, type FilePatch, type Hunk } from "../../bundle/parsePatch";

/** So many changed lines of a file are shown; the rest is for the diff editor. */
const mostLines = 12;
const mostFiles = 20;

interface ShownFiles {
  readonly files: readonly CodeFile[];
  /** How many more the diff holds. */
  readonly more: number;
}

/** The files of a diff as the page shows them. @param sides the keys of the two executions. @param id of the second one. */
export function codeFiles(
  patches: readonly FilePatch[],
  sides: readonly [before: string, after: string],
  id: string,
): ShownFiles {
  const told = patches.filter(isCode);
  const files = told.slice(0, mostFiles).map((patch) => {
    const lines = linesOf(patch.hunks);
    const shown = firstChanged(lines);
    return {
      path: patch.path,
      sides,
      id,
      added: patch.binary ? null : patch.addedLines,
      removed: patch.binary ? null : patch.removedLines,
      lines: shown,
      more: changed(lines) - changed(shown),
    };
  });
  return { files, more: told.length - files.length };
}

function linesOf(hunks: readonly Hunk[]): CodeLine[] {
  let shift = 0;
  let end = 1;
  return hunks.flatMap((hunk) => {
    const start = Math.max(1, hunk.oldStart);
    const between = start - end;
    const gap: CodeLine[] =
      end > 1 && between > 0 ? [{ kind: "gap", before: null, after: null, text: String(between) }] : [];
    const { lines, oldEnd, newEnd } = numbered(hunk, start, start + shift);
    shift = newEnd - oldEnd;
    end = oldEnd;
    return [...gap, ...lines];
  });
}

function numbered(
  hunk: Hunk,
  oldStart: number,
  newStart: number,
): { lines: CodeLine[]; oldEnd: number; newEnd: number } {
  let [before, after] = [oldStart, newStart];
  const lines = hunk.lines.flatMap((line): CodeLine[] => {
    const text = line.slice(1);
    switch (line.charAt(0)) {
      case "+":
        return [{ kind: "added", before: null, after: after++, text }];
      case "-":
        return [{ kind: "removed", before: before++, after: null, text }];
      case " ":
        return [{ kind: "same", before: before++, after: after++, text }];
      default:
        return [];
    }
  });
  return { lines, oldEnd: before, newEnd: after };
}

function changed(lines: readonly CodeLine[]): number {
  return lines.filter(({ kind }) => kind === "added" || kind === "removed").length;
}

function firstChanged(lines: readonly CodeLine[]): CodeLine[] {
  const end = lines.findIndex((_, index) => changed(lines.slice(0, index + 1)) > mostLines);
  return end < 0 ? [...lines] : lines.slice(0, end);
}

/** Both sides of a file of which a diff holds every line. */
export function wholeSides({ hunks }: FilePatch): { readonly before: string; readonly after: string } {
  const lines = hunks.flatMap((hunk) => hunk.lines);
  // "\\ No newline at end of file" tells of the line above it.
  const endOf = (index: number): string => (lines[index + 1]?.startsWith("\\") === true ? "" : "\n");
  const side = (mark: string): string =>
    lines
      .map((line, index) =>
        line.startsWith(" ") || line.startsWith(mark) ? `${line.slice(1)}${endOf(index)}` : "",
      )
      .join("");
  return { before: side("-"), after: side("+") };
}
