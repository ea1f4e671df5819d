import { csvRecord } from "../export/csv";
import { exportCell } from "../export/exportCell";
import type { Comparison } from "./comparison";

/** Every row with the values as they are recorded, and after each value but the baseline's how it stands to that. */
export function comparisonCsv({ executions, baseline, rows }: Comparison): string {
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
