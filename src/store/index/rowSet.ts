import { isEndState } from "../../core/lifecycle";
import type { IndexLines } from "./indexLines";
import type { IndexRow } from "./indexRow";

/** The rows of a workspace: those that the index holds stay lines of its file until somebody wants them. */
export class RowSet {
  private readonly rows = new Map</* id */ string, IndexRow>();
  private lines: IndexLines | null = null;

  /** @param readAgain reads an execution whose line turned out to be of no use. */
  constructor(private readonly readAgain: (id: string) => IndexRow | undefined) {}

  /** Takes over the rows of an index. */
  hold(lines: IndexLines): void {
    this.lines = lines;
  }

  get size(): number {
    return this.rows.size + (this.lines?.count ?? 0);
  }

  has(id: string): boolean {
    return this.rows.has(id) || this.lines?.has(id) === true;
  }

  /** Whether there is a row of it at this place. */
  isAt(id: string, archived: boolean): boolean {
    const known = this.rows.get(id)?.summary.archived;
    return (
      (known ?? (this.lines?.has(id) === true && this.lines.isArchived(id))) === archived && this.has(id)
    );
  }

  get(id: string): IndexRow | undefined {
    const known = this.rows.get(id);
    if (known !== undefined || this.lines?.has(id) !== true) return known;
    const held = this.lines.read(id);
    this.lines.drop(id);
    const row = held ?? this.readAgain(id);
    if (row !== undefined) this.rows.set(id, row);
    return row;
  }

  set(row: IndexRow): void {
    this.lines?.drop(row.summary.id);
    this.rows.set(row.summary.id, row);
  }

  delete(id: string): boolean {
    const isHeld = this.lines?.drop(id) === true;
    return this.rows.delete(id) || isHeld;
  }

  ids(): string[] {
    return [...this.rows.keys(), ...(this.lines?.ids() ?? [])];
  }

  /** Those that have not ended: none of them stands in an index. */
  unended(): Set<string> {
    const ids = new Set<string>();
    for (const [id, { summary }] of this.rows) if (!isEndState(summary.state)) ids.add(id);
    return ids;
  }

  /** All rows; the lines are parsed, and the file's bytes let go. */
  values(): Iterable<IndexRow> {
    for (const id of this.lines === null ? [] : [...this.lines.ids()]) this.get(id);
    this.lines = null;
    return this.rows.values();
  }
}
