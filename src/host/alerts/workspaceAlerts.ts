import { existsSync } from "node:fs";
import { ruleKey, type AlertRule } from "../../core/alerts/alertRule";
import type { AlertTrip } from "../../core/alerts/alertTrip";
import { earlierDurations } from "../../core/alerts/usualTime";
import type { Disposable } from "../../core/emitter";
import { isEndState, isRunning } from "../../core/lifecycle";
import { asksBundle } from "../../core/query/asksBundle";
import { compileQuery } from "../../core/query/compileQuery";
import type { ExecutionSummary } from "../../core/summary";
import { readAlerts } from "../../bundle/alertRecords";
import type { WorkspaceLayout } from "../../bundle/layout";
import type { ExecutionStore } from "../../store/executionStore";
import { matchesExecution } from "../../store/matchesExecution";
import { readState } from "../../store/readState";
import { claimAlert, sweepClaims } from "./alertClaims";
import { FollowedRun, type TrippedRule } from "./followedRun";
import { forgetWatchedUntil, readWatchedUntil, writeWatchedUntil } from "./watchedUntil";

/** An execution has tripped a rule just now. */
export interface FiredAlert {
  /** Absolute path of its workspace. */
  readonly workspace: string;
  readonly execution: ExecutionSummary;
  readonly rule: AlertRule;
  readonly trip: AlertTrip;
}

export interface WorkspaceAlertsOptions {
  readonly layout: WorkspaceLayout;
  readonly store: ExecutionStore;
  readonly clock: () => Date;
  /** Notes the alert in the bundle; never throws. */
  readonly record: (alert: FiredAlert) => Promise<void>;
  readonly tell: (alert: FiredAlert) => void;
  /** What happened while nobody looked. @param since ISO 8601. */
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
  /** Whether a rule tells of its failure, whoever told it. */
  readonly tellsFailure: boolean;
}

type Answer = { readonly kind: "fired"; readonly alert: FiredAlert } | { readonly kind: "known" | "passed" };

/** Looks at the executions of one workspace for the rules of its user: while they run, and once when they have ended. */
export class WorkspaceAlerts implements Disposable {
  private readonly followed = new Map</* id */ string, FollowedRun>();
  private readonly judged = new Map</* id */ string, Promise<Judged>>();
  /** Alerts that need not be looked at again: execution and rule. */
  private readonly settled = new Set<string>();
  /** Those whose query does not match what the execution's files hold: it is asked again when they are complete. */
  private readonly unmatched = new Set<string>();
  private subscription: Disposable | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looks = 0;
  private lookedAt = 0;
  private awakeSince = 0;
  private since = "";
  private begun: Promise<void> | undefined;
  private rules: readonly AlertRule[] = [];

  constructor(private readonly options: WorkspaceAlertsOptions) {}

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

  /**
   * Whether the end of an execution is told by an alert, so that nothing else need tell it.
   * @param id of one that has ended.
   */
  async tellsEnd(id: string): Promise<boolean> {
    await this.begun;
    const execution = this.options.store.get(id);
    if (execution === undefined || !hasEnded(execution)) return false;
    const { fired, tellsFailure } = await this.judgeOnce(execution);
    return fired.length > 0 || tellsFailure;
  }

  /** No rules are left: what happens from now on is nobody's alert. */
  forget(): void {
    this.dispose();
    forgetWatchedUntil(this.options.layout);
  }

  dispose(): void {
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
    await store.whenRead();
    sweepClaims(layout, (id) => store.get(id) !== undefined);
    const wasRunning = new Set(until?.running);
    const meanwhile = store
      .list()
      .filter((execution) => hasEnded(execution) && (wasRunning.has(execution.id) || this.isNew(execution)));
    this.subscription = store.onDidChange(({ ids }) => {
      for (const id of ids) this.notice(id);
    });
    this.followRunning();
    const alerts: FiredAlert[] = [];
    for (const execution of meanwhile) alerts.push(...(await this.judge(execution)).fired);
    if (alerts.length > 0) this.options.summarize(alerts, this.since);
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
      void this.fire(execution, tripped).then((answer) => {
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
    if (execution.imported) return { fired: [], tellsFailure: false };
    const run = this.followed.get(execution.id) ?? this.newRun(execution);
    this.followed.delete(execution.id);
    const fired: FiredAlert[] = [];
    let tellsFailure = false;
    for (const tripped of await run.lookAtAll(execution, this.now)) {
      const answer = await this.fire(execution, tripped);
      if (answer.kind === "fired") fired.push(answer.alert);
      if (answer.kind !== "passed" && tripped.trip.when === "failed") tellsFailure = true;
    }
    this.keepTime();
    return { fired, tellsFailure };
  }

  /** Takes an alert for this window and notes it, where its query matches and nobody took it before. */
  private async fire(execution: ExecutionSummary, { rule, trip }: TrippedRule): Promise<Answer> {
    const { layout, clock, record } = this.options;
    const key = ruleKey(rule);
    const alertKey = `${execution.id}\n${key}`;
    if (this.settled.has(alertKey)) return { kind: "known" };
    if (!hasEnded(execution) && this.unmatched.has(alertKey)) return { kind: "passed" };
    this.settled.add(alertKey);
    if (!(await matchesExecution(layout, execution, compileQuery(rule.query, clock())).catch(() => false))) {
      this.settled.delete(alertKey);
      if (asksBundle(rule.query)) this.unmatched.add(alertKey);
      return { kind: "passed" };
    }
    const isKnown = readAlerts(execution.path).some((alert) => alert.rule === key);
    if (isKnown || !claimAlert(layout, execution.id, key)) return { kind: "known" };
    const alert = { workspace: layout.workspace, execution, rule, trip };
    await record(alert);
    return { kind: "fired", alert };
  }

  /** From here another window goes on. */
  private keepTime(): void {
    const { layout } = this.options;
    if (!existsSync(layout.root)) return;
    writeWatchedUntil(layout, { at: new Date(this.now).toISOString(), running: [...this.followed.keys()] });
  }

  private get now(): number {
    return this.options.clock().getTime();
  }
}

/** Whether nothing more comes of it; of one whose owner is elsewhere nobody knows. */
function hasEnded({ state }: ExecutionSummary): boolean {
  return isEndState(state) || state === "DEAD";
}
