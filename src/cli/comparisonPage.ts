import { executionKey } from "../core/executionKey";
import type { Comparison } from "../core/compare/comparison";
import { comparisonSections, type ComparisonRow } from "../core/compare/comparisonRow";
import { deltaText } from "../core/compare/deltaText";
import { causesText } from "../core/compare/causesText";
import { movesText } from "../core/compare/movesPhrase";
import { rowText } from "../core/compare/rowText";
import { sectionTitle } from "../core/compare/sectionTitle";
import { inEnglish } from "../core/translate";
import { factLines, section } from "./factLines";
import { plainLine } from "./plainText";
import { stateMark } from "./stateMark";
import { tableLines, type Column } from "./table";

/** A comparison as lines for a person: the headline, the causes of each, then what differs. @param width in columns. */
export function comparisonPage(comparison: Comparison, width: number): string[] {
  const { headline, rows, moves } = comparison;
  const differing = rows.filter((row) => row.differs);
  const sections = comparisonSections.flatMap((name) => {
    const own = differing.filter((row) => row.section === name);
    return own.length === 0
      ? []
      : section(sectionTitle(name, inEnglish), tableLines(columns(comparison), own, width));
  });
  return [
    plainLine(headline.text),
    ...(moves === null ? [] : ["", plainLine(movesText(moves, inEnglish))]),
    ...section("Executions", executionLines(comparison)),
    ...sections,
    "",
    `${differing.length} of ${rows.length} fields differ; --json and --format csv tell all of them.`,
  ];
}

function executionLines(comparison: Comparison): string[] {
  return comparison.executions.flatMap(({ summary }, index) => {
    const name = [summary.id, summary.name, stateMark(summary.state)].filter(Boolean).join("  ");
    return factLines([[executionKey(index), [name, ...toldOf(comparison, index)].join("\n")]]);
  });
}

function toldOf({ baseline, causes, unknownCode }: Comparison, index: number): string[] {
  if (index === baseline) return ["baseline"];
  const reason = unknownCode[index] ?? null;
  return [
    `differs in ${causesText(causes[index] ?? [], inEnglish) || "nothing that was captured"}`,
    ...(reason === null ? [] : [`how its code differs is not known: ${reason}`]),
  ];
}

function columns({ executions }: Comparison): Column<ComparisonRow>[] {
  return [
    { header: "FIELD", rank: 0, least: 12, required: true, value: ({ name }) => name },
    ...executions.map((_, index): Column<ComparisonRow> => ({
      header: executionKey(index),
      rank: index + 1,
      least: 8,
      value: (row) => [rowText(row, index), deltaText(row, index)].filter(Boolean).join(" "),
    })),
  ];
}
