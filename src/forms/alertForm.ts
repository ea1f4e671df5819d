import * as vscode from "vscode";
import { alertKinds, type AlertKind, type AlertRule } from "../core/alerts/alertRule";
import { formatRelativeTime } from "../core/format/relativeTime";
import { tripText } from "../host/alerts/alertText";
import type { PastAlert, PastAlerts } from "../host/alerts/pastAlerts";
import type { RulePlace } from "../host/alerts/ruleSettings";
import { translate as t } from "../host/translate";
import { draftOfKind, missingField, ruleOfDraft, withField, type AlertDraft } from "./alertDraft";
import { changeField, changeQuery, changeTitle, type FieldContext } from "./alertFields";
import { alertRows, kindTitle, type AlertPart, type AlertRow, type AlertRowAction } from "./alertRows";
import { askPick } from "./quickInput";
import { plainLabel } from "./plainLabel";

/** A place for rules, and what it is called. */
export interface NamedPlace {
  readonly place: RulePlace;
  readonly title: string;
}

export interface AlertFormOptions extends FieldContext {
  readonly draft: AlertDraft;
  readonly place: NamedPlace;
  readonly places: readonly NamedPlace[];
  /** Whether the rule is there already. */
  readonly mayDelete: boolean;
  readonly preview: (rule: AlertRule, signal: AbortSignal) => Promise<PastAlerts>;
}

export type AlertFormResult =
  | { readonly kind: "save"; readonly rule: AlertRule; readonly place: RulePlace }
  | { readonly kind: "delete" }
  /** One left the form; what was written goes on from there. */
  | { readonly kind: "leave"; readonly draft: AlertDraft };

interface RowItem extends vscode.QuickPickItem {
  readonly action: AlertRowAction | null;
  readonly past?: PastAlert;
}

interface FormState {
  readonly draft: AlertDraft;
  readonly place: NamedPlace;
}

/** Asks what a new rule is about. @returns undefined when one went back. */
export async function askAlertKind(title: string, active?: AlertKind): Promise<AlertKind | undefined> {
  const items = alertKinds.map((kind) => ({ label: kindTitle(kind, t), when: kind }));
  const answer = await askPick({
    title,
    placeholder: t("Tell me when"),
    items,
    active: items.find(({ when }) => when === active),
  });
  return answer.kind === "taken" ? answer.items[0]?.when : undefined;
}

/** Shows the form of a rule until it is saved, deleted or left. */
export async function showAlertForm(options: AlertFormOptions): Promise<AlertFormResult> {
  let state: FormState = options;
  let active: AlertRowAction | null = null;
  for (;;) {
    const action = await askForm(state, active, options);
    if (action === null) return { kind: "leave", draft: state.draft };
    if (action === "again") continue;
    if (action.kind === "delete") return { kind: "delete" };
    active = action;
    if (action.kind !== "save") {
      state = await change(state, action, options);
      continue;
    }
    const parsed = ruleOfDraft(state.draft);
    if (parsed.ok) return { kind: "save", rule: parsed.rule, place: state.place.place };
    const field = missingField(state.draft);
    if (field !== null) state = { ...state, draft: await changeField(state.draft, field, options) };
  }
}

async function askForm(
  { draft, place }: FormState,
  active: AlertRowAction | null,
  options: AlertFormOptions,
): Promise<AlertRowAction | "again" | null> {
  const remove: AlertRow = {
    icon: "trash",
    label: t("Delete Rule"),
    description: "",
    action: { kind: "delete" },
  };
  const shown = [...alertRows(draft, place.title, t), ...(options.mayDelete ? [remove] : [])];
  const rows = shown.map(({ icon, label, description, action }): RowItem => ({
    label,
    iconPath: new vscode.ThemeIcon(icon),
    description,
    action,
  }));
  const controller = new AbortController();
  const answer = await askPick<RowItem>({
    title: options.title,
    placeholder: t("Enter on a row changes it; Save Rule keeps the rule"),
    items: rows,
    active: rows.find(({ action }) => JSON.stringify(action) === JSON.stringify(active)) ?? rows[0],
    onShow: (pick) => {
      void showPreview(pick, rows, draft, options, controller.signal);
    },
  });
  controller.abort();
  if (answer.kind === "back" || answer.kind === "button") return null;
  return await take(answer.kind === "taken" ? answer.items[0] : answer.item);
}

