import { basename } from "node:path";
import * as vscode from "vscode";
import { ruleKey, ruleSetting } from "../core/alerts/alertRule";
import { askAlertKind, showAlertForm, type NamedPlace } from "../forms/alertForm";
import { draftOfKind, type AlertDraft } from "../forms/alertDraft";
import { askPick } from "../forms/quickInput";
import { HumanError } from "../core/humanError";
import { conditionText, ruleTitle } from "../host/alerts/alertText";
import { pastAlerts } from "../host/alerts/pastAlerts";
import { isQuiet, setQuiet } from "../host/alerts/quietMode";
import {
  deleteRule,
  isSamePlace,
  muteRule,
  ruleSettings,
  saveRule,
  targets,
  type RulePlace,
  type RuleProblem,
  type RuleSettings,
  type SetRule,
} from "../host/alerts/ruleSettings";
import { translate as t } from "../host/translate";
import type { Services } from "./services";

interface RuleItem extends vscode.QuickPickItem {
  readonly step: Step;
}

type Step =
  | { readonly kind: "new" | "quiet" | "settings" | "leave" }
  | { readonly kind: "edit" | "mute" | "delete"; readonly set: SetRule };

const draftKey = "executions.alerts.draft";

/** `executions.newAlertRule`; a rule that was begun and left goes on where it was. */
export async function newAlertRule(services: Services): Promise<void> {
  requireFolder(services);
  const title = t("New Alert Rule");
  const state = services.context.workspaceState;
  const kept = state.get<AlertDraft>(draftKey);
  const kind = await askAlertKind(title, kept?.when);
  const [place] = placesOf(services);
  if (kind === undefined || place === undefined) return;
  const draft = kept?.when === kind ? kept : draftOfKind({}, kind);
  const left = await editRule(services, title, draft, place);
  await state.update(draftKey, left ?? undefined);
}

/** `executions.manageAlertRules`: lists the rules; they are changed, muted and deleted there. */
export async function manageAlertRules(services: Services): Promise<void> {
  requireFolder(services);
  for (;;) {
    const step = await askRules(services);
    switch (step.kind) {
      case "leave":
        return;
      case "new":
        await newAlertRule(services);
        return;
      case "settings":
        await vscode.commands.executeCommand("workbench.action.openSettings", "executions.alerts");
        return;
      case "quiet":
        await setQuiet(foldersOf(services), !isAllQuiet(services));
        break;
      case "mute":
        await muteRule(step.set, !step.set.rule.muted);
        break;
      case "delete":
        await deleteAndOffer(step.set);
        break;
      case "edit": {
        const { rule, place } = step.set;
        const draft: AlertDraft = { ...ruleSetting(rule), when: rule.condition.when };
        await editRule(services, t("Edit Alert Rule"), draft, namedPlace(place, services), step.set);
        break;
      }
    }
  }
}

function requireFolder({ workspaces }: Services): void {
  if (workspaces.all().length > 0) return;
  throw new HumanError(t("Open a folder first: alerts look at the executions of its folders."), 2);
}

/** @returns what was written where one left the form. */
async function editRule(
  services: Services,
  title: string,
  draft: AlertDraft,
  place: NamedPlace,
  before?: SetRule,
): Promise<AlertDraft | null> {
  const entries = services.workspaces.all();
  const result = await showAlertForm({
    title,
    draft,
    place,
    places: placesOf(services),
    mayDelete: before !== undefined,
    executions: () => entries.flatMap(({ store }) => store.list()),
    preview: (rule, signal) => pastAlerts(entries, rule, new Date(), signal),
  });
  if (result.kind === "leave") return result.draft;
  if (result.kind === "delete" && before !== undefined) await deleteAndOffer(before);
  if (result.kind !== "save") return null;
  await saveRule(result.rule, result.place, before);
  const text = t("Saved the alert rule: {0}.", ruleTitle(result.rule, t));
  vscode.window.setStatusBarMessage(text, savedMs);
  return null;
}

const savedMs = 5000;

async function askRules(services: Services): Promise<Step> {
  const items = ruleItems(services);
  const answer = await askPick<RuleItem>({
    title: t("Alert Rules"),
    placeholder: t("Enter on a rule changes it"),
    items,
  });
  if (answer.kind === "back" || answer.kind === "button") return { kind: "leave" };
  if (answer.kind === "taken") return answer.items[0]?.step ?? { kind: "leave" };
  const { step } = answer.item;
  if (!("set" in step)) return step;
  return { kind: answer.button.tooltip === deleteTooltip() ? "delete" : "mute", set: step.set };
}

