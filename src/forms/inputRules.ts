import type { Json } from "../core/json";
import { describeRule } from "../core/method/describeRule";
import { parseInputText } from "../core/method/parseInputText";
import { validateInput } from "../core/method/validateInput";
import { isRequired, isSecret, type InputDescription } from "../core/processDescription";
import { type Translate } from "../core/translate";
import { fieldKind } from "./fieldKind";
import { valueText } from "./formRows";
import type { Field } from "./formState";

/** What is wrong with a value of the form; secrets are no values of it, so nothing is wrong with them here. */
export function checkField(
  name: string,
  value: Json | undefined,
  input: InputDescription,
  checkPath: (value: string, folders: boolean) => string | null,
  t: Translate,
): string | null {
  if (isSecret(input)) return null;
  if (value === undefined) return isRequired(input) ? t("needs a value") : null;
  const checked = validateInput(name, input, value);
  if (!checked.ok) return checked.fault;
  const kind = fieldKind(input);
  return kind.kind === "path" && typeof value === "string" ? checkPath(value, kind.folders) : null;
}

/** A typed text as the input's value, or what is wrong with it in a sentence. */
export function parseField(
  text: string,
  { name, input }: Pick<Field, "name" | "input">,
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problem: string } {
  const parsed = parseInputText(input, text);
  const checked = parsed.ok ? validateInput(name, input, parsed.value) : parsed;
  return checked.ok ? checked : { ok: false, problem: sentence(checked.fault) };
}

/** The rule in words, with default, last value and what the input is for: "A number more than 0, at most 1; default 0.05; last run 0.3. Step size…" */
export function describeField({ input, before }: Pick<Field, "input" | "before">, t: Translate): string {
  const { default: standard } = input.schema;
  const rule = [
    describeRule(input),
    ...(standard === undefined ? [] : [t("default {0}", valueText(standard, t))]),
    ...(before === undefined ? [] : [t("last run {0}", valueText(before, t))]),
  ];
  const purpose = input.description ?? input.title;
  return [`${rule.join("; ")}.`, ...(purpose === undefined ? [] : [sentence(purpose)])].join(" ");
}

/** What an input is for, else its rule: for a list, where nothing can be typed wrong. */
export function purposeOf(field: Field, t: Translate): string {
  return field.input.description ?? field.input.title ?? describeField(field, t);
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
