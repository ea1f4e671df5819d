import { exportCell } from "../export/exportCell";
import type { Json } from "../json";
import type { Translate } from "../translate";
import type { ReportBlock } from "./reportDocument";

const maximumLength = 2000;

/** Named values as a table; nothing where there are none. */
export function valueTable(values: Readonly<Record<string, Json>>, t: Translate): ReportBlock[] {
  const rows = Object.entries(values).map(([name, value]) => [name, cellText(value)]);
  const heads = [
    { title: t("Name"), right: false },
    { title: t("Value"), right: false },
  ];
  return rows.length === 0 ? [] : [{ kind: "table", heads, rows, note: null }];
}

/** A recorded value as a cell shows it. */
export function cellText(value: Json | undefined): string {
  const text = value === undefined ? "" : String(exportCell(value) ?? "");
  return text.length > maximumLength ? `${text.slice(0, maximumLength)}…` : text;
}
