import { readFileSync, statSync } from "node:fs";
import { compareJson } from "../../core/verdict/compareJson";
import { compareTable } from "../../core/verdict/compareTable";
import { compareText } from "../../core/verdict/compareText";
import type { Comparison } from "../../core/verdict/verdict";
import { firstDifference } from "./firstDifference";

/** Larger files are compared byte by byte alone. */
const maximumTextBytes = 32 * 1024 * 1024;
const sniffedBytes = 8192;

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
  const texts = textsOf(before, after);
  if (texts === null) return compareBytes(before, after);
  const [old, now] = [
    texts[0],
    renamed.reduce((text, [word, earlier]) => text.replaceAll(word, earlier), texts[1]),
  ];
  if (old === now) return { kind: "equal", largest: 0 };
  if (/\.(?:json|geojson|ipynb)$/i.test(name)) {
    const [one, other] = [parsed(old), parsed(now)];
    if (one !== null && other !== null) return compareJson(one.value, other.value, tolerance);
  }
  if (/\.(?:csv|tsv|tab)$/i.test(name)) return compareTable(old, now, tolerance);
  return compareText(old, now, tolerance);
}

async function compareBytes(before: string, after: string): Promise<Comparison> {
  const offset = await firstDifference(before, after);
  if (offset === null) return { kind: "equal", largest: 0 };
  const [old, now] = [statSync(before).size, statSync(after).size];
  const sizes = old === now ? "" : `, ${old} → ${now} bytes`;
  return { kind: "differs", where: `byte ${offset}${sizes}` };
}

/** Null where either is too large or no text. */
function textsOf(before: string, after: string): [string, string] | null {
  const texts = [before, after].map((path) => {
    if (statSync(path).size > maximumTextBytes) return null;
    const bytes = readFileSync(path);
    return bytes.subarray(0, sniffedBytes).includes(0) ? null : bytes.toString("utf8");
  });
  const [one, other] = texts;
  // What is no UTF-8 would be compared as something that it is not.
  const isText = (text: string | null | undefined): text is string =>
    typeof text === "string" && !text.includes("\uFFFD");
  return isText(one) && isText(other) ? [one, other] : null;
}

function parsed(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
