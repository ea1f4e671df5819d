import { isJsonObject, type Json } from "../json";

/** A recorded value as one line of text: text as it is, lists of plain values by commas, the rest as JSON. */
export function valueText(value: Json): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((entry) => !isJsonObject(entry) && !Array.isArray(entry)))
    return value.map(valueText).join(", ");
  return JSON.stringify(value);
}
