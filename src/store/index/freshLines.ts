import { join } from "node:path";
import { readJournalFrom } from "../../bundle/journal";
import type { WorkspaceLayout } from "../../bundle/layout";
import { archivedStamp, bundleStamp } from "./bundleStamp";
import type { ExecutionIndex } from "./executionIndex";
import type { IndexLines } from "./indexLines";
import type { RowPlace } from "./indexRow";
import type { JournalClaim } from "./journalClaim";

/** Of so few rows the files are looked at, so that edits by hand show at once; of more the journal alone is asked. */
const fewRows = 1000;

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
export function freshLines(
  layout: WorkspaceLayout,
  index: ExecutionIndex,
  place: RowPlace,
  present: ReadonlyMap<string, boolean>,
  now: JournalClaim,
): FreshLines {
  const lines = index.open(place, now);
  const told = toldSince(layout, lines.claim, now);
  const isFew = lines.count <= fewRows;
  const holds = (id: string): boolean => {
    if (present.get(id) !== lines.isArchived(id) || told.ids.has(id)) return false;
    return (lines.isFollowed(id) && !isFew) || isUnchanged(layout, lines, id);
  };
  let isUnfollowed = false;
  for (const id of [...lines.ids()])
    if (holds(id)) isUnfollowed ||= !lines.isFollowed(id);
    else {
      lines.drop(id);
      index.note(id);
    }
  // Written anew, the journal tells of them from now on.
  if (isUnfollowed && now.journal !== 0) index.discard();
  return { lines, claim: told.claim };
}

function toldSince(
  layout: WorkspaceLayout,
  claim: JournalClaim | null,
  now: JournalClaim,
): { readonly ids: ReadonlySet<string>; readonly claim: JournalClaim } {
  if (claim === null) return { ids: new Set(), claim: now };
  const { entries, position } = readJournalFrom(layout.journal, claim.position);
  return { ids: new Set(entries.map(({ id }) => id)), claim: { journal: now.journal, position } };
}

function isUnchanged(layout: WorkspaceLayout, lines: IndexLines, id: string): boolean {
  const row = lines.read(id);
  if (row === null || row.stamp === null) return false;
  const path = join(layout.executions, id);
  return row.stamp === (row.summary.archived ? archivedStamp(layout, id) : bundleStamp(path));
}
