import { join } from "node:path";
import type { WorkspaceLayout } from "../../bundle/layout";
import { archivedStamp, bundleStamp, stampedRows } from "./bundleStamp";
import type { ExecutionIndex } from "./executionIndex";
import type { IndexLines } from "./indexLines";
import type { RowPlace } from "./indexRow";
import { journalAfter, type JournalClaim } from "./journalClaim";
import { pieces, type Steps } from "./steps";

/** So many rows are looked at in one step. */
const rowsAtOnce = 500;

export interface FreshLines {
  /** The rows that are known to be right. */
  readonly lines: IndexLines;
  /** Up to where the journal was followed. */
  readonly claim: JournalClaim;
}

/**
 * Opens the index and leaves only rows that hold: of executions that are still there and of which nothing was told since,
 * or whose files are as they were.
 * @param present whether each execution that there is, is archived.
 */
export function* freshLines(
  layout: WorkspaceLayout,
  index: ExecutionIndex,
  place: RowPlace,
  present: ReadonlyMap<string, boolean>,
  now: JournalClaim,
): Steps<FreshLines> {
  const lines = yield* index.open(place, now);
  const told = yield* toldSince(layout, lines.claim, now);
  const isFew = lines.count <= stampedRows;
  const holds = (id: string): boolean => {
    if (present.get(id) !== lines.isArchived(id) || told.ids.has(id)) return false;
    return (lines.isFollowed(id) && !isFew) || isUnchanged(layout, lines, id);
  };
  let isUnfollowed = false;
  for (const ids of pieces([...lines.ids()], rowsAtOnce)) {
    for (const id of ids)
      if (holds(id)) isUnfollowed ||= !lines.isFollowed(id);
      else {
        lines.drop(id);
        index.note(id);
      }
    yield;
  }
  // Written anew, the journal tells of them from now on.
  if (isUnfollowed && now.journal !== 0) index.discard();
  return { lines, claim: told.claim };
}

function* toldSince(
  layout: WorkspaceLayout,
  claim: JournalClaim | null,
  now: JournalClaim,
): Steps<{ readonly ids: ReadonlySet<string>; readonly claim: JournalClaim }> {
  const ids = new Set<string>();
  if (claim === null) return { ids, claim: now };
  let followed: JournalClaim = { ...claim, journal: now.journal };
  for (;;) {
    const { entries, claim: reached, isEnd } = journalAfter(layout.journal, followed);
    if (isEnd) return { ids, claim: followed };
    for (const { id } of entries) ids.add(id);
    followed = reached;
    yield;
  }
}

function isUnchanged(layout: WorkspaceLayout, lines: IndexLines, id: string): boolean {
  const row = lines.read(id);
  if (row === null || row.stamp === null) return false;
  const path = join(layout.executions, id);
  return row.stamp === (row.summary.archived ? archivedStamp(layout, id) : bundleStamp(path));
}
