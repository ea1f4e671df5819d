import { executionKey } from "../executionKey";
import type { Comparison } from "../compare/comparison";
import { comparisonSections, type ComparisonRow } from "../compare/comparisonRow";
import { deltaText } from "../compare/deltaText";
import { causesText } from "../compare/causesText";
import { movesText } from "../compare/movesPhrase";
import { rowText } from "../compare/rowText";
import { rowTitles } from "../compare/rowTitle";
import { sectionTitle } from "../compare/sectionTitle";
import { unknownCodeTexts } from "../compare/unknownCodeTexts";
import type { Translate } from "../translate";
import type { ReportBlock } from "./reportDocument";

const maximumRows = 200;

/** Why executions differ, in one sentence and for each, or why that is not known; then every field that differs, with deltas. */
export function comparisonBlocks(comparison: Comparison, t: Translate): ReportBlock[] {
  const { headline, executions, causes, baseline, rows, moves } = comparison;
  const told = executions.map((_, index) => ({
    label: executionKey(index),
    value:
      index === baseline
        ? t("baseline")
        : causesText(causes[index] ?? [], t) || t("nothing that was captured"),
  }));
  const sections = comparisonSections.flatMap((section) => {
    const own = rows.filter((row) => row.section === section && row.differs);
    return own.length === 0 ? [] : [rowTable(sectionTitle(section, t), own, comparison, t)];
  });
  return [
    { kind: "heading", level: 2, text: t("What Differs") },
    { kind: "text", text: headline.text.replace(/^./u, (first) => first.toUpperCase()) },
    ...(moves === null ? [] : [{ kind: "text", text: movesText(moves, t) } as const]),
    { kind: "facts", facts: told },
    ...unknownCodeTexts(comparison, t).map((text): ReportBlock => ({ kind: "text", text })),
    ...sections,
    { kind: "text", text: t("{0} fields are the same.", rows.filter((row) => !row.differs).length) },
  ];
}

function rowTable(
  title: string,
  rows: readonly ComparisonRow[],
  { executions }: Comparison,
  t: Translate,
): ReportBlock {
  const left = rows.length - maximumRows;
  const titleOf = rowTitles(t);
  const heads = [title, ...executions.map((_, index) => executionKey(index))];
  return {
    kind: "table",
    heads: heads.map((head) => ({ title: head, right: false })),
    rows: rows
      .slice(0, maximumRows)
      .map((row) => [
        titleOf(row),
        ...row.values.map((_, index) =>
          [rowText(row, index), deltaText(row, index)].filter(Boolean).join(" "),
        ),
      ]),
    note: left > 0 ? t("{0} more are left out.", left) : null,
    isEven: true,
  };
}
