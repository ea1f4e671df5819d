import { setImmediate } from "node:timers/promises";
import type { EnvironmentOf } from "../../core/table/columnValue";
import type { ExecutionSummary } from "../../core/summary";
import type { TableLayout } from "../../core/table/tableLayout";
import { environmentOfBundle, readEnvironment } from "../../store/recordedEnvironment";
import type { TableEntry } from "./tableRow";

/** How many of the newest executions tell which facts there are. */
const looked = 40;
/** How long is read at once, in ms. */
const sliceMs = 10;

type Facts = Readonly<Record<string, string>>;

/**
 * The facts of the environment that columns show: they stand in the bundles. A few rows are read at once; for many, and
 * for archives, they are read in slices, and who asked is told when all are there.
 */
export class EnvironmentFacts {
  private readonly known = new Map</* path */ string, Facts>();
  private readonly queue = new Map</* path */ string, ExecutionSummary>();
  /** Few facts are as many as there are executions: each is kept once. */
  private readonly texts = new Map<string, string>();
  private keptNames: readonly string[] = [];
  private reading = false;
  private asksMany = false;
  private isDisposed = false;

  /**
   * @param names of the facts that are shown; the same list while they are the same.
   * @param onRead called when all that was asked for is known; `isOrder` where it was asked of many.
   */
  constructor(
    private readonly names: () => readonly string[],
    private readonly onRead: (isOrder: boolean) => void = () => undefined,
  ) {}

  /** Of a row that is shown: read now, if it is no archive. */
  readonly ofRow: EnvironmentOf = (summary) => this.now(summary) ?? this.later(summary);

  /** Of one of few that are put in order: as of a row, but their order is open until archives were read. */
  readonly ofFew: EnvironmentOf = (summary) => this.now(summary) ?? this.ofMany(summary);

  /** Of one of many: nothing while it was not read. */
  readonly ofMany: EnvironmentOf = (summary) => {
    const known = this.of(summary);
    if (known !== null) return known;
    this.asksMany = true;
    return this.later(summary);
  };

  /** Whether facts are being read that were asked of many. */
  get isReading(): boolean {
    return this.asksMany && this.queue.size > 0;
  }

  /** Those that are gone, or changed: more may be recorded of them by now. */
  forget(gone: readonly TableEntry[]): void {
    for (const { summary } of gone) {
      this.known.delete(summary.path);
      this.queue.delete(summary.path);
    }
  }

  /** What was asked for is not wanted any more. */
  stop(): void {
    this.queue.clear();
  }

  /** Reads those of some executions; {@link ofMany} knows them then. */
  async readAll(summaries: readonly ExecutionSummary[], signal?: AbortSignal): Promise<void> {
    if (this.names().length === 0) return;
    let until = performance.now() + sliceMs;
    for (const summary of summaries) {
      signal?.throwIfAborted();
      if (this.of(summary) === null) this.take(summary, await readEnvironment(summary));
      if (performance.now() < until) continue;
      await setImmediate();
      until = performance.now() + sliceMs;
    }
  }

  /** The names of the facts of the newest of these executions. @param all newest first. */
  found(all: readonly TableEntry[]): string[] {
    const names = new Set<string>();
    let left = looked;
    for (const { summary } of all) {
      if (left === 0) break;
      if (summary.archived) continue;
      left -= 1;
      for (const name of Object.keys(environmentOfBundle(summary.path))) names.add(name);
    }
    return [...names].sort();
  }

  dispose(): void {
    this.isDisposed = true;
    this.queue.clear();
  }

  private now(summary: ExecutionSummary): Facts | null {
    const known = this.of(summary);
    if (known !== null || summary.archived) return known;
    return this.take(summary, environmentOfBundle(summary.path));
  }

  private of({ path }: ExecutionSummary): Facts | null {
    const names = this.names();
    if (names !== this.keptNames) {
      if (names.some((name) => !this.keptNames.includes(name))) this.known.clear();
      this.keptNames = names;
    }
    return this.known.get(path) ?? null;
  }

  private take({ path }: ExecutionSummary, all: Facts): Facts {
    const facts = Object.fromEntries(
      this.names().flatMap((name) => (all[name] === undefined ? [] : [[name, this.once(all[name])]])),
    );
    this.known.set(path, facts);
    return facts;
  }

  private once(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, text);
    return known ?? text;
  }

  private later(summary: ExecutionSummary): Facts {
    this.queue.set(summary.path, summary);
    if (!this.reading && !this.isDisposed) void this.readQueue();
    return {};
  }

  private async readQueue(): Promise<void> {
    this.reading = true;
    await setImmediate();
    let until = performance.now() + sliceMs;
    for (const [path, summary] of this.queue) {
      const facts = await readEnvironment(summary);
      // What changed meanwhile is asked for again.
      if (this.queue.get(path) === summary) {
        this.take(summary, facts);
        this.queue.delete(path);
      }
      if (performance.now() < until) continue;
      await setImmediate();
      until = performance.now() + sliceMs;
    }
    const { asksMany } = this;
    [this.reading, this.asksMany] = [false, false];
    if (!this.isDisposed) this.onRead(asksMany);
  }
}

/** The facts that a layout shows, sorts by or groups by; the same list while the layout is the same. */
export function shownFacts(layoutOf: () => TableLayout): () => readonly string[] {
  let known: { readonly layout: TableLayout; readonly names: readonly string[] } | null = null;
  return () => {
    const layout = layoutOf();
    if (known?.layout === layout) return known.names;
    const { columns, sort, group } = layout;
    const ids = [...(columns ?? []).map(({ id }) => id), ...sort.map(({ column }) => column), group ?? ""];
    known = { layout, names: environmentNames(ids) };
    return known.names;
  };
}

/** The facts among columns. */
export function environmentNames(columns: readonly string[]): readonly string[] {
  const names = columns.flatMap((id) => (id.startsWith(prefix) ? [id.slice(prefix.length)] : []));
  return [...new Set(names)];
}

const prefix = "env:";
