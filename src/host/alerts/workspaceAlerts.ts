import { existsSync } from "node:fs";
import type { AlertRule } from "../../core/alerts/alertRule";
import { earlierDurations } from "../../core/alerts/usualTime";
import type { Disposable } from "../../core/emitter";
import { isEndState, isRunning } from "../../core/lifecycle";
import type { ExecutionSummary } from "../../core/summary";
import type { WorkspaceLayout } from "../../bundle/layout";
import type { ExecutionStore } from "../../store/executionStore";
import { readState } from "../../store/readState";
import { sweepClaims } from "./alertClaims";
import { FollowedRun } from "./followedRun";
import { TakenAlerts, type FiredAlert } from "./takenAlerts";
import { forgetWatchedUntil, readWatchedUntil, writeWatchedUntil } from "./watchedUntil";

export interface WorkspaceAlertsOptions {
  readonly layout: WorkspaceLayout;
  readonly store: ExecutionStore;
  readonly clock: () => Date;
  /** Notes the alert in the bundle; never throws. */
  readonly record: (alert: FiredAlert) => Promise<void>;
  /** Whether no alert is shown; they are noted all the same. */
  readonly isQuiet: () => boolean;
  /** Shows an alert, at once or in a moment; then `told` is to be called. */
  readonly tell: (alert: FiredAlert) => void;
  /** The same of what happened while nobody looked. @param since ISO 8601. */
  readonly summarize: (alerts: readonly FiredAlert[], since: string) => void;
}

/** How often a running execution is looked at, in ms. */
const lookEveryMs = 1000;
/** Every so many looks it is asked whether its runner still lives. */
const looksPerLife = 5;
/** A look that comes so late was held up by the machine's sleep, in ms. */
const asleepMs = 15_000;

interface Judged {
  readonly fired: readonly FiredAlert[];
  /** Rules that tell of its failure, whoever told it. */
  readonly failureRules: readonly AlertRule[];
}

/** Looks at the executions of one workspace for the rules of its user: while they run, and once when they have ended. */
export class WorkspaceAlerts implements Disposable {
  private readonly followed = new Map</* id */ string, FollowedRun>();
  private readonly judged = new Map</* id */ string, Promise<Judged>>();
  private readonly taken: TakenAlerts;
  private subscription: Disposable | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looks = 0;
  private lookedAt = 0;
  private awakeSince = 0;
  private since = "";
  /** What ran when somebody looked last, until all that happened since is told; null from then on. */
  private behind: readonly string[] | null = null;
  private isDisposed = false;
  private begun: Promise<void> | undefined;
  private rules: readonly AlertRule[] = [];

  constructor(private readonly options: WorkspaceAlertsOptions) {
    this.taken = new TakenAlerts(options);
  }

  /**
   * Begins to look, once the executions are listed.
   * @param goesOn whether what happened since somebody looked last counts.
   */
  begin(rules: readonly AlertRule[], goesOn: boolean): Promise<void> {
    this.rules = rules;
    this.begun ??= this.beginLooking(goesOn);
    return this.begun;
  }

  /** Other rules hold from now on. */
  changeRules(rules: readonly AlertRule[]): void {
    this.rules = rules;
    this.followed.clear();
    this.followRunning();
  }

  /** An alert was shown, or is not to be. */
  told(alert: FiredAlert): void {
    this.taken.told(alert);
  }

  /**
   * Whether the end of an execution is told by an alert, so that nothing else need tell it: a failure by a rule for
   * failures, or by one that is muted so that nothing tells of it.
   * @param id of one that has ended.
   */
  async tellsEnd(id: string): Promise<boolean> {
    await this.begun;
    const execution = this.options.store.get(id);
    if (execution === undefined || !hasEnded(execution)) return false;
    const { fired, failureRules } = await this.judgeOnce(execution);
    const isQuiet = this.options.isQuiet();
    if (isFailure(execution)) return failureRules.some(({ muted }) => muted || !isQuiet);
    return !isQuiet && fired.some(({ rule }) => !rule.muted);
  }

  /** No rules are left: what happens from now on is nobody's alert. */
  forget(): void {
    this.dispose();
    forgetWatchedUntil(this.options.layout);
  }

  dispose(): void {
    this.isDisposed = true;
    if (this.subscription !== undefined) this.keepTime();
    this.subscription?.dispose();
    this.subscription = undefined;
    clearInterval(this.timer);
    this.timer = undefined;
    this.followed.clear();
  }

  private async beginLooking(goesOn: boolean): Promise<void> {
    const { store, layout, clock } = this.options;
    const until = goesOn ? readWatchedUntil(layout) : null;
    this.since = until?.at ?? clock().toISOString();
    this.behind = until?.running ?? [];
    await store.whenRead();
    if (this.isDisposed) return;
    sweepClaims(layout, (id) => store.get(id) !== undefined);
    const open = new Set([...this.behind, ...(goesOn ? this.taken.takeOver() : [])]);
    this.subscription = store.onDidChange(({ ids }) => {
      for (const id of ids) this.notice(id);
    });
    this.followRunning();
    await this.catchUp(open);
  }

