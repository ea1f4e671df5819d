import { isJsonObject, type Json } from "../json";
import type { CsvCell } from "./csv";

/** A value in one cell: lists of plain values by commas, what is nested as JSON. */
export function exportCell(value: Json): CsvCell {
  if (typeof value !== "object" || value === null) return value;
  const isPlain =
    Array.isArray(value) && value.every((member) => !isJsonObject(member) && !Array.isArray(member));
  if (!isPlain) return JSON.stringify(value);
  return value.length === 0 ? null : value.map(String).join(", ");
}
