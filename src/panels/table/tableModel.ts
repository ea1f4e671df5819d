import { inEnglish, type Translate } from "../../core/translate";
import { asksDate } from "../../core/query/decideQuery";
import type { Query } from "../../core/query/queryTree";
import { completeQuery } from "../../core/query/completeQuery";
import { FollowedVocabulary } from "../../core/query/queryVocabulary";
import { printQuery } from "../../core/query/printQuery";
import { withoutChip, type ChipField } from "../../core/table/queryChips";
import type { SavedView } from "../../core/savedView";
import { layoutOfView, viewOf } from "../../core/table/viewLayout";
import type { TableLayout } from "../../core/table/tableLayout";
import type { WorkspaceEntry } from "../../host/workspaces";
import type { CompletionView, RowWindow, TableRequests } from "../../shared/table/tableMessages";
import type { ChipValue, ColumnChoice, StateCount, TableView } from "../../shared/table/tableView";
import { askedQuery, asksAll } from "./askedQuery";
import { EnvironmentFacts, shownFacts } from "./environmentFacts";
import { BundleSearch, type OpenFilter } from "../bundleSearch";
import { EntryColumns } from "./entryColumns";
import { PlacedEntries } from "./placedEntries";
import { filterAtOnce, isQuick } from "./filterEntries";
import { OrderedEntries } from "./orderedEntries";
import { Selection } from "./selection";
import { ShownColumns } from "./shownColumns";
import type { SelectionReasons } from "./selectionActions";
import { chipChoices, chipViews } from "./tableChips";
import { leftOutViews } from "./leftOutViews";
import { columnViews, type ShownColumn } from "./tableColumns";
import { TableEntries, type EntryChanges } from "./tableEntries";
import { arrangeRows, resortEntries, rowView } from "./tableRows";
import { keysOfStretch, placeOf } from "./rowStretch";
import type { TableEntry, TableRows } from "./tableRow";

/** The most rows that one message holds. */
const mostRows = 400;

/** Of more changes at once all is filtered and sorted again. */
const fewChanges = 50;
/** What the model tells of the table; the rest comes from where it is kept. */
export type ModelView = Omit<TableView, "saved" | "reading" | "unreadable">;

/** The rows of the table: all executions, those that the query asks for, sorted and grouped. */
export class TableModel {
  readonly selection = new Selection();
  readonly folded = new Set<string>();
  private readonly environment = new EnvironmentFacts(
    shownFacts(() => this.layout),
    (isOrder) => {
      this.factsCame(isOrder);
    },
  );
  private readonly entries = new TableEntries();
  private readonly values = new EntryColumns();
  private readonly columns = new ShownColumns();
  private readonly ordered = new OrderedEntries(this.environment);
  /** What the query asks for, as the layout sorts it. */
  private found = PlacedEntries.of([]);
  private states: readonly StateCount[] = [];
  private rows: TableRows = this.found;
  private asked = asksAll;
  private revision = 0;
  private isLoaded = false;
  private readonly vocabulary = new FollowedVocabulary(() => this.entries.all);
  private readonly search: BundleSearch;

  /** @param onFound called when more is known of what stands in bundles; it may be another one later. */
  constructor(
    private readonly reasons: SelectionReasons,
    public layout: TableLayout,
    open: OpenFilter,
    public onFound: () => void,
    private readonly t: Translate = inEnglish,
  ) {
    this.search = new BundleSearch(open, () => {
      this.showFound();
      this.onFound();
    });
  }

  get query(): Query {
    return this.asked.query;
  }

  get queryText(): string {
    return this.asked.text;
  }

  /** Whether what was asked last cannot be read. */
  get isWrong(): boolean {
    return this.asked.problem !== null;
  }

  /** A wrong query leaves the rows of the last valid one. */
  ask(text: string): void {
    this.asked = askedQuery(text, this.asked, this.t);
  }

  /** Reads the stores again and makes the rows anew; of few changes no more than these are looked at. */
  load(workspaces: readonly WorkspaceEntry[], now: Date): void {
    const changes = this.entries.update(workspaces);
    const { gone, come } = changes;
    this.environment.forget(gone);
    this.values.follow(changes);
    this.columns.followAll(changes);
    this.ordered.follow(changes, this.layout);
    this.vocabulary.follow(changes);
    if (gone.length + come.length === 0 && this.isLoaded && isQuick(this.query) && !asksDate(this.query))
      return;
    this.isLoaded = true;
    if (gone.length + come.length > fewChanges || asksDate(this.query)) this.filter(now);
    else this.follow({ gone, come: this.passing(come, now) });
  }

  /** Makes the rows anew from what was read. */
  filter(now: Date): void {
    const { query } = this;
    if (isQuick(query)) {
      this.search.end();
      this.show(this.values.filter(this.inOrder(), query, now));
    } else this.showFound();
  }

  /** What is known by now of what stands in bundles. */
  private showFound(): void {
    this.show(PlacedEntries.of(this.search.matching(this.query, this.inOrder())));
  }

  /** Those of a few that the query asks for, as far as that is known. */
  private passing(few: readonly TableEntry[], now: Date): readonly TableEntry[] {
    const { query } = this;
    return isQuick(query) ? filterAtOnce(few, query, now) : this.search.matching(query, few);
  }

  /** Sorts and groups what the query asks for as the layout says. */
  arrange(): void {
    this.show(this.values.among(this.inOrder(), this.found));
  }

