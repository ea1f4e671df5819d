import type { StaleKind, StaleMark } from "../../core/lineage/staleMarks";
import type { Translate } from "../../core/translate";

/** What is not fresh, in two words, as they stand in a node. */
export function staleWord({ kind }: StaleMark, t: Translate): string {
  const words: Readonly<Record<StaleKind, string>> = {
    inputChanged: t("input changed"),
    inputGone: t("input gone"),
    codeChanged: t("code changed"),
    codeGone: t("code gone"),
    sourceChanged: t("source changed"),
    changedOnDisk: t("changed on disk"),
    gone: t("gone from disk"),
    madeFromStale: t("stale"),
  };
  return words[kind];
}

/** The same with the file that tells it. */
export function staleSentence(mark: StaleMark, t: Translate): string {
  return mark.kind === "madeFromStale"
    ? t("stale: {0} is another one now", mark.place)
    : `${staleWord(mark, t)}: ${mark.place}`;
}
