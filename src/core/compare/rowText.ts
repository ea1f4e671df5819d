import { formatBytes } from "../format/bytes";
import { formatDuration } from "../format/duration";
import { stateLabel } from "../format/stateLabel";
import { valueText } from "../format/valueText";
import type { Json } from "../json";
import { isRecordedState } from "../lifecycle";
import type { ComparisonRow, RowUnit } from "./comparisonRow";

const significantDigits = 6;
const shortHash = 8;

/** A value of a row as a person reads it; empty where there is none. */
export function rowText(
  { values, unit, section, name }: Pick<ComparisonRow, "values" | "unit" | "section" | "name">,
  index: number,
): string {
  const value = values[index] ?? null;
  if (value === null) return "";
  if (typeof value === "number") return numberText(value, unit);
  if (section === "outcome" && name === "state") return stateText(value);
  return isHash(section, name) ? hashText(value) : valueText(value);
}

function stateText(value: Json): string {
  const isState = isRecordedState(value) || value === "DEAD" || value === "UNKNOWN";
  return isState ? stateLabel(value) : valueText(value);
}

/** A number with its unit. */
export function numberText(value: number, unit: RowUnit | null): string {
  switch (unit) {
    case "ms":
      return formatDuration(value);
    case "seconds":
      return formatDuration(value * 1000);
    case "bytes":
      return formatBytes(value);
    case null:
      return String(Number.isInteger(value) ? value : Number(value.toPrecision(significantDigits)));
  }
}

const hashedFields: ReadonlySet<string> = new Set(["commit", "uncommitted changes", "script content"]);

function isHash(section: ComparisonRow["section"], name: string): boolean {
  return (
    section === "inputFiles" || section === "outputFiles" || (section === "code" && hashedFields.has(name))
  );
}

function hashText(value: Json): string {
  return valueText(value).slice(0, shortHash);
}
