import { basename } from "node:path/posix";
import type { ContentDifference } from "../../core/difference/contentDifference";
import type { DifferenceOptions } from "../../core/difference/differenceOfTexts";
import type { ArtifactPair } from "../../core/difference/pairArtifacts";
import { messageOf } from "../../core/humanError";
import type { Artifact } from "../../core/records";
import { compareContent } from "./compareContent";
import type { ContentFinder, Owner } from "./findContent";

/** What one of two executions has of an input or output. */
export type ContentSide = Pick<Artifact, "uri" | "sha256" | "size">;

/** An input or output of two executions held against each other. */
export interface ComparedContent {
  readonly direction: Artifact["direction"];
  readonly name: string;
  readonly role: string;
  readonly type: string;
  /** Null where that execution has none. */
  readonly before: ContentSide | null;
  readonly after: ContentSide | null;
  /** `like`: other bytes, and no difference that counts; `unknown`: other bytes, which cannot be looked at. */
  readonly verdict: "same" | "like" | "differs" | "added" | "removed" | "unknown";
  /** Null where it does not differ, or that cannot be told. */
  readonly difference: ContentDifference | null;
  /** Why it cannot be told; null where it can. */
  readonly reason: string | null;
}

/** What the records alone tell of a pair; null where the contents have to be looked at. */
export function knownContent(pair: ArtifactPair): ComparedContent | null {
  const verdict = verdictOf(pair);
  return verdict === null ? null : contentRow(pair, verdict, null, null);
}

function verdictOf({ before, after }: ArtifactPair): ComparedContent["verdict"] | null {
  if (before === null) return "added";
  if (after === null) return "removed";
  return before.sha256 === after.sha256 && before.sha256 !== "" ? "same" : null;
}

/**
 * Holds the two contents of a pair against each other: logs are read up to the first line that differs, with flat memory.
 * What cannot be read is told as unknown, with the reason.
 */
export async function comparePair(
  finder: ContentFinder,
  [old, now]: readonly [Owner, Owner],
  pair: ArtifactPair,
  options: DifferenceOptions,
): Promise<ComparedContent> {
  const { before, after } = pair;
  if (before === null || after === null) return contentRow(pair, "unknown", null, null);
  const [one, other] = [await finder.find(old, before), await finder.find(now, after)];
  const gone = [
    ...(one.kind === "gone" ? [`${old.id}: ${one.reason}`] : []),
    ...(other.kind === "gone" ? [`${now.id}: ${other.reason}`] : []),
  ];
  if (one.kind === "gone" || other.kind === "gone") return contentRow(pair, "unknown", null, gone.join("; "));
  try {
    const difference = await compareContent(basename(after.uri), one, other, options);
    return contentRow(pair, difference === null ? "like" : "differs", difference, null);
  } catch (error) {
    return contentRow(pair, "unknown", null, messageOf(error));
  }
}

/** A pair with what was found. */
export function contentRow(
  { before, after }: ArtifactPair,
  verdict: ComparedContent["verdict"],
  difference: ContentDifference | null,
  reason: string | null,
): ComparedContent {
  const one = after ?? before;
  const { direction = "output", name = "", role = "", type = "File" } = one ?? {};
  return {
    direction,
    name,
    role,
    type,
    before: sideOf(before),
    after: sideOf(after),
    verdict,
    difference,
    reason,
  };
}

function sideOf(artifact: Artifact | null): ContentSide | null {
  if (artifact === null) return null;
  const { uri, sha256, size } = artifact;
  return { uri, sha256, size };
}
