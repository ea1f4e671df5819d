import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { Translate } from "../core/translate";
import { fieldKind } from "./fieldKind";
import { fileText, type EarlierFiles } from "./fileText";
import type { Field } from "./formState";

/** What can be told of the file or folder that a field names, without reading it; null where there is none. */
export function textOfFile(
  { name, input, value, problem }: Field,
  workspace: string,
  earlier: EarlierFiles | null,
  t: Translate,
): string | null {
  if (problem !== null || typeof value !== "string" || fieldKind(input).kind !== "path") return null;
  const found = statSync(resolve(workspace, value), { throwIfNoEntry: false });
  if (found === undefined) return null;
  const file = { folder: found.isDirectory(), size: found.size, changedMs: found.mtimeMs };
  return fileText(file, name, value, earlier, t);
}
