import { differenceLines } from "../core/difference/differenceLines";
import { inEnglish } from "../core/translate";
import type { ComparedContent } from "../store/difference/comparePair";
import type { ComparedContents } from "../store/difference/contentsAgainst";
import { section } from "./factLines";
import { shown, shownAsIs } from "./differenceText";
import { plainLine } from "./plainText";

/** So many lines of a difference are told, and so many files of an execution. */
const told = 12;
const maximumFiles = 40;

/** How the files of executions differ from those of the one that they are held against, as lines for a reader. */
export function contentLines(contents: readonly ComparedContents[]): string[] {
  return contents.flatMap(({ id, files }) => {
    const differing = files.filter(({ verdict }) => verdict !== "same" && verdict !== "like");
    const more = differing.length - maximumFiles;
    return section(`Contents of ${plainLine(id)}`, [
      ...differing.slice(0, maximumFiles).flatMap(fileLines),
      ...(more > 0 ? [`  and ${more} more: see --json`] : []),
    ]);
  });
}

function fileLines(file: ComparedContent): string[] {
  const name = file.direction === "input" ? `${file.role} (${file.name})` : file.name;
  const { difference } = file;
  if (difference === null) return [`  ${shown(`${name}: ${wordOf(file)}`)}`];
  const { summary, lines } = differenceLines(difference, told, inEnglish);
  return [`  ${shown(`${name}: ${summary}`)}`, ...lines.map((line) => `    ${shownAsIs(line)}`)];
}

function wordOf({ verdict, reason }: ComparedContent): string {
  switch (verdict) {
    case "added":
      return "only here";
    case "removed":
      return "only in the baseline";
    case "unknown":
      return `another content; ${reason ?? "it cannot be looked at"}`;
    case "same":
    case "like":
    case "differs":
      return "another content";
  }
}
