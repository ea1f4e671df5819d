import { formatBytes } from "../../core/format/bytes";
import { formatDuration } from "../../core/format/duration";
import { formatDay } from "../../core/format/relativeTime";
import { stateLabel } from "../../core/format/stateLabel";
import type { Json } from "../../core/json";
import type { ExecutionState } from "../../core/lifecycle";
import { valueText } from "../../core/format/valueText";

/** Columns of which hardly two rows have the same value: rows are grouped by what is told of it. */
const told: Readonly<Record<string, (value: string | number) => string>> = {
  started: (at) => formatDay(new Date(at)),
  duration: (ms) => formatDuration(Number(ms)),
  outputsBytes: (bytes) => formatBytes(Number(bytes)),
  peakMemory: (bytes) => formatBytes(Number(bytes)),
};

/** By what rows are grouped in a column: times by their local day, spans and sizes as they are told. @param value of the row. */
export function groupValue(column: string, value: Json): Json {
  const isPlain = typeof value === "string" || typeof value === "number";
  return isPlain ? (told[column]?.(value) ?? value) : value;
}

/** What stands over a group. @param value by which its rows are grouped. */
export function groupLabel(column: string, value: Json): string {
  if (column === "state") return stateLabel(value as ExecutionState);
  return column === "commit" ? valueText(value).slice(0, 7) : valueText(value);
}
