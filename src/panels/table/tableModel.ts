import type { Query } from "../../core/query/queryTree";
import type { QueryProblem } from "../../core/query/queryReader";
import { completeQuery } from "../../core/query/completeQuery";
import { vocabularyOf, type QueryVocabulary } from "../../core/query/queryVocabulary";
import { parseQuery } from "../../core/query/parseQuery";
import { countStates } from "../../core/table/groupRows";
import { discoverColumns } from "../../core/table/discoverColumns";
import { withoutChip, type ChipField } from "../../core/table/queryChips";
import type { TableLayout } from "../../core/table/tableLayout";
import type { WorkspaceEntry } from "../../host/workspaces";
import type { CompletionView, RowWindow, TableRequests } from "../../shared/table/tableMessages";
import type { ChipValue, ColumnChoice, TableView } from "../../shared/table/tableView";
import { EnvironmentFacts } from "./environmentFacts";
import { filterAtOnce, filterBundles, isQuick } from "./filterEntries";
import { Selection } from "./selection";
import type { SelectionReasons } from "./selectionActions";
import { chipChoices, chipViews } from "./tableChips";
import { columnChoices, columnViews, shownColumns, type ShownColumn } from "./tableColumns";
import { arrangeRows, rowView } from "./tableRows";
import type { TableEntry, TableRow } from "./tableRow";

/** The most rows that one message holds. */
const mostRows = 400;

/** What a query asks, and what it was read from. */
interface AskedQuery {
  readonly text: string;
  readonly problem: QueryProblem | null;
  /** The last valid one. */
  readonly query: Query;
}

/** The rows of the table: all executions, those that the query asks for, sorted and grouped. */
export class TableModel {
  readonly selection = new Selection();
  readonly folded = new Set<string>();
  private readonly environment = new EnvironmentFacts();
  private all: readonly TableEntry[] = [];
  private byKey: ReadonlyMap<string, TableEntry> = new Map();
  private matching: readonly TableEntry[] = [];
  private rows: readonly TableRow[] = [];
  private places: ReadonlyMap<string, number> = new Map();
  private columns: readonly ShownColumn[] = [];
  private asked: AskedQuery = { text: "", problem: null, query: { kind: "all" } };
  private revision = 0;
  private vocabulary: QueryVocabulary | null = null;
  private search: AbortController | null = null;

  /** @param onFound called when a query that reads bundles has its answer. */
  constructor(
    private readonly reasons: SelectionReasons,
    public layout: TableLayout,
    private readonly onFound: () => void,
  ) {}

  get query(): Query {
    return this.asked.query;
  }

  get queryText(): string {
    return this.asked.text;
  }

  /** A wrong query leaves the rows of the last valid one. */
  ask(text: string): void {
    const parsed = parseQuery(text);
    this.asked = parsed.ok
      ? { text, problem: null, query: parsed.query }
      : { text, problem: parsed.problem, query: this.asked.query };
  }

  /** Reads the stores again and makes the rows anew. */
  load(workspaces: readonly WorkspaceEntry[], now: Date): void {
    const each = workspaces.map((entry) =>
      entry.store
        .list()
        .map((summary) => ({ key: `${entry.layout.workspace}\n${summary.id}`, entry, summary })),
    );
    this.all = each.length === 1 ? (each[0] ?? []) : each.flat().sort(newestFirst);
    this.vocabulary = null;
    this.byKey = new Map(this.all.map((entry) => [entry.key, entry]));
    this.filter(now);
  }

  /** Makes the rows anew from what was read. */
  filter(now: Date): void {
    this.search?.abort();
    this.search = null;
    const { query } = this.asked;
    if (isQuick(query)) this.arrange(filterAtOnce(this.all, query, now));
    else {
      // Until the answer is there, what is gone must not be shown.
      this.arrange(this.matching.flatMap(({ key }) => this.byKey.get(key) ?? []));
      void this.searchBundles(query, now);
    }
  }

  /** Sorts and groups what the query asks for as the layout says. */
  arrange(matching: readonly TableEntry[] = this.matching): void {
    this.matching = matching;
    this.revision += 1;
    this.rows = arrangeRows(matching, this.layout, this.folded, this.environment.of);
    this.places = new Map(this.rows.map(({ key }, index) => [key, index]));
    const found = this.layout.columns === null ? discoverColumns(this.summaries()) : [];
    this.columns = shownColumns(
      this.layout,
      found,
      matching.map(({ summary }) => summary),
    );
  }

