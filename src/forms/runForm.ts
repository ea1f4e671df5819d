import * as vscode from "vscode";
import type { Json } from "../core/json";
import { isSecret, type ProcessDescription } from "../core/processDescription";
import { translate as t } from "../host/translate";
import type { PathSources } from "./editPath";
import type { EarlierFiles } from "./fileText";
import { textOfFile } from "./textOfFile";
import { commandPreview } from "./commandPreview";
import { editField, type EditContext } from "./editField";
import { editOptions } from "./editOptions";
import type { FormMemory } from "./formMemory";
import { formPlaceholder, formRows, formTitle, obstacle, type FormRow, type RowAction } from "./formRows";
import {
  beginForm,
  draftOf,
  invalidFields,
  rechecked,
  valuesOf,
  withDefaults,
  withValue,
  type Check,
  type Field,
  type FormState,
} from "./formState";
import { checkField } from "./inputRules";
import { pathProblem } from "./pathProblem";
import type { FormSecrets, SecretHold } from "./formSecrets";
import { askPick } from "./quickInput";
import { plainLabel } from "./plainLabel";

export interface FormRequest {
  readonly workspace: vscode.Uri;
  readonly method: ProcessDescription;
  /** Of the descriptor, absolute; null when there is none to edit. */
  readonly descriptor: string | null;
  /** Names workspace and method, or the run that is run again, in the memory. */
  readonly subject: string;
  readonly secrets: FormSecrets;
  /** Values to compare with and to begin from. */
  readonly before: Readonly<Record<string, Json>> | null;
  /** The files of the run that it is compared with. */
  readonly filesBefore: EarlierFiles | null;
  readonly pathSources: PathSources;
  /** "local · 8c1f0e2 and 3 uncommitted changes"; may take its time. */
  readonly where: Promise<string>;
}

/** What to run: the values, and what the execution is called. */
export interface FormResult {
  readonly values: Readonly<Record<string, Json>>;
  /** Null for a method without secrets. */
  readonly secrets: Readonly<Record<string, string>> | null;
  readonly name: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly cache: boolean;
}

interface RowItem extends vscode.QuickPickItem {
  readonly action: RowAction | null;
}

type Step =
  | RowAction
  | { readonly kind: "leave" }
  | { readonly kind: "defaults" }
  | { readonly kind: "descriptor" }
  /** Shows the form as it is. */
  | { readonly kind: "again" };

/** Shows the form until one runs or leaves it. @returns undefined when one left; the form then opens as it was. */
export async function showRunForm(request: FormRequest, memory: FormMemory): Promise<FormResult | undefined> {
  const { method, subject, secrets, before, workspace } = request;
  const checkPath = (value: string, folders: boolean): string | null =>
    pathProblem(workspace.fsPath, value, folders, t);
  const check: Check = (name, value, input) =>
    isSecret(input) ? secrets.problemOf(name, input, t) : checkField(name, value, input, checkPath, t);
  let form = beginForm(method, { before, kept: memory.draft(subject) }, check);
  let where = t("local");
  const context: EditContext = {
    workspace,
    subject,
    formTitle: formTitle(form, t),
    memory,
    secrets,
    checkPath,
    pathSources: request.pathSources,
  };
  for (;;) {
    const step = await askForm(form, request, where, (text) => (where = text));
    if (step.kind === "leave" || step.kind === "descriptor") {
      memory.keepDraft(subject, draftOf(form));
      if (step.kind === "descriptor" && request.descriptor !== null)
        await vscode.window.showTextDocument(vscode.Uri.file(request.descriptor));
      return undefined;
    }
    form = await take(step, form, context, check);
    if (step.kind === "run" && obstacle(form, t) === null) {
      memory.forgetDraft(subject);
      return resultOf(form, secrets);
    }
    if (step.kind === "run") form = await changeFirst(form, context, check);
  }
}

