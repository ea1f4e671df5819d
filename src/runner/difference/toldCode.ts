import type { FileDifferences, ToldDifference } from "../../core/report/ownDifferences";
import type { Translate } from "../../core/translate";
import { changedCode, moreLines, type CodeAgainst, type FileLines } from "./changedCode";

const options = { context: 1, lines: 200 };

/**
 * The lines in which the code of executions differs from the baseline's, as a report tells them. Call it in a trusted
 * workspace only: it starts git.
 */
export async function toldCode(workspace: string, code: CodeAgainst, t: Translate): Promise<FileDifferences> {
  const { own, left } = await changedCode(workspace, code, options);
  return {
    own: own.map(({ index, files, moreFiles, reason }) => ({
      ...{ index, reason, more: moreFiles },
      files: files.map((file) => told(file, t)),
    })),
    note: left > 0 ? t("The code of {0} more differs: compare fewer to see it.", left) : null,
  };
}

function told(file: FileLines, t: Translate): ToldDifference {
  const { path: name, added, removed, hunks } = file;
  if (added === null || removed === null) return { name, summary: t("it is no text"), lines: [] };
  const more = moreLines(file);
  return {
    name,
    summary: `+${added} −${removed}`,
    lines: [
      ...hunks.flatMap(({ lines }, index) => (index === 0 ? lines : ["…", ...lines])),
      ...(more > 0 ? [`… ${more === 1 ? t("1 more line") : t("{0} more lines", more)}`] : []),
    ],
  };
}
