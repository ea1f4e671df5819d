import { csvRecord } from "../export/csv";
import { exportCell } from "../export/exportCell";
import { markdownHead, markdownRow, markdownText } from "../export/markdownTable";
import { stateLabel } from "../format/stateLabel";
import type { Translate } from "../translate";
import type { Cause } from "./cause";
import { executionKey } from "../executionKey";
import type { ComparedExecution } from "./comparedExecution";
import type { Comparison } from "./comparison";
import { comparisonSections, type ComparisonRow } from "./comparisonRow";
import { deltaText } from "./deltaText";
import { movesText } from "./movesPhrase";
import { causePhrase, phraseText } from "./phrases";
import { rowText } from "./rowText";
import { sectionTitle } from "./sectionTitle";

/** The ways in which a comparison can be written down. */
export const comparisonFormats = ["md", "csv", "html"] as const;

export type ComparisonFormat = (typeof comparisonFormats)[number];

/** A comparison as plain text. */
export function exportComparison(
  comparison: Comparison,
  format: Exclude<ComparisonFormat, "html">,
  t: Translate,
): string {
  switch (format) {
    case "csv":
      return comparisonCsv(comparison);
    case "md":
      return comparisonMarkdown(comparison, t);
  }
}

/** Every row with the values as they are recorded, and after each value but the baseline's how it stands to that. */
function comparisonCsv({ executions, baseline, rows }: Comparison): string {
  const heads = executions.flatMap(({ summary }, index) =>
    index === baseline ? [summary.id] : [summary.id, `${summary.id} delta`, `${summary.id} percent`],
  );
  const records = rows.map((row) =>
    csvRecord([
      ...[row.section, row.name, row.differs],
      ...row.values.flatMap((value, index) => {
        const delta = row.deltas[index] ?? null;
        const further = index === baseline ? [] : [delta?.absolute ?? null, delta?.percent ?? null];
        return [exportCell(value), ...further];
      }),
    ]),
  );
  return csvRecord(["section", "name", "differs", ...heads]) + records.join("");
}

/** Headline, causes and what differs, as a person reads it. */
function comparisonMarkdown(comparison: Comparison, t: Translate): string {
  const { executions, headline, rows, moves } = comparison;
  const parts = comparisonSections.flatMap((section) => {
    const own = rows.filter((row) => row.section === section && row.differs);
    return own.length === 0 ? [] : [sectionMarkdown(sectionTitle(section, t), own, comparison)];
  });
  const same = rows.filter((row) => !row.differs).length;
  return [
    `# ${t("Comparison of {0} executions", executions.length)}\n`,
    `${markdownText(headline.text)}\n`,
    ...(moves === null ? [] : [`${markdownText(movesText(moves, t))}\n`]),
    executionsMarkdown(comparison, t),
    ...parts,
    `${t("{0} fields are the same.", same)}\n`,
  ].join("\n");
}

function executionsMarkdown({ executions, baseline, causes }: Comparison, t: Translate): string {
  const heads = [t("Letter"), t("Execution"), t("Name"), t("State"), t("Differs in")];
  const rows = executions.map(({ summary }, index) =>
    markdownRow([
      executionKey(index),
      summary.id,
      summary.name ?? "",
      stateLabel(summary.state),
      index === baseline ? t("baseline") : causesText(causes[index] ?? [], t),
    ]),
  );
  return markdownHead(heads.map((title) => ({ title, right: false }))) + rows.join("");
}

/** Causes in one line, most likely first. */
export function causesText(causes: readonly Cause[], t: Translate): string {
  return causes.map((cause) => phraseText(causePhrase(cause, t))).join(", ");
}

function sectionMarkdown(title: string, rows: readonly ComparisonRow[], comparison: Comparison): string {
  const heads = comparison.executions.map((_: ComparedExecution, index) => executionKey(index));
  const head = markdownHead([{ title, right: false }, ...heads.map((key) => ({ title: key, right: false }))]);
  const lines = rows.map((row) =>
    markdownRow([
      row.name,
      ...row.values.map((_, index) => [rowText(row, index), deltaText(row, index)].filter(Boolean).join(" ")),
    ]),
  );
  return head + lines.join("");
}
