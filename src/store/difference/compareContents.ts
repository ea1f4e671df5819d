import type { DifferenceOptions } from "../../core/difference/differenceOfTexts";
import { pairArtifacts } from "../../core/difference/pairArtifacts";
import type { ExecutionSummary } from "../../core/summary";
import type { WorkspaceLayout } from "../../bundle/layout";
import { readArtifacts } from "../readArtifacts";
import { comparePair, contentRow, knownContent, type ComparedContent } from "./comparePair";
import { ContentFinder } from "./findContent";

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
  const pairs = pairArtifacts((await readArtifacts(before)) ?? [], (await readArtifacts(after)) ?? []);
  const finder = new ContentFinder(layout);
  const rows: ComparedContent[] = [];
  let compared = 0;
  try {
    for (const pair of pairs) {
      options.signal?.throwIfAborted();
      const known = knownContent(pair);
      if (known !== null) rows.push(known);
      else if (compared >= maximumCompared) rows.push(contentRow(pair, "differs", null, null));
      else {
        compared += 1;
        rows.push(await comparePair(finder, [before, after], pair, options));
      }
    }
  } finally {
    await finder.close();
  }
  return rows;
}
