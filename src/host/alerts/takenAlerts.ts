import { ruleKey, type AlertRule } from "../../core/alerts/alertRule";
import type { AlertTrip } from "../../core/alerts/alertTrip";
import { asksBundle } from "../../core/query/asksBundle";
import { compileQuery } from "../../core/query/compileQuery";
import type { ExecutionSummary } from "../../core/summary";
import { readAlerts } from "../../bundle/alertRecords";
import type { WorkspaceLayout } from "../../bundle/layout";
import { matchesExecution } from "../../store/matchesExecution";
import { claimAlert, claimName, markTold, untoldClaims } from "./alertClaims";
import type { TrippedRule } from "./followedRun";

/** An execution has tripped a rule just now. */
export interface FiredAlert {
  /** Absolute path of its workspace. */
  readonly workspace: string;
  readonly execution: ExecutionSummary;
  readonly rule: AlertRule;
  readonly trip: AlertTrip;
}

/** What became of a rule that an execution tripped: this window tells of it, it was told before, its query is another's. */
export type Answer =
  { readonly kind: "fired"; readonly alert: FiredAlert } | { readonly kind: "known" | "passed" };

interface TakenAlertsOptions {
  readonly layout: WorkspaceLayout;
  readonly clock: () => Date;
  /** Notes the alert in the bundle; never throws. */
  readonly record: (alert: FiredAlert) => Promise<void>;
}

/** Takes alerts for this window, each once, and remembers those that were not told yet. */
export class TakenAlerts {
  /** Those that need not be looked at again: execution and rule. */
  private readonly settled = new Set<string>();
  /** Those whose query does not match what the execution's files hold: it is asked again when they are complete. */
  private readonly unmatched = new Set<string>();
  /** What an earlier window took and told nobody of. */
  private left: ReadonlySet<string> = new Set();

  constructor(private readonly options: TakenAlertsOptions) {}

  /** Takes over what an earlier window took and told nobody of. @returns the executions that it is about. */
  takeOver(): ReadonlySet<string> {
    const claims = untoldClaims(this.options.layout);
    this.left = new Set(claims.map(({ name }) => name));
    return new Set(claims.map(({ id }) => id));
  }

  /** Takes an alert and notes it, where its query matches and nobody took it before. @param ended whether nothing more comes. */
  async take(execution: ExecutionSummary, { rule, trip }: TrippedRule, ended: boolean): Promise<Answer> {
    const { layout, clock, record } = this.options;
    const key = ruleKey(rule);
    const name = claimName(execution.id, key);
    if (this.settled.has(name)) return { kind: "known" };
    if (!ended && this.unmatched.has(name)) return { kind: "passed" };
    this.settled.add(name);
    if (!(await matchesExecution(layout, execution, compileQuery(rule.query, clock())).catch(() => false))) {
      this.settled.delete(name);
      if (asksBundle(rule.query)) this.unmatched.add(name);
      return { kind: "passed" };
    }
    const isNoted = readAlerts(execution.path).some((alert) => alert.rule === key);
    const isTaken = !this.left.has(name) && (isNoted || !claimAlert(layout, execution.id, key));
    if (isTaken) return { kind: "known" };
    const alert = { workspace: layout.workspace, execution, rule, trip };
    if (!isNoted) await record(alert);
    return { kind: "fired", alert };
  }

  /** An alert was shown, or is not to be: no later window tells of it. */
  told({ execution, rule }: FiredAlert): void {
    markTold(this.options.layout, execution.id, ruleKey(rule));
  }
}
