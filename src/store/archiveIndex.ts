import { join } from "node:path";
import type { ExecutionSummary } from "../core/summary";
import { archiveFile } from "../bundle/archive/archiveFile";
import { stampOf } from "../bundle/archive/archiveStamp";
import type { WorkspaceLayout } from "../bundle/layout";
import { archiveRow, ArchiveRows, type ArchiveRow, type KeptRow } from "./archiveRows";
import type { ScanProgress } from "./index/backgroundScan";
import { atOnce, inSlices } from "./index/steps";
import { readSummary } from "./readSummary";

/** What was read is handed on after this time, in ms: each time views are drawn anew. */
const gulpMs = 200;
/** A file of so few bytes is read at once also where an editor waits. */
const smallBytes = 512 * 1024;
/** So few archives are read sooner than what is kept of all. */
const few = 20;

/**
 * The archived executions of a workspace at a glance: what was read out of an archive once is kept, so that a list opens
 * none.
 */
export class ArchiveIndex {
  private readonly file: ArchiveRows;
  private kept = new Map</* id */ string, KeptRow>();
  private readonly read = new Map</* id */ string, ArchiveRow>();
  private readonly missing = new Set<string>();
  private loading: "not begun" | "later" | "done" = "not begun";

  /**
   * @param isPatient whether who asks can wait: then what is kept of many archives is not read at once, and nothing is
   * held that who asks holds.
   */
  constructor(
    private readonly layout: WorkspaceLayout,
    private readonly isPatient = false,
  ) {
    this.file = new ArchiveRows(layout);
  }

  /** Whether some archives were asked for and not read yet. */
  get isIncomplete(): boolean {
    return this.missing.size > 0;
  }

  /** Asks for an archive: {@link fill} reads it where what is kept of it is not true any more. */
  want(id: string): void {
    if (this.rowOf(id) === null) this.missing.add(id);
  }

  /**
   * An archived execution; while its archive was not read yet, null.
   * @param isHeld whether who asks holds what is told, and does not ask again while the archive stays as it is.
   */
  get(id: string, imported: ReadonlySet<string>, isHeld = false): ExecutionSummary | null {
    const row = this.rowOf(id);
    if (row === null) {
      this.missing.add(id);
      return null;
    }
    if (this.isPatient && isHeld) this.forget(id);
    const { summary } = row;
    return {
      ...summary,
      path: archiveFile(this.layout, id),
      imported: summary.imported || imported.has(id),
    };
  }

  /** What the name of an archive alone tells. */
  placeholder(id: string, imported: ReadonlySet<string>): ExecutionSummary {
    const nothing = readSummary(join(this.layout.executions, id), { imported });
    return {
      ...nothing,
      path: archiveFile(this.layout, id),
      archived: true,
      reason: "It is archived, and its archive is being read",
    };
  }

  /**
   * Reads the archives that were asked for and were not read yet.
   * @param take is handed the ids of those that were read or are gone, some at a time.
   * @param signal ends it: what is left is read the next time.
   */
  async fill(
    take: (ids: readonly string[], progress: ScanProgress) => void,
    signal: AbortSignal,
  ): Promise<void> {
    if (this.loading === "later" && this.missing.size > few) await this.loadInSlices(signal);
    const { archivedSummary } = await import("./archivedSummary");
    let gathered: string[] = [];
    let read = 0;
    let told = performance.now();
    const handOn = (): void => {
      if (gathered.length === 0) return;
      this.keep(gathered);
      take(gathered, { read, total: read + this.missing.size });
      [gathered, told] = [[], performance.now()];
    };
    for (const id of this.missing) {
      if (signal.aborted) break;
      const stamp = this.stampOf(id);
      if (stamp !== null && !this.isKnown(id))
        this.read.set(id, { stamp, summary: await archivedSummary(this.layout, id) });
      this.missing.delete(id);
      gathered.push(id);
      read += 1;
      if (performance.now() - told > gulpMs) handOn();
    }
    handOn();
  }

  private isKnown(id: string): boolean {
    this.load();
    const stamp = this.read.get(id)?.stamp ?? this.kept.get(id)?.stamp;
    return stamp !== undefined && stamp === this.stampOf(id);
  }

  private rowOf(id: string): ArchiveRow | null {
    if (!this.isKnown(id)) return null;
    const kept = this.kept.get(id);
    const row = this.read.get(id) ?? (kept === undefined ? null : archiveRow(kept));
    if (row === null) this.kept.delete(id);
    return row;
  }

  private forget(id: string): void {
    this.kept.delete(id);
    this.read.delete(id);
  }

  private keep(ids: readonly string[]): void {
    this.file.append(
      ids.flatMap((id) => {
        const row = this.read.get(id);
        return row === undefined ? [] : [[id, row] as const];
      }),
    );
  }

  private load(): void {
    if (this.loading !== "not begun") return;
    this.loading = this.isPatient && this.file.size > smallBytes ? "later" : "done";
    if (this.loading === "done") this.kept = atOnce(this.file.rows());
  }

  /** Those that were asked for: of the others something is held already, or nothing is wanted. */
  private async loadInSlices(signal: AbortSignal): Promise<void> {
    const rows = await inSlices(this.file.rows(), signal);
    for (const id of rows === null ? [] : this.missing) {
      const row = rows?.get(id);
      if (row !== undefined) this.kept.set(id, row);
    }
  }

  private stampOf(id: string): string | null {
    try {
      return stampOf(archiveFile(this.layout, id));
    } catch {
      return null;
    }
  }
}
