import type { Json } from "../json";
import { formatNumber } from "./number";
import { valueText } from "./valueText";

const maximumValue = 16;

/** A value where there is room for few words: one line, cut where it is long, of a path its end. */
export function shortValue(value: Json): string {
  if (typeof value === "number") return formatNumber(value);
  const line = valueText(value).replaceAll(/\s+/g, " ");
  // Paths differ at their end.
  return line.length > maximumValue && line.includes("/")
    ? `…${line.slice(1 - maximumValue)}`
    : clip(line, maximumValue);
}

/** A text of no more than so many letters. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