/** The form after one step in it. */
async function take(
  step: Exclude<Step, { kind: "leave" | "descriptor" }>,
  form: FormState,
  context: EditContext,
  check: Check,
): Promise<FormState> {
  switch (step.kind) {
    case "again":
      return form;
    case "defaults":
      return withDefaults(form, check);
    case "cache":
      return { ...form, cache: !form.cache };
    case "options":
      return await editOptions(form, context.formTitle);
    case "field":
      return await change(form, step.name, context, check);
    case "run":
      return rechecked(form, check);
  }
}

async function askForm(
  form: FormState,
  request: FormRequest,
  where: string,
  onWhere: (text: string) => void,
): Promise<Step> {
  const preview = commandPreview(request.method, valuesOf(form));
  const told = (field: Field): string | null =>
    textOfFile(field, request.workspace.fsPath, request.filesBefore, t);
  const secretHold = (name: string): SecretHold => request.secrets.holdOf(name);
  const itemsAt = (place: string): RowItem[] =>
    formRows(form, { where: place, commandLine: preview, fileText: told, secretHold }, t).map((row) =>
      itemOf(row, preview),
    );
  const items = itemsAt(where);
  const defaults = { iconPath: new vscode.ThemeIcon("discard"), tooltip: t("Reset to Defaults") };
  const edit = { iconPath: new vscode.ThemeIcon("edit"), tooltip: t("Edit Method") };
  const answer = await askPick<RowItem>({
    title: formTitle(form, t),
    placeholder: formPlaceholder(form, t),
    items,
    active: firstActive(items, form),
    buttons: request.descriptor === null ? [defaults] : [defaults, edit],
    onShow: (pick) => {
      void request.where.then((text) => {
        if (text === where) return;
        onWhere(text);
        const active = pick.activeItems[0]?.action;
        pick.items = itemsAt(text);
        const again = pick.items.filter(({ action }) => JSON.stringify(action) === JSON.stringify(active));
        pick.activeItems = again.slice(0, 1);
      });
    },
  });
  if (answer.kind === "itemButton") {
    await vscode.env.clipboard.writeText(preview ?? "");
    return { kind: "again" };
  }
  if (answer.kind === "back") return { kind: "leave" };
  if (answer.kind === "taken") return answer.items[0]?.action ?? { kind: "run" };
  return answer.button === defaults ? { kind: "defaults" } : { kind: "descriptor" };
}

function itemOf(row: FormRow, preview: string | null): RowItem {
  if (row.kind === "separator")
    return { label: row.label, kind: vscode.QuickPickItemKind.Separator, action: null };
  const copy = { iconPath: new vscode.ThemeIcon("copy"), tooltip: t("Copy Command Line") };
  const { action, icon, label, description, detail } = row;
  return {
    action,
    label: plainLabel(label),
    description: plainLabel(description),
    iconPath: new vscode.ThemeIcon(icon),
    ...(detail === undefined ? {} : { detail: plainLabel(detail) }),
    ...(action.kind === "run" && preview !== null ? { buttons: [copy] } : {}),
  };
}

/** Run when it can run, else the first row that is wrong. */
function firstActive(items: readonly RowItem[], form: FormState): RowItem | undefined {
  const wrong = invalidFields(form)[0]?.name;
  return items.find(({ action }) =>
    wrong === undefined ? action?.kind === "run" : action?.kind === "field" && action.name === wrong,
  );
}

async function changeFirst(form: FormState, context: EditContext, check: Check): Promise<FormState> {
  const [first] = invalidFields(form);
  return first === undefined ? form : await change(form, first.name, context, check);
}

async function change(form: FormState, name: string, context: EditContext, check: Check): Promise<FormState> {
  const field = form.fields.find((candidate) => candidate.name === name);
  if (field === undefined) return form;
  const edit = await editField(field, context);
  if (edit.kind === "set") return withValue(form, name, edit.value, check);
  return isSecret(field.input) ? rechecked(form, check) : form;
}

function resultOf(form: FormState, secrets: FormSecrets): FormResult {
  const { name, note, tags, cache } = form;
  return {
    values: valuesOf(form),
    secrets: secrets.values,
    name: name === "" ? null : name,
    note: note === "" ? null : note,
    tags,
    cache,
  };
}
