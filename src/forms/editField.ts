import * as vscode from "vscode";
import type { Json } from "../core/json";
import { translate as t } from "../host/translate";
import { fieldKind, mayBeUnset } from "./fieldKind";
import { editSecret } from "./editSecret";
import type { FormMemory } from "./formMemory";
import type { FormSecrets } from "./formSecrets";
import { valueText } from "./formRows";
import type { Field } from "./formState";
import { describeField, parseField, purposeOf } from "./inputRules";
import { editPath, type PathSources } from "./editPath";
import { askPick, askText } from "./quickInput";

/** What came of changing one input: a value (undefined unsets it), or nothing. */
export type Edit = { readonly kind: "set"; readonly value: Json | undefined } | { readonly kind: "back" };

/** Where a field is edited: what stands in the title, and what was typed before. */
export interface EditContext {
  readonly workspace: vscode.Uri;
  /** Names workspace and method in the memory. */
  readonly subject: string;
  readonly formTitle: string;
  readonly memory: FormMemory;
  readonly secrets: FormSecrets;
  readonly checkPath: (value: string, folders: boolean) => string | null;
  readonly pathSources: PathSources;
}

interface ChoiceItem extends vscode.QuickPickItem {
  readonly value: Json | undefined;
}

/** Asks for one input in the way that fits it; Escape goes back and keeps what was typed. */
export async function editField(field: Field, context: EditContext): Promise<Edit> {
  const kind = fieldKind(field.input);
  switch (kind.kind) {
    case "boolean":
      return await editChoice(field, [true, false], context);
    case "choice":
      return await editChoice(field, kind.choices, context);
    case "several":
      return await editSeveral(field, kind.choices, context);
    case "path":
      return await editPath(field, kind.folders, context);
    case "secret":
      await editSecret(field, fieldTitle(field, context), context.secrets);
      return { kind: "back" };
    case "text":
      return await editText(field, context);
  }
}

/** "learning-rate · Run Train classifier 1.2.0" */
export function fieldTitle(field: Field, context: EditContext): string {
  return `${field.name} · ${context.formTitle}`;
}

/** Back, and to the default. */
export function fieldButtons(field: Field): vscode.QuickInputButton[] {
  return [vscode.QuickInputButtons.Back, resetButton(field)];
}

function resetButton(field: Field): vscode.QuickInputButton {
  const tooltip = field.input.schema.default === undefined ? t("Clear") : t("Reset to Default");
  return { iconPath: new vscode.ThemeIcon("discard"), tooltip };
}

async function editText(field: Field, context: EditContext): Promise<Edit> {
  const { memory, subject } = context;
  const optional = mayBeUnset(field.input);
  const answer = await askText({
    title: fieldTitle(field, context),
    prompt: [describeField(field, t), t("Enter keeps it, Escape goes back.")].join(" "),
    placeholder: optional ? t("Empty: not set") : "",
    value: memory.text(subject, field.name) ?? editableText(field.value),
    buttons: fieldButtons(field),
    check: (text) => {
      if (text === "" && optional) return null;
      const parsed = parseField(text, field);
      return parsed.ok ? null : `${parsed.problem} ${describeField(field, t)}`;
    },
  });
  switch (answer.kind) {
    case "back":
      if (answer.text !== editableText(field.value)) memory.keepText(subject, field.name, answer.text);
      return { kind: "back" };
    case "button":
      memory.forgetText(subject, field.name);
      return { kind: "set", value: field.input.schema.default };
    case "taken": {
      memory.forgetText(subject, field.name);
      if (answer.text === "" && optional) return { kind: "set", value: undefined };
      const parsed = parseField(answer.text, field);
      return parsed.ok ? { kind: "set", value: parsed.value } : { kind: "back" };
    }
  }
}

async function editChoice(field: Field, choices: readonly Json[], context: EditContext): Promise<Edit> {
  const items = choices.map((value) => choiceItem(field, value));
  const none: ChoiceItem[] = mayBeUnset(field.input)
    ? [{ label: t("Not set"), iconPath: new vscode.ThemeIcon("circle"), value: undefined }]
    : [];
  const answer = await askPick<ChoiceItem>({
    title: fieldTitle(field, context),
    placeholder: purposeOf(field, t),
    items: [...items, ...none],
    active: items.find(({ value }) => same(value, field.value)),
    buttons: fieldButtons(field),
  });
  if (answer.kind === "button") return { kind: "set", value: field.input.schema.default };
  const [taken] = answer.kind === "taken" ? answer.items : [];
  return taken === undefined ? { kind: "back" } : { kind: "set", value: taken.value };
}

async function editSeveral(field: Field, choices: readonly Json[], context: EditContext): Promise<Edit> {
  const items = choices.map((value) => choiceItem(field, value));
  const chosen = Array.isArray(field.value) ? field.value : field.value === undefined ? [] : [field.value];
  const answer = await askPick<ChoiceItem>({
    title: fieldTitle(field, context),
    placeholder: purposeOf(field, t),
    items,
    selected: items.filter(({ value }) => chosen.some((other) => same(value, other))),
    several: true,
    buttons: fieldButtons(field),
  });
  if (answer.kind === "button") return { kind: "set", value: field.input.schema.default };
  if (answer.kind !== "taken") return { kind: "back" };
  const values = answer.items.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return { kind: "set", value: values.length === 0 && mayBeUnset(field.input) ? undefined : values };
}

function choiceItem(field: Field, value: Json): ChoiceItem {
  const marks = [
    ...(contains(field.input.schema.default, value) ? [t("default")] : []),
    ...(contains(field.before, value) ? [t("was chosen in the last run")] : []),
  ];
  return { label: valueText(value, t), description: marks.join(" · "), value };
}

function contains(values: Json | undefined, value: Json): boolean {
  return Array.isArray(values) ? values.some((other) => same(other, value)) : same(values, value);
}

function same(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A value as the text that one edits. */
export function editableText(value: Json | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
