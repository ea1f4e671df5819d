import type { WorkspaceLayout } from "../../bundle/layout";
import type { ExecutionSummary } from "../../core/summary";
import type { ExecutionIndex } from "./executionIndex";
import { freshLines, type FreshLines } from "./freshLines";
import type { RowPlace } from "./indexRow";
import { journalNow } from "./journalClaim";
import { newestDays } from "./newestDays";
import { newestFirst } from "./newestFirst";
import { entriesOf, presentIds, presentStamp } from "./presentIds";
import { isThere } from "./rowReader";
import { rowBytes } from "../storeSizes";
import type { Steps } from "./steps";

export interface OpenedIndex extends FreshLines {
  /** Executions of which it has no row that holds, the latest days first. */
  readonly missing: readonly string[];
  /** Whether each execution that there is, is archived. */
  readonly present: ReadonlyMap<string, boolean>;
  /** What tells the folders as they were listed. */
  readonly listed: string | null;
}

/** Whether a workspace has more executions than so many: a guess from the sizes of folder and index alone. */
export function looksMany({ executions }: WorkspaceLayout, index: ExecutionIndex, many: number): boolean {
  return index.length > many * rowBytes || entriesOf(executions) > many;
}

/** About how many executions a workspace has that are not archived. */
export function guessedCount({ executions }: WorkspaceLayout): number {
  return Math.round(entriesOf(executions));
}

/** Lists the folders of a workspace, and opens its index. */
export function* openIndex(
  layout: WorkspaceLayout,
  index: ExecutionIndex,
  place: RowPlace,
): Steps<OpenedIndex> {
  const now = journalNow(layout.journal);
  const listed = presentStamp(layout);
  const present = yield* presentIds(layout);
  const { lines, claim } = yield* freshLines(layout, index, place, present, now);
  const missing = yield* newestDays([...present.keys()].filter((id) => !lines.has(id)));
  return { lines, claim, missing, present, listed };
}

/** The newest as the end of the index tells them. Those that run, or were copied in by hand, come with the rest. */
export function newestSummaries(
  index: ExecutionIndex,
  place: RowPlace,
  count: number,
): readonly ExecutionSummary[] {
  return index
    .newest(count, place)
    .map(({ summary }) => summary)
    .sort(newestFirst)
    .slice(0, count)
    .filter(({ path, archived }) => isThere(path, archived));
}
