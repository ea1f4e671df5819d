import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import type { ExecutionTasks } from "./executionTasks";
import type { RequestFiles } from "./requestFiles";
import type { RunRequest } from "./runRequest";
import { requireTrust } from "./trust";
import type { Workspaces } from "./workspaces";

/** How often the journal is looked at while something that we started has not ended: watchers may be late, in ms. */
const pulse = 250;

/** A run that this window started. */
export interface Start {
  readonly run: string;
  readonly request: RunRequest;
  /** Known from the runner's first line in the journal on. */
  readonly id: string | null;
}

/** Starts runs as tasks and follows which execution each became; task events decide nothing about a state. */
export class Launcher implements vscode.Disposable {
  private readonly starts = new Map</* run */ string, Start>();
  private readonly began = new vscode.EventEmitter<Start & { readonly id: string }>();
  private readonly lost = new vscode.EventEmitter<Start>();
  private readonly subscriptions: vscode.Disposable;
  private timer: NodeJS.Timeout | undefined;

  /** The execution of a run exists. */
  readonly onDidBegin = this.began.event;
  /** The task ended without making an execution; its terminal says why. */
  readonly onDidFailToBegin = this.lost.event;

  constructor(
    private readonly workspaces: Workspaces,
    private readonly tasks: ExecutionTasks,
    private readonly files: RequestFiles,
  ) {
    this.subscriptions = vscode.Disposable.from(
      workspaces.onDidChange(({ change }) => {
        for (const { run, id } of change.entries) if (run !== undefined) this.begin(run, id);
      }),
      vscode.tasks.onDidEndTaskProcess(({ execution }) => {
        const run: unknown = execution.task.definition["run"];
        if (typeof run === "string") this.end(run);
      }),
    );
  }

  /**
   * @returns the run's mark once its task was started.
   * @throws {HumanError} in Restricted Mode, or when the workspace is not open or cannot be written to.
   */
  async start(request: RunRequest): Promise<string> {
    requireTrust();
    const entry = this.workspaces.at(request.workspace);
    if (entry === undefined)
      throw new HumanError(vscode.l10n.t("The folder {0} is not open in this window.", request.workspace), 2);
    // Only a store that was read follows the journal.
    entry.store.list();
    const run = randomUUID();
    const { secrets } = request;
    const handover = secrets === null ? null : await (await import("./secretHandover")).handoverOf(secrets);
    const task = await this.tasks.create(request, entry.folder, run, handover?.environment ?? {});
    this.starts.set(run, { run, request: { ...request, secrets: null }, id: null });
    this.beat();
    try {
      await vscode.tasks.executeTask(task);
    } catch (error) {
      this.forget(run);
      throw error;
    }
    // A run that they do not reach says so in its terminal.
    void handover?.bring(() => !this.starts.has(run));
    return run;
  }

  dispose(): void {
    this.subscriptions.dispose();
    clearInterval(this.timer);
    for (const run of this.starts.keys()) this.files.remove(run);
    this.began.dispose();
    this.lost.dispose();
  }

  private begin(run: string, id: string): void {
    const start = this.starts.get(run);
    if (start?.id !== null) return;
    this.files.remove(run);
    this.starts.set(run, { ...start, id });
    this.began.fire({ ...start, id });
  }

  private end(run: string): void {
    const start = this.starts.get(run);
    if (start === undefined) return;
    this.readJournals();
    const known = this.starts.get(run);
    this.forget(run);
    if (known?.id === null) this.lost.fire(start);
  }

  private forget(run: string): void {
    this.files.remove(run);
    this.starts.delete(run);
    if (this.starts.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private beat(): void {
    this.timer ??= setInterval(() => {
      this.readJournals();
    }, pulse);
  }

  private readJournals(): void {
    for (const { store } of this.workspaces.all()) store.followJournal();
  }
}
