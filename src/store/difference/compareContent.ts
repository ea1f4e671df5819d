import { contentKindOf, type ContentDifference } from "../../core/difference/contentDifference";
import { differenceOfTexts, type DifferenceOptions } from "../../core/difference/differenceOfTexts";
import { logDifference } from "../../core/difference/logDifference";
import { memberDifference } from "../../core/difference/memberDifference";
import type { BundleEntry } from "../../bundle/contents/bundleContents";
import type { ContentSource } from "../../bundle/contents/contentSource";
import { firstDifference } from "../../bundle/contents/firstDifference";
import { parseMemberList } from "../../bundle/contents/memberList";
import { beginsAsText, readBytes, readText } from "../../bundle/contents/readText";
import { textLines } from "../../bundle/contents/textLines";

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
  if (kind !== "log" && Math.max(before.size, after.size) <= maximumTextBytes) {
    const [old, now] = [await readText(before, maximumTextBytes), await readText(after, maximumTextBytes)];
    if (old !== null && now !== null) return differenceOfTexts(kind, old, now, options);
  } else if ((await beginsAsText(before)) && (await beginsAsText(after)))
    return logDifference(textLines(before, longestLine), textLines(after, longestLine), {
      tolerance: options.tolerance,
      told: toldLines,
      isLog: kind === "log",
    });
  const offset = await firstDifference(before, after);
  return offset === null ? null : { kind: "bytes", offset };
}