  private factsCame(isOrder: boolean): void {
    if (isOrder) {
      this.ordered.forget();
      this.arrange();
    } else this.arrangeColumns();
    this.onFound();
  }

  private inOrder(): readonly TableEntry[] {
    return this.ordered.of(this.entries.all, this.layout);
  }

  /** Takes up what came and went of what the query asks for. */
  private follow(changes: EntryChanges): void {
    const { ofFew } = this.environment;
    this.show(PlacedEntries.of(resortEntries(this.found.entries, changes, this.layout, ofFew)));
  }

  private show(found: PlacedEntries): void {
    this.found = found;
    this.states = this.values.states(found);
    this.rows = arrangeRows(found, this.layout, this.folded, this.environment.ofMany);
    this.arrangeColumns();
  }

  /** Makes the columns as the layout says; the rows stay in their order. */
  arrangeColumns(): void {
    this.revision += 1;
    this.columns.arrange(this.layout, this.values.valuesOf(this.found));
  }

  /** Prepares a part of what queries mostly ask for, some ms long, while there is nothing else to do. @returns whether something was left. */
  prepareNext(): boolean {
    return this.values.prepareNext();
  }

  view(now: Date): ModelView {
    const { isSearching } = this.search;
    const count = (query: Query): number => this.values.count(query, now);
    return {
      revision: this.revision,
      total: this.entries.all.length,
      matching: this.found.length,
      rowCount: this.rows.length,
      states: this.states,
      query: this.asked.text,
      problem: this.asked.problem,
      asked: printQuery(this.asked.query),
      columns: columnViews(
        this.columns.shown,
        this.layout,
        this.found.slice(0, 100).map(({ summary }) => summary),
      ),
      alikeColumns: this.layout.onlyDiffering ? this.columns.alike : null,
      group: this.layout.group,
      leftOut: this.found.length === 0 && !isSearching ? leftOutViews(this.asked.query, count) : [],
      chips: chipViews(this.asked.query, count),
      selection: this.selection.view(
        () => this.entries.byKey,
        () => this.found.entries,
        this.reasons,
      ),
      searching: isSearching || this.environment.isReading,
    };
  }

  window({ from, count, anchor }: TableRequests["rows"]["params"]): RowWindow {
    const place = anchor === null ? -1 : placeOf(this.rows, anchor);
    const start = Math.max(0, place < 0 ? from : place);
    const rows = this.rows.slice(start, start + Math.min(count, mostRows));
    const isSelected = (key: string): boolean => this.selection.has(key);
    return {
      revision: this.revision,
      from: start,
      rowCount: this.rows.length,
      rows: rows.map((row) => rowView(row, this.columns.shown, isSelected, this.environment.ofRow)),
    };
  }

  /** The keys of the executions from one row to the other: see {@link keysOfStretch}. */
  keysBetween(from: string, to: string): string[] {
    return keysOfStretch(this.rows, from, to);
  }

  /** The keys of all that the query asks for. */
  matchingKeys(): string[] {
    return this.found.entries.map(({ key }) => key);
  }

  /** All that the query asks for, in the order of the rows. */
  matchingEntries(): readonly TableEntry[] {
    if (this.layout.group === null) return this.found.entries;
    return this.rows.slice().flatMap((row) => {
      if (row.kind === "execution") return [row];
      return row.open ? [] : row.entries;
    });
  }

  entry(key: string): TableEntry | undefined {
    return this.entries.byKey.get(key);
  }

  selected(): TableEntry[] {
    return this.selection.entries(this.entries.byKey);
  }

  columnChoices(): ColumnChoice[] {
    const { all } = this.entries;
    return this.columns.choices(all, this.values.named(), this.environment.found(all));
  }

  chipChoices(field: ChipField, now: Date): ChipValue[] {
    const rest = withoutChip(this.asked.query, field);
    const entries = isQuick(rest)
      ? this.values.filter(this.inOrder(), rest, now).entries
      : this.found.entries;
    return chipChoices(this.asked.query, field, entries, now);
  }

  /** What may be put in at the caret of a query. */
  complete(text: string, caret: number, now: Date): readonly CompletionView[] {
    return completeQuery(text, caret, this.vocabulary, now, this.t);
  }

  /** The columns as they are now, those that are left out because rows agree in them too, to be changed. */
  columnLayouts(): readonly ShownColumn["layout"][] {
    return this.columns.layouts();
  }

  /** The columns as they are shown. */
  shownLayout(): readonly ShownColumn["layout"][] {
    return this.columns.shown.map(({ layout }) => layout);
  }

  /** What the table shows now, as a view of this name. */
  asView(name: string): SavedView {
    return viewOf(name, this.asked.text, this.columnLayouts(), this.layout);
  }

  /** Shows what a view says. */
  showView(view: SavedView, now: Date): void {
    this.layout = layoutOfView(view, this.layout, this.columnLayouts());
    this.folded.clear();
    this.ask(view.query);
    this.filter(now);
  }

  /** Its page was closed. @returns whether it may be shown again; where not, it is disposed of. */
  rest(): boolean {
    const { isLoaded, isWrong, environment, folded } = this;
    const isWhole =
      isLoaded && isQuick(this.query) && !isWrong && !environment.isReading && folded.size === 0;
    this.onFound = () => undefined;
    this.selection.clear();
    if (!isWhole) this.dispose();
    return isWhole;
  }

  dispose(): void {
    this.search.end();
    this.environment.dispose();
  }
}
