import { inEnglish } from "../core/translate";
import type { ComparedContents } from "../store/difference/contentsAgainst";
import { toldContents } from "../store/difference/toldContents";
import { section } from "./factLines";
import { shown, shownAsIs } from "./differenceText";
import { plainLine } from "./plainText";

/** So many lines of a difference are told, and so many files of an execution. */
const most = { lines: 12, files: 40 };

/** How the files of executions differ from those of the one that they are held against, as lines for a reader. */
export function contentLines(contents: readonly ComparedContents[]): string[] {
  return contents.flatMap(({ id, files }) => {
    const { files: told, more } = toldContents(files, most, inEnglish);
    return section(`Contents of ${plainLine(id)}`, [
      ...told.flatMap(({ name, summary, lines }) => [
        `  ${shown(`${name}: ${summary}`)}`,
        ...lines.map((line) => `    ${shownAsIs(line)}`),
      ]),
      ...(more > 0 ? [`  and ${more} more: see --json`] : []),
    ]);
  });
}