  /** Judges what ended while nobody looked. @param open of these more was to be told, whenever they ended. */
  private async catchUp(open: ReadonlySet<string>): Promise<void> {
    const alerts: FiredAlert[] = [];
    for (const execution of this.options.store.list()) {
      if (!hasEnded(execution) || !(open.has(execution.id) || this.isNew(execution))) continue;
      alerts.push(...(await this.judge(execution)).fired);
      // The next window goes on where this one began.
      if (this.isDisposed) return;
    }
    if (alerts.length > 0) this.options.summarize(alerts, this.since);
    this.behind = null;
    this.keepTime();
  }

  private followRunning(): void {
    for (const execution of this.options.store.list()) if (!hasEnded(execution)) this.follow(execution);
  }

  private notice(id: string): void {
    const execution = this.options.store.get(id);
    if (execution === undefined) this.followed.delete(id);
    else if (!hasEnded(execution)) this.follow(execution);
    else if (this.followed.has(id) || this.isNew(execution)) void this.judgeOnce(execution);
  }

  /** Whether it ended since somebody looked last. */
  private isNew({ created, finished }: ExecutionSummary): boolean {
    return (finished ?? created ?? "") > this.since;
  }

  private follow(execution: ExecutionSummary): void {
    if (this.followed.has(execution.id) || execution.imported || execution.state === "UNKNOWN") return;
    this.followed.set(execution.id, this.newRun(execution));
    this.keepTime();
    this.timer ??= setInterval(() => {
      this.look();
    }, lookEveryMs);
    this.lookedAt = this.now;
  }

  private newRun({ path }: ExecutionSummary): FollowedRun {
    return new FollowedRun(path, this.rules, (execution, count) =>
      earlierDurations(this.options.store.list(), execution, count),
    );
  }

  private look(): void {
    const { store } = this.options;
    if (this.now - this.lookedAt > asleepMs) this.awakeSince = this.now;
    this.lookedAt = this.now;
    this.looks += 1;
    // Watchers may be late.
    store.followJournal();
    if (this.looks % looksPerLife === 0) this.lookForLife();
    for (const [id, run] of this.followed) {
      const execution = store.get(id);
      if (execution === undefined) this.followed.delete(id);
      else if (isRunning(execution.state)) this.lookAt(execution, run);
    }
    if (this.followed.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private lookAt(execution: ExecutionSummary, run: FollowedRun): void {
    for (const tripped of run.look(execution, this.now, this.awakeSince))
      void this.taken.take(execution, tripped, false).then((answer) => {
        if (answer.kind === "fired") this.options.tell(answer.alert);
      });
  }

  /** A runner that was killed tells nobody. */
  private lookForLife(): void {
    const { store } = this.options;
    const isDead = [...this.followed.keys()].some((id) => {
      const execution = store.get(id);
      return execution !== undefined && !hasEnded(execution) && readState(execution.path) === "DEAD";
    });
    if (isDead) store.rescan();
  }

  /** Judges one that has ended, and tells what it trips. */
  private async judgeOnce(execution: ExecutionSummary): Promise<Judged> {
    const known = this.judged.get(execution.id);
    if (known !== undefined) return await known;
    const judged = await this.judge(execution);
    for (const alert of judged.fired) this.options.tell(alert);
    return judged;
  }

  private judge(execution: ExecutionSummary): Promise<Judged> {
    const judging = this.judged.get(execution.id) ?? this.judgeEnd(execution);
    this.judged.set(execution.id, judging);
    return judging;
  }

  private async judgeEnd(execution: ExecutionSummary): Promise<Judged> {
    if (execution.imported) return { fired: [], failureRules: [] };
    const run = this.followed.get(execution.id) ?? this.newRun(execution);
    this.followed.delete(execution.id);
    const fired: FiredAlert[] = [];
    const failureRules: AlertRule[] = [];
    for (const tripped of await run.lookAtAll(execution, this.now)) {
      const answer = await this.taken.take(execution, tripped, true);
      if (answer.kind === "fired") fired.push(answer.alert);
      if (answer.kind !== "passed" && tripped.trip.when === "failed") failureRules.push(tripped.rule);
    }
    this.keepTime();
    return { fired, failureRules };
  }

  /** From here another window goes on. */
  private keepTime(): void {
    const { layout } = this.options;
    if (!existsSync(layout.root)) return;
    const at = this.behind === null ? new Date(this.now).toISOString() : this.since;
    writeWatchedUntil(layout, {
      at,
      running: [...new Set([...(this.behind ?? []), ...this.followed.keys()])],
    });
  }

  private get now(): number {
    return this.options.clock().getTime();
  }
}

/** Whether nothing more comes of it; of one whose owner is elsewhere nobody knows. */
function hasEnded({ state }: ExecutionSummary): boolean {
  return isEndState(state) || state === "DEAD";
}

function isFailure({ state }: ExecutionSummary): boolean {
  return state === "FAILED" || state === "DEAD";
}