/** A past execution opens its page behind the form. */
async function take(item: RowItem | undefined): Promise<AlertRowAction | "again"> {
  if (item?.past !== undefined) {
    const { workspace, execution } = item.past;
    await vscode.commands.executeCommand("executions.openDetails", { workspace, id: execution.id });
  }
  return item?.action ?? "again";
}

/** Below the fields: which past executions the rule would have told of. */
async function showPreview(
  pick: vscode.QuickPick<RowItem>,
  rows: readonly RowItem[],
  draft: AlertDraft,
  { preview }: AlertFormOptions,
  signal: AbortSignal,
): Promise<void> {
  const parsed = ruleOfDraft(draft);
  if (!parsed.ok) return;
  pick.busy = true;
  try {
    const past = await preview(parsed.rule, signal);
    if (signal.aborted) return;
    const [active] = pick.activeItems;
    pick.items = [...rows, ...previewItems(past)];
    if (active !== undefined) pick.activeItems = [active];
    pick.busy = false;
  } catch {
    // The form went on, or an execution could not be read: the rule can be saved all the same.
  }
}

function previewItems({ alerts, looked }: PastAlerts): RowItem[] {
  const label = t("Would have told of {0} of the last {1} executions", alerts.length, looked);
  // A heading over nothing is not shown.
  if (alerts.length === 0) return [{ label, iconPath: new vscode.ThemeIcon("bell-slash"), action: null }];
  const heading: RowItem = { label, kind: vscode.QuickPickItemKind.Separator, action: null };
  const now = new Date();
  return [
    heading,
    ...alerts.map((past): RowItem => {
      const { execution, trip } = past;
      const at = execution.finished ?? execution.created;
      const when = at === null ? [] : [formatRelativeTime(new Date(at), now)];
      return {
        label: plainLabel(execution.name ?? execution.id),
        iconPath: new vscode.ThemeIcon("bell"),
        description: plainLabel([tripText(trip, t), ...when].join(" · ")),
        action: null,
        past,
      };
    }),
  ];
}

async function change(
  state: FormState,
  action: Exclude<AlertRowAction, { kind: "save" | "delete" }>,
  options: AlertFormOptions,
): Promise<FormState> {
  const { draft, place } = state;
  if (action.kind === "field") return { ...state, draft: await changeField(draft, action.field, options) };
  if (action.part === "place") return { ...state, place: await askPlace(place, options) };
  return { ...state, draft: await changePart(draft, action.part, options) };
}

async function changePart(
  draft: AlertDraft,
  part: Exclude<AlertPart, "place">,
  options: AlertFormOptions,
): Promise<AlertDraft> {
  switch (part) {
    case "when": {
      const kind = await askAlertKind(options.title, draft.when);
      return kind === undefined ? draft : draftOfKind(draft, kind);
    }
    case "query":
      return await changeQuery(draft, options);
    case "title":
      return await changeTitle(draft, options);
    case "muted":
      return withField(draft, "muted", draft["muted"] === true ? undefined : true);
  }
}

async function askPlace(place: NamedPlace, { title, places }: AlertFormOptions): Promise<NamedPlace> {
  const items = places.map((each) => ({ label: each.title, each }));
  const active = items.find(({ each }) => each.title === place.title);
  const answer = await askPick({
    title: `${t("Kept in")} · ${title}`,
    placeholder: t("Whose settings hold the rule"),
    items,
    active,
  });
  return (answer.kind === "taken" ? answer.items[0]?.each : undefined) ?? place;
}
