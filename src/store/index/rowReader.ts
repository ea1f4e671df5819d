import { lstatSync } from "node:fs";
import { basename, join } from "node:path";
import { archiveFile } from "../../bundle/archive/archiveFile";
import type { WorkspaceLayout } from "../../bundle/layout";
import { ArchiveIndex } from "../archiveIndex";
import type { ScanProgress } from "./backgroundScan";
import { archivedStamp } from "./bundleStamp";
import type { IndexRow, RowPlace } from "./indexRow";
import { knownOf, readRow, type RowReading } from "./readRow";

/** Reads executions of a workspace, wherever they lie. */
export class RowReader {
  private readonly archives: ArchiveIndex;
  private known: ReturnType<typeof knownOf>;
  readonly place: RowPlace;

  /** @param isPatient whether who asks can wait until archives are read. */
  constructor(
    private readonly layout: WorkspaceLayout,
    isPatient = false,
  ) {
    this.archives = new ArchiveIndex(layout, isPatient);
    this.known = { workspace: layout.workspace, imported: new Set(), ownKey: null };
    const folder = join(layout.executions, "/");
    this.place = {
      pathOf: (id, archived) => (archived ? archiveFile(layout, id) : folder + id),
      isImported: (id) => this.known.imported.has(id),
    };
  }

  /** Reads again what is known of the workspace as a whole. */
  begin(): void {
    this.known = knownOf(this.layout);
  }

  /**
   * Undefined where there is no such execution.
   * @param before its row as it was read before: of an archive that did not change since it still holds.
   */
  read(
    id: string,
    how: RowReading = { isStamped: true, isListed: false },
    before?: IndexRow,
  ): IndexRow | undefined {
    if (!namesExecution(id)) return undefined;
    const row = readRow(this.layout, id, this.known, how);
    if (row !== undefined) return row;
    return isThere(archiveFile(this.layout, id), true) ? this.readArchived(id, before) : undefined;
  }

  isLive(id: string): boolean {
    return isThere(join(this.layout.executions, id), false);
  }

  /** Whether archives were asked for that were not read before. */
  get lacksArchives(): boolean {
    return this.archives.isIncomplete;
  }

  /** Reads these archives, as {@link ArchiveIndex.fill} does. */
  async readArchives(
    take: (ids: readonly string[], progress: ScanProgress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    await this.archives.fill(take, signal);
  }

  private readArchived(id: string, before: IndexRow | undefined): IndexRow {
    const { imported } = this.known;
    const stamp = archivedStamp(this.layout, id);
    const isKnown = stamp !== null && before?.stamp === stamp && before.summary.archived;
    if (isKnown && (before.summary.imported || !imported.has(id))) return before;
    // Without a stamp it is looked for again.
    const summary = this.archives.get(id, imported, stamp !== null);
    return summary === null
      ? { stamp: null, summary: this.archives.placeholder(id, imported) }
      : { stamp, summary };
  }
}

/** Whether a bundle or an archive lies at a path. */
export function isThere(path: string, archived: boolean): boolean {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return (archived ? stats?.isFile() : stats?.isDirectory()) === true;
}

/** What is told may name anything: a hidden folder is no bundle, and no name leads out of the folder of bundles. */
function namesExecution(id: string): boolean {
  return id !== "" && !id.startsWith(".") && id === basename(id) && !id.includes("\0");
}
