import { changedCode, moreLines, type CodeAgainst, type FileLines } from "../runner/difference/changedCode";
import { shown, shownAsIs } from "./differenceText";
import { section } from "./factLines";
import { plainLine } from "./plainText";

/** So many lines of a file are told. */
const mostLines = 12;

/** The lines in which the code of executions differs from that of the one that they are held against; the same code is told once. */
export async function codeLines(workspace: string, code: CodeAgainst): Promise<string[]> {
  const { own, left } = await changedCode(workspace, code, { context: 0, lines: mostLines });
  const lines = own.flatMap(({ id, files, moreFiles, reason }) =>
    section(
      `Code of ${plainLine(id)}`,
      reason === null
        ? [...files.flatMap(linesOf), ...moreLine(moreFiles, "file", "  ")]
        : [`  ${shown(reason)}`],
    ),
  );
  return left > 0 ? [...lines, "", `The code of ${left} more differs: name fewer to see it.`] : lines;
}

function linesOf(file: FileLines): string[] {
  const { path, added, removed, hunks } = file;
  if (added === null || removed === null) return [`  ${shown(`${path}: it is no text`)}`];
  const changed = hunks.flatMap(({ lines }) => lines.filter((line) => /^[-+]/.test(line)));
  return [
    `  ${shown(`${path}: +${added} −${removed}`)}`,
    ...changed.map((line) => `    ${shownAsIs(`${line.charAt(0)} ${line.slice(1)}`)}`),
    ...moreLine(moreLines(file), "line", "    "),
  ];
}

function moreLine(more: number, what: string, margin: string): string[] {
  return more > 0 ? [`${margin}${more} more ${what}${more === 1 ? "" : "s"}`] : [];
}
