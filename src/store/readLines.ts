import { readFileSync } from "node:fs";
import { isJsonObject, type JsonObject } from "../core/json";

/** The objects of a file of JSON lines; a line that is none is passed over, a missing file has none. */
export function readLines(path: string): JsonObject[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return [];
  }
  return text.split("\n").flatMap((line) => {
    try {
      const value: unknown = JSON.parse(line);
      return isJsonObject(value) ? [value] : [];
    } catch {
      return [];
    }
  });
}
