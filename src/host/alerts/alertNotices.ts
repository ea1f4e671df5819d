import * as vscode from "vscode";
import { ruleKey } from "../../core/alerts/alertRule";
import { terminalHint } from "../../core/asksForTerminal";
import { fieldIs } from "../../core/dashboard/figureQueries";
import { printQuery } from "../../core/query/printQuery";
import { mayStop } from "../../core/lifecycle";
import { translate as t } from "../translate";
import { ruleTitle, sinceText, tripText } from "./alertText";
import { isQuiet } from "./quietMode";
import { muteRule, ruleSettings } from "./ruleSettings";
import type { FiredAlert } from "./takenAlerts";

/** What comes within this time is told in one message, in ms. */
const gatherMs = 1500;
/** So many are named in one message. */
const maximumNamed = 3;
/** More executions than this are asked for by what they have in common. */
const maximumAskedById = 20;

/** Tells alerts by VS Code's notifications: warnings, which its Do Not Disturb keeps back. */
export class AlertNotices implements vscode.Disposable {
  private gathered: FiredAlert[] = [];
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param told is called of each alert when it is shown, or is not to be; never of those that a closing window keeps.
   * @param fail tells of an answer that could not be carried out.
   */
  constructor(
    private readonly told: (alert: FiredAlert) => void,
    private readonly fail: (error: unknown) => void,
  ) {}

  /** Tells an alert, together with those that come within a moment. */
  tell(alert: FiredAlert): void {
    if (!isToBeTold(alert)) {
      this.told(alert);
      return;
    }
    this.gathered.push(alert);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const alerts = this.gathered;
      this.gathered = [];
      const [only, ...others] = alerts;
      if (only === undefined) return;
      if (others.length === 0) void this.tellOne(only).catch(this.fail);
      else void this.tellSeveral(alerts, severalText(alerts)).catch(this.fail);
      alerts.forEach(this.told);
    }, gatherMs);
  }

  /** Tells at once what happened while nobody looked. @param since ISO 8601. */
  summarize(alerts: readonly FiredAlert[], since: string): void {
    const shown = alerts.filter(isToBeTold);
    alerts.forEach(this.told);
    if (shown.length === 0) return;
    const when = sinceText(new Date(since), new Date(), t);
    const text =
      shown.length === 1
        ? t("1 alert since {0}: {1}", when, namedList(shown))
        : t("{0} alerts since {1}: {2}", shown.length, when, namedList(shown));
    void this.tellSeveral(shown, text).catch(this.fail);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }

  private async tellOne(alert: FiredAlert): Promise<void> {
    const { workspace, execution } = alert;
    const actions = { ...actionsOn(alert), [t("Mute This Rule")]: () => mute(alert) };
    const choice = await vscode.window.showWarningMessage(alertText(alert), ...Object.keys(actions));
    const action = choice === undefined ? undefined : actions[choice];
    if (typeof action === "function") await action();
    else if (action !== undefined)
      await vscode.commands.executeCommand(action, { workspace, id: execution.id });
  }

  private async tellSeveral(alerts: readonly FiredAlert[], text: string): Promise<void> {
    const show = t("Show");
    const muteOne = t("Mute This Rule");
    const [first] = alerts;
    const isOneRule = new Set(alerts.map(({ rule }) => ruleKey(rule))).size === 1;
    const choice = await vscode.window.showWarningMessage(text, show, ...(isOneRule ? [muteOne] : []));
    if (choice === show) await vscode.commands.executeCommand("executions.openTable", queryOf(alerts));
    if (choice === muteOne && first !== undefined) await mute(first);
  }
}

/** Titles of the buttons on one alert, and the commands that they start. */
function actionsOn({ execution, trip }: FiredAlert): Record<string, string | (() => Promise<void>)> {
  const asksTerminal = trip.when === "failed" && trip.reason?.endsWith(terminalHint) === true;
  return {
    ...(asksTerminal ? { [t("Re-run with a Terminal")]: "executions.rerunUnderTerminal" } : {}),
    [t("Open Details")]: "executions.openDetails",
    [t("Show Logs")]: "executions.showLogs",
    ...(mayStop(execution.state) ? { [t("Stop")]: "executions.stop" } : {}),
  };
}

function isToBeTold({ workspace, rule }: FiredAlert): boolean {
  return !rule.muted && !isQuiet(vscode.Uri.file(workspace));
}

function alertText({ execution, trip }: FiredAlert): string {
  return t("{0}: {1}", execution.name ?? execution.method ?? execution.id, tripText(trip, t));
}

function severalText(alerts: readonly FiredAlert[]): string {
  return t("{0} alerts: {1}", alerts.length, namedList(alerts));
}

function namedList(alerts: readonly FiredAlert[]): string {
  const named = alerts.slice(0, maximumNamed).map(alertText).join("; ");
  return alerts.length > maximumNamed ? `${named}; …` : named;
}

/** What the Executions page shows of them. */
function queryOf(alerts: readonly FiredAlert[]): string {
  const ids = [...new Set(alerts.map(({ execution }) => execution.id))];
  return ids.length > maximumAskedById
    ? "is:alerted"
    : printQuery({ kind: "or", parts: ids.map((id) => fieldIs("id", id)) });
}

async function mute({ workspace, rule }: FiredAlert): Promise<void> {
  const key = ruleKey(rule);
  const set = ruleSettings(vscode.Uri.file(workspace)).rules.find((each) => ruleKey(each.rule) === key);
  if (set === undefined) return;
  await muteRule(set, true);
  const undo = t("Undo");
  const text = t("Muted: {0}. It still marks executions.", ruleTitle(rule, t));
  if ((await vscode.window.showInformationMessage(text, undo)) === undo) await muteRule(set, false);
}
