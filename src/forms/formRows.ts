import type { Json } from "../core/json";
import { isSecret, titleOf } from "../core/processDescription";
import { choicesOf, fieldKind } from "./fieldKind";
import type { SecretHold } from "./formSecrets";
import { changedCount, invalidFields, isChanged, type Field, type FormState } from "./formState";
import { type Translate } from "../core/translate";

/** What a row of the form stands for. */
export type RowAction =
  | { readonly kind: "run" }
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "cache" }
  | { readonly kind: "options" };

/** One row of the quick pick, or the word that stands over a group of them. */
export type FormRow =
  | { readonly kind: "separator"; readonly label: string }
  | {
      readonly kind: "row";
      readonly action: RowAction;
      readonly icon: string;
      readonly label: string;
      readonly description: string;
      readonly detail?: string;
    };

/** What the form knows of the run beside its values. */
export interface RunFacts {
  /** Where it runs and on what code: "local · 8c1f0e2". */
  readonly where: string;
  /** What will run, as one line; null while that cannot be told. */
  readonly commandLine: string | null;
  /** What can be told of the file or folder that an input names; null where it names none, or that is not there. */
  readonly fileText: (field: Field) => string | null;
  /** What the form has of a secret input. */
  readonly secretHold: (name: string) => SecretHold;
}

const maximumValueLength = 80;

/** The form's title: what runs. */
export function formTitle(form: FormState, t: Translate): string {
  return t("Run {0} {1}", titleOf(form.method), form.method.version);
}

/** What Enter does, as the placeholder of the form. */
export function formPlaceholder(form: FormState, t: Translate): string {
  const wrong = invalidFields(form).length;
  if (wrong === 0) return t("Enter runs; pick an input to change it");
  return wrong === 1
    ? t("1 input needs a value; Enter goes to it")
    : t("{0} inputs need a value; Enter goes to the first", wrong);
}

/** Why the form cannot run, in few words; null when it can. */
export function obstacle(form: FormState, t: Translate): string | null {
  const wrong = invalidFields(form).length;
  if (wrong === 0) return null;
  return wrong === 1 ? t("1 input needs a value first") : t("{0} inputs need a value first", wrong);
}

/** The rows: Run, what is wrong, the other inputs in the method's order, then name, note and tags. */
export function formRows(form: FormState, facts: RunFacts, t: Translate): FormRow[] {
  const wrong = invalidFields(form);
  const others = form.fields.filter(({ problem }) => problem === null);
  return [
    runRow(form, facts, t),
    ...group(t("to be corrected"), wrong, facts, t),
    ...group(inputsTitle(form, wrong.length > 0, t), others, facts, t),
    { kind: "separator", label: t("options") },
    cacheRow(form, t),
    optionsRow(form, t),
  ];
}

/** A value as it stands in a row. */
export function valueText(value: Json | undefined, t: Translate): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  const text =
    typeof value === "string" ? value : Array.isArray(value) ? value.map(plain).join(", ") : plain(value);
  const flat = text.replaceAll(/\s*\n\s*/g, " ⏎ ");
  return flat.length > maximumValueLength ? `${flat.slice(0, maximumValueLength - 1)}…` : flat;
}

function runRow(form: FormState, { where, commandLine }: RunFacts, t: Translate): FormRow {
  const why = obstacle(form, t);
  return {
    kind: "row",
    action: { kind: "run" },
    icon: why === null ? "play" : "circle-slash",
    label: t("Run"),
    description: why ?? where,
    ...(why === null && commandLine !== null ? { detail: commandLine } : {}),
  };
}

function group(label: string, fields: readonly Field[], facts: RunFacts, t: Translate): FormRow[] {
  return fields.length === 0
    ? []
    : [{ kind: "separator", label }, ...fields.map((field) => fieldRow(field, facts, t))];
}

function inputsTitle(form: FormState, someWrong: boolean, t: Translate): string {
  if (someWrong || !form.compared) return t("inputs");
  const changed = changedCount(form);
  return changed === 0
    ? t("inputs, none changed against the last run")
    : t("inputs, {0} changed against the last run", changed);
}

function fieldRow(field: Field, { fileText, secretHold }: RunFacts, t: Translate): FormRow {
  const shown = field.value === undefined ? field.name : t("{0}: {1}", field.name, labelOf(field, t));
  const state = isSecret(field.input)
    ? [secretState(field, secretHold(field.name), t), hint(field)]
    : stateAndFile(field, fileText(field), t);
  const description = state.filter((part) => part !== "").join(" · ");
  return {
    kind: "row",
    action: { kind: "field", name: field.name },
    icon: fieldIcon(field),
    label: shown,
    description,
  };
}

/** A file that is the one of the last run, or the default, says what it is; one that was changed says that first. */
function stateAndFile(field: Field, file: string | null, t: Translate): string[] {
  const state = fieldState(field, t);
  if (file === null) return [state, hint(field)];
  return hasChangedFromEarlier(field) ? [state, file] : [file];
}

function labelOf({ input, value }: Field, t: Translate): string {
  const choices = choicesOf(input);
  if (Array.isArray(value) && choices !== undefined && value.length > 1 && value.length === choices.length)
    return t("all {0}", value.length);
  return valueText(value, t);
}

/** A field that says nothing else says what it is for. */
function hint(field: Field): string {
  if (field.problem !== null) return "";
  const { title, description } = field.input;
  if (description !== undefined) return description;
  return title === undefined || lettersOf(title) === lettersOf(field.name) ? "" : title;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function fieldIcon(field: Field): string {
  if (field.problem !== null) return "error";
  if (isSecret(field.input)) return "lock";
  if (field.value === undefined) return "circle";
  return hasChangedFromEarlier(field) ? "diff-modified" : "check";
}

function fieldState(field: Field, t: Translate): string {
  if (field.problem !== null) return field.problem;
  if (field.before !== undefined && isChanged(field)) return changeText(field, valueText(field.before, t), t);
  if (field.value === undefined) return t("optional, not set");
  if (JSON.stringify(field.value) === JSON.stringify(field.input.schema.default)) return t("default");
  return field.before === undefined ? t("set") : t("as in the last run");
}

/** Another file is no file that changed. */
function changeText({ input }: Field, before: string, t: Translate): string {
  const kind = fieldKind(input);
  if (kind.kind !== "path") return t("changed, was {0}", before);
  return kind.folders ? t("another folder, was {0}", before) : t("another file, was {0}", before);
}

function secretState({ problem }: Field, hold: SecretHold, t: Translate): string {
  switch (hold) {
    case "given":
      return t("secret, set for this run");
    case "remembered":
      return t("secret, remembered");
    case null:
      return problem ?? t("secret, optional, not set");
  }
}

function hasChangedFromEarlier(field: Field): boolean {
  return field.before !== undefined && isChanged(field);
}

/** Enter on it turns it over. */
function cacheRow({ cache }: FormState, t: Translate): FormRow {
  return {
    kind: "row",
    action: { kind: "cache" },
    icon: cache ? "check" : "circle",
    label: t("Use the result of an identical run"),
    description: cache ? t("yes, if there is one") : t("no, run in any case"),
  };
}

function optionsRow({ name, note, tags }: FormState, t: Translate): FormRow {
  const parts = [name, note, tags.map((tag) => `#${tag}`).join(" ")].filter((part) => part !== "");
  return {
    kind: "row",
    action: { kind: "options" },
    icon: "tag",
    label: t("Name, note and tags"),
    description: parts.length === 0 ? t("none") : parts.join(" · "),
  };
}

function plain(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
