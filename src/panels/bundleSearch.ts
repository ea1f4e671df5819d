import type { Query } from "../core/query/queryTree";
import type { QueryFilter } from "../views/queryFilter";
import type { TableEntry } from "./table/tableRow";

/** Opens what looks into bundles for a query. */
export type OpenFilter = (query: Query) => QueryFilter;

/** What is found within this time is shown together, in ms. */
const gatherMs = 100;

/**
 * What a page's query finds that reads bundles. These are read in a thread beside; each execution is asked of once for
 * what it is, so that those that run meanwhile keep no answer back.
 */
export class BundleSearch {
  private query: Query | null = null;
  private filter: QueryFilter | null = null;
  private awaited: readonly TableEntry[] = [];
  private timer: NodeJS.Timeout | undefined;

  /** @param onFound called when more is known than before. */
  constructor(
    private readonly open: OpenFilter,
    private readonly onFound: () => void,
  ) {}

  /** Whether some that were there when the query was asked are not looked into yet, as far as `onFound` has told. */
  get isSearching(): boolean {
    return this.awaited.length > 0;
  }

  /** Those that are known to match by now; another query begins anew. */
  matching(query: Query, entries: readonly TableEntry[]): readonly TableEntry[] {
    if (this.filter !== null && query === this.query) return matchingOf(this.filter, entries);
    this.end();
    const filter = this.open(query);
    [this.query, this.filter] = [query, filter];
    filter.onDidFind(() => {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.awaited = this.unknown(this.awaited);
        this.onFound();
      }, gatherMs);
    });
    const matching = matchingOf(filter, entries);
    this.awaited = this.unknown(entries);
    return matching;
  }

  /** Nothing is asked any more. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.filter?.dispose();
    [this.query, this.filter, this.awaited] = [null, null, []];
  }

  private unknown(entries: readonly TableEntry[]): readonly TableEntry[] {
    const { filter } = this;
    if (filter === null) return [];
    return entries.filter(({ entry, summary }) => !filter.knows(entry.layout.workspace, summary));
  }
}

function matchingOf(filter: QueryFilter, entries: readonly TableEntry[]): readonly TableEntry[] {
  return filter.matchingOf(
    entries,
    ({ entry }) => entry.layout.workspace,
    ({ summary }) => summary,
  );
}
