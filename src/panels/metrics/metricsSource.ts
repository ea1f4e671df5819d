import { join } from "node:path";
import { archiveFile } from "../../bundle/archive/archiveFile";
import { bundleFolder } from "../../bundle/archive/bundleFolder";
import { openArchive } from "../../bundle/archive/openArchive";
import { bundlePaths } from "../../bundle/layout";
import { recordedArguments } from "../../commands/recordedArguments";
import { outputsByStep } from "../../core/curves/outputsByStep";
import { messageOf } from "../../core/humanError";
import { isRunning } from "../../core/lifecycle";
import type { ExecutionSummary } from "../../core/summary";
import type { ExecutionTarget } from "../../shared/executionTarget";
import type { ExecutionStore } from "../../store/executionStore";
import { MetricHistory } from "../../store/metricHistory";
import { listFiles } from "../read/listFiles";
import type { MetricsFacts } from "./buildMetricsView";

const maximumFiles = 20_000;
/** Outputs are listed at most this often while something comes, in ms. */
const listMs = 3000;

/** One of the executions on the page; what it appends is read as it comes. */
export class MetricsSource {
  private history: MetricHistory | null = null;
  private records: string | null = null;
  private folder: string | null = null;
  private args: readonly string[] = [];
  private outputs: readonly string[] = [];
  private problem: string | null = null;
  private readAs: string | null = null;
  /** Whether something came since the outputs were listed. */
  private hasUnlisted = true;
  private listedAt = -Infinity;

  /** @param addressOf where the page finds a file, by its absolute path; @param now in ms. */
  constructor(
    readonly target: ExecutionTarget,
    private readonly store: ExecutionStore,
    private readonly addressOf: (path: string) => string,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** While it runs there may be more to come. */
  get mayGrow(): boolean {
    const summary = this.store.get(this.target.id);
    return summary !== undefined && isRunning(summary.state);
  }

  /**
   * Reads what is new. Of an archive the records alone are unpacked, beside it; all of it where it has files by step.
   * @returns whether there was anything new. What goes wrong is told on the page.
   */
  async read(): Promise<boolean> {
    const summary = this.store.get(this.target.id);
    if (summary === undefined) return this.noteGone();
    try {
      const records = await this.open(summary);
      const state = `${summary.state} ${String(summary.archived)}`;
      const isOther = state !== this.readAs;
      const isNew = (await this.history?.read()) === true || isOther;
      this.hasUnlisted ||= isNew;
      const isToBeListed = isOther || (this.hasUnlisted && this.now() - this.listedAt >= listMs);
      if (isToBeListed) await this.look(summary, records);
      this.readAs = state;
      this.problem = null;
      return isNew || isToBeListed;
    } catch (error) {
      const before = this.problem;
      this.problem = messageOf(error);
      return before !== this.problem;
    }
  }

  /** What is known of it now; null when it is gone. */
  facts(): MetricsFacts | null {
    const summary = this.store.get(this.target.id);
    if (summary === undefined) return null;
    const { target, args, outputs, problem, folder } = this;
    return {
      target,
      summary,
      args,
      series: this.history?.series ?? new Map(),
      outputs,
      addressOf: (path) => (folder === null ? "" : this.addressOf(join(folder, path))),
      problem,
    };
  }

  /** The folder in which it is read, absolute; null until it was. */
  get bundle(): string | null {
    return this.folder;
  }

  /** @returns whether it was there the last time. */
  private noteGone(): boolean {
    const wasThere = this.readAs !== null || this.problem !== null;
    this.readAs = null;
    this.problem = null;
    return wasThere;
  }

  private async open(summary: ExecutionSummary): Promise<string> {
    const records = await bundleFolder(this.store.layout, summary, "metadata");
    if (records !== this.records) {
      this.records = records;
      this.args = recordedArguments({ path: records });
      this.history = new MetricHistory(join(records, bundlePaths.events));
    }
    return records;
  }

  private async look(summary: ExecutionSummary, records: string): Promise<void> {
    const { layout } = this.store;
    this.outputs = summary.archived
      ? await outputsInArchive(archiveFile(layout, summary.id))
      : listFiles(join(records, bundlePaths.outputs), maximumFiles).list.map(({ path }) => path);
    const hasFiles = outputsByStep(this.outputs).length > 0;
    this.folder = summary.archived && hasFiles ? await bundleFolder(layout, summary, "all") : records;
    this.hasUnlisted = false;
    this.listedAt = this.now();
  }
}

/** As the archive lists them: nothing is unpacked. */
async function outputsInArchive(path: string): Promise<readonly string[]> {
  const archive = await openArchive(path);
  archive.close();
  const folder = `${bundlePaths.outputs}/`;
  return [...archive.content.files]
    .filter((name) => name.startsWith(folder))
    .map((name) => name.slice(folder.length))
    .sort()
    .slice(0, maximumFiles);
}
