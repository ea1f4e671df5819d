import * as vscode from "vscode";
import { parseAlertRule, ruleKey, ruleSetting, type AlertRule } from "../../core/alerts/alertRule";
import type { JsonObject } from "../../core/json";
import { translate } from "../translate";

/** Where a rule is set. */
export interface RulePlace {
  readonly target: vscode.ConfigurationTarget;
  /** Of which settings are meant. */
  readonly folder: vscode.Uri;
}

export interface SetRule {
  readonly rule: AlertRule;
  readonly place: RulePlace;
}

/** An entry of the setting that is no rule. */
export interface RuleProblem {
  readonly place: RulePlace;
  /** From 0. */
  readonly index: number;
  readonly problem: string;
}

export interface RuleSettings {
  /** Those of the user first; one that stands in several places once. */
  readonly rules: readonly SetRule[];
  readonly problems: readonly RuleProblem[];
}

const name = "alerts.rules";

/** The rules that hold in a folder: those of the user, of the workspace and of the folder together. */
export function ruleSettings(folder: vscode.Uri): RuleSettings {
  const rules = new Map<string, SetRule>();
  const problems: RuleProblem[] = [];
  for (const target of targets()) {
    const place = { target, folder };
    for (const [index, entry] of entriesOf(place).entries()) {
      const parsed = parseAlertRule(entry, translate);
      if (!parsed.ok) problems.push({ place, index, problem: parsed.problem });
      else if (!rules.has(ruleKey(parsed.rule)))
        rules.set(ruleKey(parsed.rule), { rule: parsed.rule, place });
    }
  }
  return { rules: [...rules.values()], problems };
}

/** Whether two places are the same settings: those of the user and of the workspace are of all folders. */
export function isSamePlace(one: RulePlace, other: RulePlace): boolean {
  return (
    one.target === other.target &&
    (one.target !== vscode.ConfigurationTarget.WorkspaceFolder || one.folder.fsPath === other.folder.fsPath)
  );
}

/** Where rules can be set in this window. */
export function targets(): readonly vscode.ConfigurationTarget[] {
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  // In a window of one folder its settings are those of the workspace.
  return vscode.workspace.workspaceFile === undefined
    ? [Global, Workspace]
    : [Global, Workspace, WorkspaceFolder];
}

/** Adds a rule, or puts it in the place of another one. @param before the one that it replaces, where it stands now. */
export async function saveRule(rule: AlertRule, place: RulePlace, before?: SetRule): Promise<void> {
  if (before !== undefined && !isSamePlace(before.place, place)) await deleteRule(before);
  const key = before === undefined ? ruleKey(rule) : ruleKey(before.rule);
  const entries = entriesOf(place);
  const index = entries.findIndex((entry) => keyOf(entry) === key);
  const setting = ruleSetting(rule);
  await update(place, index < 0 ? [...entries, setting] : entries.with(index, setting));
}

export async function deleteRule({ rule, place }: SetRule): Promise<void> {
  const key = ruleKey(rule);
  await update(
    place,
    entriesOf(place).filter((entry) => keyOf(entry) !== key),
  );
}

export async function muteRule({ rule, place }: SetRule, muted: boolean): Promise<void> {
  await saveRule({ ...rule, muted }, place);
}

function keyOf(entry: unknown): string | null {
  const parsed = parseAlertRule(entry);
  return parsed.ok ? ruleKey(parsed.rule) : null;
}

function entriesOf({ target, folder }: RulePlace): readonly unknown[] {
  const inspected = vscode.workspace.getConfiguration("executions", folder).inspect<unknown>(name);
  const values: Readonly<Record<vscode.ConfigurationTarget, unknown>> = {
    [vscode.ConfigurationTarget.Global]: inspected?.globalValue,
    [vscode.ConfigurationTarget.Workspace]: inspected?.workspaceValue,
    [vscode.ConfigurationTarget.WorkspaceFolder]: inspected?.workspaceFolderValue,
  };
  const value = values[target];
  return Array.isArray(value) ? value : [];
}

async function update({ target, folder }: RulePlace, entries: readonly unknown[]): Promise<void> {
  const configuration = vscode.workspace.getConfiguration("executions", folder);
  await configuration.update(name, entries.length === 0 ? undefined : (entries as JsonObject[]), target);
}