function ruleItems(services: Services): RuleItem[] {
  const settings = services.workspaces.all().map(({ folder }) => ruleSettings(folder.uri));
  const rules = new Map(settings.flatMap((each) => each.rules).map((set) => [ruleKey(set.rule), set]));
  const quiet = isAllQuiet(services);
  return [
    { label: t("New Alert Rule…"), iconPath: new vscode.ThemeIcon("add"), step: { kind: "new" } },
    {
      label: quiet ? t("Quiet Mode is on") : t("Quiet Mode is off"),
      description: quiet
        ? t("alerts mark executions, and show no notification")
        : t("alerts show notifications"),
      iconPath: new vscode.ThemeIcon(quiet ? "bell-slash" : "bell"),
      step: { kind: "quiet" },
    },
    ...[...rules.values()].map((set) => ruleItem(set, services)),
    ...problemsOf(settings).map((problem) => problemItem(problem, services)),
    {
      label: t("Open Settings"),
      description: "executions.alerts.rules",
      iconPath: new vscode.ThemeIcon("gear"),
      step: { kind: "settings" },
    },
  ];
}

/** Each once: what stands in the user's settings is read for every folder. */
function problemsOf(settings: readonly RuleSettings[]): readonly RuleProblem[] {
  const problems = settings.flatMap((each) => each.problems);
  return problems.filter(
    ({ place, index }, at) =>
      problems.findIndex((other) => other.index === index && isSamePlace(other.place, place)) === at,
  );
}

function ruleItem(set: SetRule, services: Services): RuleItem {
  const { rule, place } = set;
  const asked = rule.title === null ? [] : [conditionText(rule.condition, t)];
  const of = rule.queryText === null ? [] : [rule.queryText];
  const where = namedPlace(place, services).title;
  return {
    label: ruleTitle(rule, t),
    description: [...asked, ...of, ...(rule.muted ? [t("muted")] : []), where].join(" · "),
    iconPath: new vscode.ThemeIcon(rule.muted ? "bell-slash" : "bell"),
    buttons: [
      {
        iconPath: new vscode.ThemeIcon(rule.muted ? "bell" : "bell-slash"),
        tooltip: rule.muted ? t("Unmute") : t("Mute"),
      },
      { iconPath: new vscode.ThemeIcon("trash"), tooltip: deleteTooltip() },
    ],
    step: { kind: "edit", set },
  };
}

function problemItem({ index, problem, place }: RuleProblem, services: Services): RuleItem {
  return {
    label: t("Rule {0} cannot be read", index + 1),
    description: problem,
    detail: namedPlace(place, services).title,
    iconPath: new vscode.ThemeIcon("error"),
    step: { kind: "settings" },
  };
}

function deleteTooltip(): string {
  return t("Delete Rule");
}

async function deleteAndOffer(set: SetRule): Promise<void> {
  await deleteRule(set);
  const undo = t("Undo");
  const text = t("Deleted the alert rule: {0}.", ruleTitle(set.rule, t));
  void vscode.window.showInformationMessage(text, undo).then(async (choice) => {
    if (choice === undo) await saveRule(set.rule, set.place);
  });
}

function placesOf({ workspaces }: Services): readonly NamedPlace[] {
  const entries = workspaces.all();
  const [first] = entries;
  if (first === undefined) return [];
  const folder = first.folder.uri;
  return targets().flatMap((target): NamedPlace[] => {
    switch (target) {
      case vscode.ConfigurationTarget.Global:
        return [{ place: { target, folder }, title: t("User Settings") }];
      case vscode.ConfigurationTarget.Workspace:
        return [{ place: { target, folder }, title: t("Workspace Settings") }];
      case vscode.ConfigurationTarget.WorkspaceFolder:
        return entries.map((entry) => ({
          place: { target, folder: entry.folder.uri },
          title: t("Settings of {0}", basename(entry.layout.workspace)),
        }));
    }
  });
}

function namedPlace(place: RulePlace, services: Services): NamedPlace {
  const known = placesOf(services).find((each) => isSamePlace(each.place, place));
  return { place, title: known?.title ?? "" };
}

/** Whether no folder shows alerts. */
function isAllQuiet(services: Services): boolean {
  return foldersOf(services).every(isQuiet);
}

function foldersOf({ workspaces }: Services): readonly vscode.Uri[] {
  return workspaces.all().map(({ folder }) => folder.uri);
}
