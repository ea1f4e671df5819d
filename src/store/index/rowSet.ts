import { isEndState } from "../../core/lifecycle";
import { replaceSorted } from "../../core/replaceSorted";
import type { ExecutionSummary } from "../../core/summary";
import type { IndexLines } from "./indexLines";
import type { IndexRow } from "./indexRow";
import { newestFirst } from "./newestFirst";
import { atOnce, pieces, type Steps } from "./steps";

/** So many lines are parsed in one step. */
const linesAtOnce = 200;

/** The rows of a workspace: those that the index holds stay lines of its file until somebody wants them. */
export class RowSet {
  private readonly rows = new Map</* id */ string, IndexRow>();
  private lines: IndexLines | null = null;
  /** Newest first, as it was before {@link changed}. */
  private ordered: readonly ExecutionSummary[] | null = null;
  /** What {@link ordered} has of those that changed since. */
  private readonly changed = new Map</* id */ string, ExecutionSummary | undefined>();

  /** @param readAgain reads an execution whose line turned out to be of no use. */
  constructor(private readonly readAgain: (id: string) => IndexRow | undefined) {}

  /** Takes over the rows of an index. */
  hold(lines: IndexLines): void {
    this.lines = lines;
    this.ordered = null;
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
    const { id } = row.summary;
    this.remember(id);
    this.lines?.drop(id);
    this.rows.set(id, row);
  }

  delete(id: string): boolean {
    this.remember(id);
    const isHeld = this.lines?.drop(id) === true;
    return this.rows.delete(id) || isHeld;
  }

  ids(): string[] {
    return [...this.rows.keys(), ...(this.lines?.ids() ?? [])];
  }

  /** Those that have not ended: none of them stands in an index. */
  unended(): string[] {
    const ids: string[] = [];
    for (const [id, { summary }] of this.rows) if (!isEndState(summary.state)) ids.push(id);
    return ids;
  }

  /**
   * Those that must be read again: that are gone, new, at another place, or have not ended; or all.
   * @param present whether each execution that there is, is archived.
   */
  stale(present: ReadonlyMap<string, boolean>, which: "unended" | "all"): string[] {
    const unended = new Set(this.unended());
    const stale = this.ids().filter((id) => !present.has(id));
    for (const [id, archived] of present)
      if (which === "all" || unended.has(id) || !this.isAt(id, archived)) stale.push(id);
    return stale;
  }

  /** Parses the lines that are left; the file's bytes are let go then. @param onRead told how many rows there are by now. */
  *parse(onRead: (count: number) => void = () => undefined): Steps<void> {
    if (this.lines === null) return;
    for (const ids of pieces([...this.lines.ids()], linesAtOnce)) {
      for (const id of ids) this.get(id);
      onRead(this.rows.size);
      yield;
    }
    this.lines = null;
  }

  /** All, newest first. */
  list(): readonly ExecutionSummary[] {
    atOnce(this.parse());
    if (this.ordered === null) this.ordered = this.sort();
    else if (this.changed.size > 0) this.ordered = this.update(this.ordered);
    this.changed.clear();
    return this.ordered;
  }

  /** The ids of all, oldest first. */
  sorted(): readonly string[] {
    return this.list()
      .map(({ id }) => id)
      .reverse();
  }

  private remember(id: string): void {
    if (this.ordered !== null && !this.changed.has(id)) this.changed.set(id, this.rows.get(id)?.summary);
  }

  private sort(): readonly ExecutionSummary[] {
    return Array.from(this.rows.values(), ({ summary }) => summary).sort(newestFirst);
  }

  private update(ordered: readonly ExecutionSummary[]): readonly ExecutionSummary[] {
    const gone = [...this.changed.values()].filter((summary) => summary !== undefined);
    const come = [...this.changed.keys()].flatMap((id) => this.rows.get(id)?.summary ?? []);
    return replaceSorted(ordered, gone, come, newestFirst);
  }
}
