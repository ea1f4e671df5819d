import {
  contentKindOf,
  type ContentDifference,
  type ContentKind,
} from "../../core/difference/contentDifference";
import { differenceOfTexts, type DifferenceOptions } from "../../core/difference/differenceOfTexts";
import { logDifference } from "../../core/difference/logDifference";
import { memberDifference } from "../../core/difference/memberDifference";
import type { BundleEntry } from "../../bundle/contents/bundleContents";
import type { ContentSource } from "../../bundle/contents/contentSource";
import { firstDifference } from "../../bundle/contents/firstDifference";
import { parseMemberList } from "../../bundle/contents/memberList";
import { readBytes, readText, sniffEncoding } from "../../bundle/contents/readText";
import { textLines } from "../../bundle/contents/textLines";
import { TextPieces } from "../../bundle/contents/textPieces";

/** Larger texts are compared by their lines alone, up to the first one that differs. */
const maximumTextBytes = 8 * 1024 * 1024;
/** A longer line is compared as several, in characters. */
const longestLine = 64 * 1024;
/** So many lines of a log, or of a large text, are told from the first one that differs. */
const toldLines = 12;

/**
 * How two contents of unlike hashes differ, by what their names and they themselves say that they are.
 * @param name of the file. @returns null where nothing differs that counts.
 * @throws the error of the file system.
 */
export async function compareContent(
  name: string,
  before: BundleEntry,
  after: BundleEntry,
  options: DifferenceOptions,
): Promise<ContentDifference | null> {
  const [old, now] = [await membersIn(name, before), await membersIn(name, after)];
  if (old !== null && now !== null) return memberDifference(old, now, options.limit);
  if (before.kind === "folder" || after.kind === "folder") return { kind: "bytes", offset: 0 };
  return compareFiles(name, before.source, after.source, options);
}

/** The members of a folder, or of a dataset of which the file is the list. */
async function membersIn(name: string, entry: BundleEntry): Promise<ReadonlyMap<string, string> | null> {
  if (entry.kind === "folder") return entry.members;
  // Names in a list end with a zero byte, which no other text has.
  const bytes = name.endsWith(".sha256") ? await readBytes(entry.source, maximumTextBytes) : null;
  const members = bytes === null ? null : parseMemberList(bytes.toString("utf8"));
  return members === null ? null : new Map(members.map(({ uri, sha256 }) => [uri, sha256]));
}

async function compareFiles(
  name: string,
  before: ContentSource,
  after: ContentSource,
  options: DifferenceOptions,
): Promise<ContentDifference | null> {
  const kind = contentKindOf(name);
  const isSmall = Math.max(before.size, after.size) <= maximumTextBytes;
  const told =
    kind !== "log" && isSmall
      ? await compareTexts(kind, before, after, options)
      : await compareLines(before, after, { tolerance: options.tolerance, isLog: kind === "log" });
  if (told !== null && (told.difference !== null || told.isWrittenAlike)) return told.difference;
  const offset = await firstDifference(before, after);
  return offset === null ? null : { kind: "bytes", offset };
}

/** How two texts differ; null is nothing that counts. @property isWrittenAlike whether in the same encoding. */
interface TextComparison {
  readonly difference: ContentDifference | null;
  readonly isWrittenAlike: boolean;
}

/** Null where one of them is no text. */
async function compareTexts(
  kind: Exclude<ContentKind, "log">,
  before: ContentSource,
  after: ContentSource,
  options: DifferenceOptions,
): Promise<TextComparison | null> {
  const [old, now] = [await readText(before, maximumTextBytes), await readText(after, maximumTextBytes)];
  if (old === null || now === null) return null;
  const difference = differenceOfTexts(kind, old.text, now.text, options);
  return { difference, isWrittenAlike: old.encoding === now.encoding };
}

/** Null where one of them is no text. */
async function compareLines(
  before: ContentSource,
  after: ContentSource,
  options: { readonly tolerance: number; readonly isLog: boolean },
): Promise<TextComparison | null> {
  const encodings = [await sniffEncoding(before), await sniffEncoding(after)] as const;
  if (encodings[0] === null || encodings[1] === null) return null;
  const [old, now] = [new TextPieces(encodings[0]), new TextPieces(encodings[1])];
  const difference = await logDifference(
    textLines(before, longestLine, old),
    textLines(after, longestLine, now),
    { ...options, told: toldLines },
  );
  return { difference, isWrittenAlike: options.isLog || old.isWrittenLike(now) };
}
