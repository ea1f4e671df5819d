import * as vscode from "vscode";
import { parseHousekeepingRules } from "../core/housekeeping/housekeepingRule";
import { askHousekeepingTasks } from "../forms/housekeepingPick";
import { housekeepingSections, ruleText } from "../forms/housekeepingRows";
import { withCancellableProgress } from "../host/cancellableProgress";
import {
  editHousekeepingRules,
  housekeepingSetting,
  type HousekeepingSetting,
} from "../host/housekeepingRules";
import { translate } from "../host/translate";
import type { WorkspaceEntry } from "../host/workspaces";
import { askHousekeeping } from "../store/housekeeping/askHousekeeping";
import type { HousekeepingAnswers } from "../store/housekeeping/housekeepingRequest";
import { chooseFolder } from "./chooseFolder";
import { performHousekeeping } from "./performHousekeeping";
import type { Services } from "./services";

/** Offered where no rules are set: taken once, not kept. */
const samples: readonly unknown[] = [
  { action: "archive", olderThanDays: 30, keepLast: 5 },
  { action: "archive", keepLast: 20 },
  { action: "delete", failedOnly: true, olderThanDays: 14 },
];

/**
 * `executions.previewHousekeeping`: shows what the rules of the settings would archive and delete, and does with what stays
 * ticked what they say. Where there are no rules, one is picked for this once.
 */
export async function previewHousekeeping({ workspaces, context }: Services): Promise<void> {
  const entry = await chooseFolder(workspaces, vscode.l10n.t("Housekeeping of which folder?"));
  if (entry === undefined) return;
  const set = housekeepingSetting(entry.layout);
  tellProblems(set.problems);
  const chosen = set.rules.length > 0 || set.problems.length > 0 ? set : await pickSample();
  if (chosen === undefined || chosen.rules.length === 0) return;
  const program = context.asAbsolutePath("dist/housekeepingWorker.js");
  const plan = await planOf(entry, program, chosen.setting);
  const sections = housekeepingSections(
    plan.steps,
    chosen.rules,
    (id) => entry.store.get(id),
    new Date(),
    translate,
  );
  const spared = sparedText(plan.spared);
  if (sections.length === 0) {
    void vscode.window.showInformationMessage(
      [vscode.l10n.t("Housekeeping has nothing to do."), spared].filter((part) => part !== "").join(" "),
    );
    return;
  }
  const tasks = await askHousekeepingTasks(sections, spared, () => void editHousekeepingRules());
  if (tasks !== undefined && tasks.length > 0) await performHousekeeping(entry, program, tasks, plan.steps);
}

async function planOf(
  { layout }: WorkspaceEntry,
  program: string,
  rules: unknown,
): Promise<HousekeepingAnswers["plan"]> {
  const title = vscode.l10n.t("Looking what housekeeping would take");
  const request = { kind: "plan" as const, rules, now: new Date().toISOString() };
  return await withCancellableProgress(title, async (signal, report) => {
    const onLooked = (looked: number, total: number): void => {
      report(looked / total, vscode.l10n.t("{0} of {1}", looked, total));
    };
    return await askHousekeeping(program, layout, request, onLooked, signal);
  });
}

function tellProblems(problems: readonly string[]): void {
  if (problems.length === 0) return;
  const edit = vscode.l10n.t("Edit Rules");
  const text = vscode.l10n.t("Not all rules of housekeeping can be followed: {0}", problems.join(" "));
  void vscode.window.showWarningMessage(text, edit).then((choice) => {
    if (choice === edit) void editHousekeepingRules();
  });
}

async function pickSample(): Promise<HousekeepingSetting | undefined> {
  const items = samples.map((sample) => {
    const setting = [sample];
    const { rules, problems } = parseHousekeepingRules(setting);
    const [rule] = rules;
    return {
      label: rule === undefined ? "" : ruleText(rule, translate),
      chosen: { setting, rules, problems },
    };
  });
  const edit = { label: vscode.l10n.t("$(gear) Edit Rules…"), chosen: undefined };
  const picked = await vscode.window.showQuickPick([...items, edit], {
    title: vscode.l10n.t("Housekeeping"),
    placeHolder: vscode.l10n.t("No rules are set. Which one for this once? A preview comes first."),
  });
  if (picked === edit) await editHousekeepingRules();
  return picked?.chosen;
}

function sparedText({ pinned, tagged, used }: HousekeepingAnswers["plan"]["spared"]): string {
  const parts = [
    ...(pinned === 0 ? [] : [vscode.l10n.t("{0} pinned", pinned)]),
    ...(tagged === 0 ? [] : [vscode.l10n.t("{0} tagged", tagged)]),
    ...(used === 0 ? [] : [vscode.l10n.t("{0} used by others", used)]),
  ];
  return parts.length === 0 ? "" : vscode.l10n.t("Left out: {0}.", parts.join(", "));
}
