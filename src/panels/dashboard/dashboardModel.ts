import { dashboardOf, type Dashboard } from "../../core/dashboard/dashboard";
import { failedDashboard } from "../../core/dashboard/failedDashboard";
import { rangeQuery } from "../../core/dashboard/timeRange";
import { messageOf } from "../../core/humanError";
import { inEnglish, type Translate } from "../../core/translate";
import { completeQuery } from "../../core/query/completeQuery";
import { parseQuery } from "../../core/query/parseQuery";
import type { QueryProblem } from "../../core/query/queryReader";
import type { Query } from "../../core/query/queryTree";
import { vocabularyOf, type QueryVocabulary } from "../../core/query/queryVocabulary";
import type { WorkspaceEntry } from "../../host/workspaces";
import type { DashboardChoices, DashboardView } from "../../shared/dashboard/dashboardView";
import type { CompletionView } from "../../shared/table/tableMessages";
import { BundleSearch, type OpenFilter } from "../bundleSearch";
import { filterAtOnce, isQuick } from "../table/filterEntries";
import { entryOf, type TableEntry } from "../table/tableRow";

/** The figures of the dashboard: those of the executions that its query asks for. */
export class DashboardModel {
  private all: readonly TableEntry[] = [];
  private matching: readonly TableEntry[] = [];
  private reading: DashboardView["reading"] = null;
  private query: Query = { kind: "all" };
  private problem: QueryProblem | null = null;
  private vocabulary: QueryVocabulary | null = null;
  private readonly search: BundleSearch;
  private dashboard: Dashboard | null = null;
  private madeAt = new Date(0);
  private failure: string | null = null;

  /** @param onFound called when more is known of a query that reads bundles: then it is to be loaded again. */
  constructor(
    private chosen: DashboardChoices,
    open: OpenFilter,
    onFound: () => void,
    private readonly t: Translate = inEnglish,
  ) {
    this.search = new BundleSearch(open, onFound);
    this.ask();
  }

  get choices(): DashboardChoices {
    return this.chosen;
  }

  /** Reads the stores again and makes the figures anew. */
  load(workspaces: readonly WorkspaceEntry[], now: Date): void {
    try {
      this.all = workspaces.flatMap((entry) => entry.store.list().map((summary) => entryOf(entry, summary)));
      this.failure = workspaces.flatMap(({ store }) => store.problem?.message ?? [])[0] ?? null;
    } catch (error) {
      this.failure = messageOf(error);
    }
    this.reading = progressOf(workspaces);
    this.vocabulary = null;
    this.filter(now);
  }

  /** Takes over what the user chose; a wrong query leaves the figures of the last valid one. */
  choose(choices: Partial<DashboardChoices>, now: Date): void {
    const before = this.chosen;
    this.chosen = { ...before, ...choices };
    if (this.chosen.query === before.query) this.count(now);
    else {
      this.ask();
      this.filter(now);
    }
  }

  view(now: Date): DashboardView {
    const { chosen, problem, reading, all, search } = this;
    const dashboard = this.dashboard ?? this.count(now);
    return {
      choices: chosen,
      problem,
      searching: search.isSearching,
      reading,
      total: all.length,
      madeAt: this.madeAt.toISOString(),
      dashboard,
    };
  }

  /** All that its figures tell of, newest first. */
  entries(now: Date): readonly TableEntry[] {
    return filterAtOnce(this.matching, rangeQuery(this.chosen.range), now);
  }

  /** What may be put in at the caret of a query. */
  complete(text: string, caret: number, now: Date): readonly CompletionView[] {
    this.vocabulary ??= vocabularyOf(this.all.map(({ summary }) => summary));
    return completeQuery(text, caret, this.vocabulary, now, this.t);
  }

  dispose(): void {
    this.search.end();
  }

  private ask(): void {
    const parsed = parseQuery(this.chosen.query, this.t);
    this.problem = parsed.ok ? null : parsed.problem;
    if (parsed.ok) this.query = parsed.query;
  }

  /** While a query looks into bundles for the first time, the figures from before stay: those of a part mislead. */
  private filter(now: Date): void {
    const { query, search, all } = this;
    if (isQuick(query)) search.end();
    const matching = isQuick(query) ? filterAtOnce(all, query, now) : search.matching(query, all);
    if (search.isSearching && this.failure === null) return;
    this.matching = matching;
    this.count(now);
  }

  private count(now: Date): Dashboard {
    const { chosen, query, failure } = this;
    const summaries = this.matching.map(({ summary }) => summary);
    this.dashboard =
      failure === null ? dashboardOf(summaries, { ...chosen, query }, now) : failedDashboard(failure);
    this.madeAt = now;
    return this.dashboard;
  }
}

/** Of all folders together; null while nothing is read in the background. */
function progressOf(workspaces: readonly WorkspaceEntry[]): DashboardView["reading"] {
  const progresses = workspaces.flatMap(({ store }) => store.progress ?? []);
  if (progresses.length === 0) return null;
  return {
    read: progresses.reduce((sum, { read }) => sum + read, 0),
    total: progresses.reduce((sum, { total }) => sum + total, 0),
  };
}
