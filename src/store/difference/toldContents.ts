import { differenceLines } from "../../core/difference/differenceLines";
import type { ToldDifference } from "../../core/report/ownDifferences";
import type { Translate } from "../../core/translate";
import type { ComparedContent } from "./comparePair";

interface ToldContents {
  readonly files: readonly ToldDifference[];
  /** How many files more differ. */
  readonly more: number;
}

/** How files that differ do so, in words. @param most files, and lines of each. */
export function toldContents(
  contents: readonly ComparedContent[],
  most: { readonly files: number; readonly lines: number },
  t: Translate,
): ToldContents {
  const differing = contents.filter(({ verdict }) => verdict !== "same" && verdict !== "like");
  const files = differing.slice(0, most.files).map((file) => told(file, most.lines, t));
  return { files, more: differing.length - files.length };
}

function told(file: ComparedContent, limit: number, t: Translate): ToldDifference {
  const name = file.direction === "input" ? `${file.role} (${file.name})` : file.name;
  const { difference } = file;
  if (difference === null) return { name, summary: wordOf(file, t), lines: [] };
  return { name, ...differenceLines(difference, limit, t) };
}

function wordOf({ verdict, reason }: ComparedContent, t: Translate): string {
  switch (verdict) {
    case "added":
      return t("only here");
    case "removed":
      return t("only in the baseline");
    case "unknown":
      return t("another content; {0}", reason ?? t("it cannot be looked at"));
    case "same":
    case "like":
    case "differs":
      return t("another content");
  }
}
