import { compareJson } from "../../core/verdict/compareJson";
import { compareTable } from "../../core/verdict/compareTable";
import { compareText } from "../../core/verdict/compareText";
import type { Comparison } from "../../core/verdict/verdict";
import { contentKindOf } from "../../core/difference/contentDifference";
import { fileSource, type ContentSource } from "../../bundle/contents/contentSource";
import { firstDifference } from "../../bundle/contents/firstDifference";
import { readText } from "../../bundle/contents/readText";

/** Larger files are compared byte by byte alone. */
const maximumTextBytes = 32 * 1024 * 1024;

export interface CompareOptions {
  readonly tolerance: number;
  /** Words of the new run that stand for words of the earlier one: its folders and its id. */
  readonly renamed: readonly (readonly [now: string, before: string])[];
}

/**
 * Compares the contents of two files that are not identical: JSON by value, tables by cell, other texts by line,
 * everything else by byte.
 * @param name tells what the files are, by its ending.
 * @throws the error of the file system.
 */
export async function compareFiles(
  name: string,
  before: string,
  after: string,
  { tolerance, renamed }: CompareOptions,
): Promise<Comparison> {
  const sources = [fileSource(before), fileSource(after)] as const;
  const [old, words] = await Promise.all([
    readText(sources[0], maximumTextBytes),
    readText(sources[1], maximumTextBytes),
  ]);
  if (old === null || words === null) return compareBytes(...sources);
  const now = renamed.reduce((text, [word, earlier]) => text.replaceAll(word, earlier), words.text);
  const told =
    old.text === now
      ? ({ kind: "equal", largest: 0 } as const)
      : compareTexts(name, old.text, now, tolerance);
  // The same words in another encoding are another file.
  return told.kind === "equal" && old.encoding !== words.encoding ? compareBytes(...sources) : told;
}

function compareTexts(name: string, old: string, now: string, tolerance: number): Comparison {
  const kind = contentKindOf(name);
  const [one, other] = kind === "json" ? [parsed(old), parsed(now)] : [null, null];
  if (one !== null && other !== null) return compareJson(one.value, other.value, tolerance);
  return kind === "table" ? compareTable(old, now, tolerance) : compareText(old, now, tolerance);
}

async function compareBytes(before: ContentSource, after: ContentSource): Promise<Comparison> {
  const offset = await firstDifference(before, after);
  if (offset === null) return { kind: "equal", largest: 0 };
  const sizes = before.size === after.size ? "" : `, ${before.size} → ${after.size} bytes`;
  return { kind: "differs", where: `byte ${offset}${sizes}` };
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