  view(now: Date): TableView {
    const shown = new Set(this.matching.map(({ key }) => key));
    return {
      revision: this.revision,
      total: this.all.length,
      matching: this.matching.length,
      rowCount: this.rows.length,
      states: countStates(this.matching.map(({ summary }) => summary)),
      query: this.asked.text,
      problem: this.asked.problem,
      columns: columnViews(
        this.columns,
        this.layout,
        this.matching.slice(0, 100).map(({ summary }) => summary),
      ),
      group: this.layout.group,
      chips: chipViews(this.asked.query, this.all, now),
      selection: this.selection.view(this.byKey, shown, this.reasons),
      searching: this.search !== null,
    };
  }

  window({ from, count, anchor }: TableRequests["rows"]["params"]): RowWindow {
    const start = Math.max(0, (anchor === null ? undefined : this.places.get(anchor)) ?? from);
    const rows = this.rows.slice(start, start + Math.min(count, mostRows));
    const isSelected = (key: string): boolean => this.selection.has(key);
    return {
      revision: this.revision,
      from: start,
      rowCount: this.rows.length,
      rows: rows.map((row) => rowView(row, this.columns, isSelected, this.environment.of)),
    };
  }

  /** The keys of the executions from one row to the other, both of them too. */
  keysBetween(from: string, to: string): string[] {
    const [one, other] = [this.places.get(from), this.places.get(to)];
    if (one === undefined || other === undefined) return [];
    const rows = this.rows.slice(Math.min(one, other), Math.max(one, other) + 1);
    return [...new Set(rows.flatMap((row) => (rows.length === 1 ? keysOf(row) : ownKey(row))))];
  }

  /** The keys of all that the query asks for. */
  matchingKeys(): string[] {
    return this.matching.map(({ key }) => key);
  }

  /** All that the query asks for, in the order of the rows. */
  matchingEntries(): readonly TableEntry[] {
    return this.rows.flatMap((row) => {
      if (row.kind === "execution") return [row.of];
      return row.open ? [] : row.entries;
    });
  }

  entry(key: string): TableEntry | undefined {
    return this.byKey.get(key);
  }

  selected(): TableEntry[] {
    return this.selection.entries(this.byKey);
  }

  columnChoices(): ColumnChoice[] {
    const summaries = this.summaries();
    return columnChoices(this.columns, summaries, this.environment.names(summaries));
  }

  chipChoices(field: ChipField, now: Date): ChipValue[] {
    const rest = withoutChip(this.asked.query, field);
    const entries = isQuick(rest) ? filterAtOnce(this.all, rest, now) : this.matching;
    return chipChoices(this.asked.query, field, entries, now);
  }

  /** What may be put in at the caret of a query. */
  complete(text: string, caret: number, now: Date): readonly CompletionView[] {
    this.vocabulary ??= vocabularyOf(this.summaries());
    return completeQuery(text, caret, this.vocabulary, now);
  }

  /** The columns as they are shown now, to be changed. */
  shownLayout(): readonly ShownColumn["layout"][] {
    return this.columns.map(({ layout }) => layout);
  }

  dispose(): void {
    this.search?.abort();
  }

  private summaries(): TableEntry["summary"][] {
    return this.all.map(({ summary }) => summary);
  }

  private async searchBundles(query: Query, now: Date): Promise<void> {
    const search = new AbortController();
    this.search = search;
    const found = await filterBundles(this.all, query, now, search.signal);
    if (found === null || this.search !== search) return;
    this.search = null;
    this.arrange(found);
    this.onFound();
  }
}

function newestFirst({ summary: one }: TableEntry, { summary: other }: TableEntry): number {
  return (other.created ?? "").localeCompare(one.created ?? "") || other.id.localeCompare(one.id);
}

/** Of a group: all its executions. */
function keysOf(row: TableRow): string[] {
  return row.kind === "execution" ? [row.key] : row.entries.map(({ key }) => key);
}

function ownKey(row: TableRow): string[] {
  return row.kind === "execution" ? [row.key] : [];
}
