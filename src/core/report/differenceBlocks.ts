import { executionKey } from "../executionKey";
import type { Translate } from "../translate";
import type { FileDifferences, OwnDifferences, ToldDifference } from "./ownDifferences";
import type { ReportBlock } from "./reportDocument";

/** In which files executions differ from the baseline, line by line; nothing where they differ in none. */
export function differenceBlocks(
  title: string,
  { own, note }: FileDifferences,
  t: Translate,
): readonly ReportBlock[] {
  const told = own.filter(({ files, reason }) => files.length > 0 || reason !== null);
  if (told.length === 0 && note === null) return [];
  return [
    { kind: "heading", level: 2, text: title },
    ...told.flatMap((each) => ownBlocks(each, t)),
    ...(note === null ? [] : [text(note)]),
  ];
}

function ownBlocks({ index, files, more, reason }: OwnDifferences, t: Translate): ReportBlock[] {
  const key = executionKey(index);
  return [
    { kind: "heading", level: 3, text: key },
    ...(reason === null ? [] : [text(t("The lines of {0} cannot be shown: {1}", key, reason))]),
    ...files.flatMap(fileBlocks),
    ...(more > 0 ? [text(t("{0} more files differ.", more))] : []),
  ];
}

function fileBlocks({ name, summary, lines }: ToldDifference): ReportBlock[] {
  const said = text(`${name}: ${summary}`);
  return lines.length === 0 ? [said] : [said, { kind: "code", language: "diff", text: lines.join("\n") }];
}

function text(said: string): ReportBlock {
  return { kind: "text", text: said };
}
