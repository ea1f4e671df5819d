import { lstatSync } from "node:fs";
import { basename, join } from "node:path";
import { archiveFile } from "../../bundle/archive/archiveFile";
import type { WorkspaceLayout } from "../../bundle/layout";
import { ArchiveIndex } from "../archiveIndex";
import { archivedStamp } from "./bundleStamp";
import type { IndexRow, RowPlace } from "./indexRow";
import { knownOf, readRow, type RowReading } from "./readRow";

/** Reads executions of a workspace, wherever they lie. */
export class RowReader {
  private readonly archives: ArchiveIndex;
  private known: ReturnType<typeof knownOf>;
  readonly place: RowPlace;

  constructor(private readonly layout: WorkspaceLayout) {
    this.archives = new ArchiveIndex(layout);
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

  /** Undefined where there is no such execution. */
  read(id: string, how: RowReading = { isStamped: true, isListed: false }): IndexRow | undefined {
    if (!namesExecution(id)) return undefined;
    const row = readRow(this.layout, id, this.known, how);
    if (row !== undefined) return row;
    if (!isThere(archiveFile(this.layout, id), true)) return undefined;
    return { stamp: archivedStamp(this.layout, id), summary: this.archives.get(id, this.known.imported) };
  }

  isLive(id: string): boolean {
    return isThere(join(this.layout.executions, id), false);
  }

  /**
   * Reads the archives that were asked for and not read before.
   * @returns null where there is none; their ids when that is done, none where they cannot be listed any more.
   */
  readArchives(): Promise<readonly string[]> | null {
    return this.archives.isIncomplete ? this.archives.fill().catch(() => []) : null;
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
