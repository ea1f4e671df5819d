import { bounded } from "./bounded";
import type { ContentDifference, ContentKind, JsonPlace } from "./contentDifference";
import { jsonChanges, type JsonChange } from "./jsonDifference";
import { jsonPathText, jsonValueText } from "./jsonText";
import { shortTableDifference, shortText, shortTextDifference } from "./shortened";
import { tableDifference } from "./tableDifference";
import { textDifference } from "./textDifference";

/** What counts as different, and how much of it is told. */
export interface DifferenceOptions {
  /** Relative difference up to which two numbers count as equal. */
  readonly tolerance: number;
  /** Places, cells, rows, members of each kind, and lines, at most. */
  readonly limit: number;
}

const contextLines = 2;

/**
 * How two texts differ: JSON by path, tables by cell, anything else by line; what is no JSON though its name says so is
 * compared by line.
 * @returns null where they differ in nothing but the writing of numbers, the order of keys or of columns.
 */
export function differenceOfTexts(
  kind: Exclude<ContentKind, "log">,
  before: string,
  after: string,
  { tolerance, limit }: DifferenceOptions,
): ContentDifference | null {
  if (kind === "table") {
    const table = tableDifference(before, after, tolerance, limit);
    return table === null ? null : shortTableDifference(table);
  }
  const [old, now] = kind === "json" ? [parsed(before), parsed(after)] : [null, null];
  if (old === null || now === null) {
    const text = textDifference(before, after, tolerance, { lines: limit, context: contextLines });
    return text === null ? null : shortTextDifference(text);
  }
  const changes = bounded(jsonChanges(old.value, now.value, tolerance), limit);
  return changes.total === 0
    ? null
    : { kind: "json", changes: { shown: changes.shown.map(placeOf), total: changes.total } };
}

function placeOf(change: JsonChange): JsonPlace {
  return {
    kind: change.kind,
    path: jsonPathText(change.path),
    before: change.kind === "added" ? null : shortText(jsonValueText(change.before)),
    after: change.kind === "removed" ? null : shortText(jsonValueText(change.after)),
  };
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
