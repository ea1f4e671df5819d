import { basename } from "node:path/posix";
import type { ContentDifference } from "../../core/difference/contentDifference";
import type { DifferenceOptions } from "../../core/difference/differenceOfTexts";
import { pairArtifacts, type ArtifactPair } from "../../core/difference/pairArtifacts";
import { messageOf } from "../../core/humanError";
import type { Artifact } from "../../core/records";
import type { ExecutionSummary } from "../../core/summary";
import type { WorkspaceLayout } from "../../bundle/layout";
import { readArtifacts } from "../readArtifacts";
import { compareContent } from "./compareContent";
import { ContentFinder } from "./findContent";

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

export interface CompareContentsOptions extends DifferenceOptions {
  readonly signal?: AbortSignal;
}

type Compared = Pick<ExecutionSummary, "id" | "path" | "archived" | "imported">;

/** Of so many contents that differ it is told how; of the rest, that they do. */
const maximumCompared = 200;

/**
 * Compares what two executions used and made, by content: those of the same hash are not read, logs are read up to the
 * first line that differs, with flat memory.
 * @throws the signal's reason when it was aborted.
 */
export async function compareContents(
  layout: WorkspaceLayout,
  before: Compared,
  after: Compared,
  options: CompareContentsOptions,
): Promise<ComparedContent[]> {
  const pairs = pairArtifacts(await readArtifacts(before), await readArtifacts(after));
  const finder = new ContentFinder(layout);
  const rows: ComparedContent[] = [];
  let compared = 0;
  try {
    for (const pair of pairs) {
      options.signal?.throwIfAborted();
      const known = verdictOf(pair);
      if (known !== null) rows.push(rowOf(pair, known, null, null));
      else if (compared >= maximumCompared) rows.push(rowOf(pair, "differs", null, null));
      else {
        compared += 1;
        rows.push(await comparedRow(finder, [before, after], pair, options));
      }
    }
  } finally {
    await finder.close();
  }
  return rows;
}

/** What the records alone tell; null where the contents have to be looked at. */
function verdictOf({ before, after }: ArtifactPair): ComparedContent["verdict"] | null {
  if (before === null) return "added";
  if (after === null) return "removed";
  return before.sha256 === after.sha256 && before.sha256 !== "" ? "same" : null;
}

async function comparedRow(
  finder: ContentFinder,
  [old, now]: readonly [Compared, Compared],
  pair: ArtifactPair,
  options: DifferenceOptions,
): Promise<ComparedContent> {
  const { before, after } = pair;
  if (before === null || after === null) return rowOf(pair, "unknown", null, null);
  const [one, other] = [await finder.find(old, before), await finder.find(now, after)];
  const gone = [
    ...(one.kind === "gone" ? [`${old.id}: ${one.reason}`] : []),
    ...(other.kind === "gone" ? [`${now.id}: ${other.reason}`] : []),
  ];
  if (one.kind === "gone" || other.kind === "gone") return rowOf(pair, "unknown", null, gone.join("; "));
  try {
    const difference = await compareContent(basename(after.uri), one, other, options);
    return rowOf(pair, difference === null ? "like" : "differs", difference, null);
  } catch (error) {
    return rowOf(pair, "unknown", null, messageOf(error));
  }
}

function rowOf(
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
