import type { LineUpdateTexts, LogLine, ShownByFilter } from "../../../src/shared/logs/logsMessages";
import type { LineLoader } from "./lineLoader";
import type { LineSelection } from "./lineSelection";
import type { LogsChoices } from "./logsContext";
import { foldAround, holds, lastLineOf, rowAt, type HiddenRow, type OpenedPart, type Row } from "./rows";

/** So many lines are shown at each side of a gap that is opened. */
const shownOfGap = 20;

interface OpenedPage {
  readonly loader: LineLoader;
  readonly lines: LineSelection;
  /** In the order in which they stand. */
  readonly rows: () => readonly Row[];
  /** All that a line said; null where it cannot be read. */
  readonly askUpdates: (line: number) => Promise<LineUpdateTexts | null>;
  /** Something was opened or closed: one stays where one is. */
  readonly changed: () => void;
}

/** What one opened in the log: all that a line said, frames of libraries, and lines that the filter leaves out. */
export class OpenedParts {
  /** All that some lines said, by their numbers. */
  readonly expanded = new Map<number, LineUpdateTexts>();
  readonly folds = new Set<number>();
  gaps: readonly OpenedPart[] = [];
  /** How many lines were shown (above 0) or hidden (below) last; null: nothing was opened yet. */
  told: number | null = null;

  constructor(private readonly page: OpenedPage) {}

  /** The row that one is at; null: none that can be seen. */
  get currentRow(): Row | null {
    const { current } = this.page.lines;
    return current === null ? null : this.rowOf(current);
  }

  /** The row that shows a line, or stands for it. */
  rowOf(line: number): Row | null {
    const rows = this.page.rows();
    const row = rows[rowAt(rows, line)];
    return row !== undefined && holds(row, line) ? row : null;
  }

  /** The last line that the row of a line stands for. */
  endOf(line: number): number {
    const row = this.rowOf(line);
    return row === null ? line : lastLineOf(row);
  }

  /** What of the selected lines is copied; null: all of them, such as of a gap that one is at. */
  copied({ isFiltered, context }: Pick<LogsChoices, "isFiltered" | "context">): ShownByFilter | null {
    if (!isFiltered || (this.page.lines.selection === null && this.currentRow?.kind === "gap")) return null;
    const opened = this.gaps.flatMap(({ line, count }) => sidesOf(line, count));
    return { context, opened: opened.map(([line, count]) => ({ line, count })) };
  }

  /** Shows all that a line said, or its last alone. */
  async expand(line: number): Promise<void> {
    if (!this.expanded.delete(line)) {
      const updates = await this.page.askUpdates(line);
      if (updates !== null) this.expanded.set(line, updates);
    }
    this.page.changed();
  }

  /** Shows what a row stands for: of a gap all of a few lines, else those at both sides. */
  async open({ kind, line, count }: HiddenRow): Promise<void> {
    const { loader, changed } = this.page;
    this.told = kind === "fold" ? count : Math.min(count, 2 * shownOfGap);
    if (kind === "fold") this.folds.add(line);
    else {
      this.gaps = [...this.gaps, { kind, line, count }];
      for (const [from, wanted] of sidesOf(line, count))
        loader.stretch.fill(await loader.lines(from, wanted));
    }
    changed();
  }

  /** Hides what was opened; who is at a line of it is at the row that stands for it then. */
  close({ kind, line, count }: OpenedPart): void {
    const { loader, lines, changed } = this.page;
    const isOutside = (each: number): boolean => each < line || each >= line + count;
    this.told = -count;
    if (kind === "gap") {
      this.gaps = this.gaps.filter((each) => isOutside(each.line));
      loader.stretch.keep(isOutside);
    } else for (const each of this.folds) if (!isOutside(each)) this.folds.delete(each);
    if (lines.current !== null && !isOutside(lines.current)) lines.moveTo(line);
    changed();
  }

  /** Opens the fold that a line is in, so that it shows. */
  reveal(line: number): void {
    const fold = foldAround(this.page.loader.stretch.lines, line);
    if (fold !== null) this.folds.add(fold.line);
  }

  /** Opens or closes what the row that one is at stands for, belongs to, or said before. */
  turn(isOpen: boolean): void {
    const row = this.currentRow;
    if (row === null) return;
    if (row.kind !== "line") {
      if (isOpen) void this.open(row);
    } else if (canExpand(row.line) && this.expanded.has(row.line.line) !== isOpen)
      void this.expand(row.line.line);
    else if (row.part !== null && !isOpen) this.close(row.part);
  }

  /** All lines are read anew, as the filter lets them through. */
  forgetGaps(): void {
    this.gaps = [];
  }

  /** Lines got other numbers. */
  shift(by: number): void {
    const folds = [...this.folds];
    this.clear();
    for (const line of folds) this.folds.add(line + by);
  }

  /** Another log is shown. */
  clear(): void {
    this.expanded.clear();
    this.folds.clear();
    this.gaps = [];
    this.told = null;
  }
}

/** Whether a line said more than what is shown of it at first. */
export function canExpand({ updates, hiddenBytes }: LogLine): boolean {
  return updates !== null || hiddenBytes > 0;
}

function sidesOf(line: number, count: number): readonly (readonly [from: number, count: number])[] {
  if (count <= 2 * shownOfGap) return [[line, count]];
  return [
    [line, shownOfGap],
    [line + count - shownOfGap, shownOfGap],
  ];
}
