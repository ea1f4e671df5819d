import type { Json } from "../core/json";
import { describeRule, parseInputText, validateInput } from "../core/method/validateInput";
import { isSecret, type InputDescription } from "../core/processDescription";
import { type Translate } from "../views/translate";
import { fieldKind } from "./fieldKind";
import { valueText } from "./formRows";
import type { Field } from "./formState";

/** What is wrong with a value of the form; secrets are asked for elsewhere, so nothing is wrong with them here. */
export function checkField(
  name: string,
  value: Json | undefined,
  input: InputDescription,
  checkPath: (value: string, folders: boolean) => string | null,
): string | null {
  if (isSecret(input)) return null;
  const problem = validateInput(name, input, value);
  if (problem !== null) return problem;
  const kind = fieldKind(input);
  return kind.kind === "path" && typeof value === "string" ? checkPath(value, kind.folders) : null;
}

/** A typed text as the input's value, or what is wrong with it. */
export function parseField(
  text: string,
  { input }: Field,
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problem: string } {
  return parseInputText(text, input);
}

/** The rule in words, with default, last value and what the input is for: "A number more than 0, at most 1; default 0.05, last run 0.3. Step size…" */
export function describeField({ input, before }: Field, t: Translate): string {
  const { default: standard } = input.schema;
  const rule = [
    describeRule(input).replace(/\.$/, ""),
    ...(standard === undefined ? [] : [t("default {0}", valueText(standard, t))]),
    ...(before === undefined ? [] : [t("last run {0}", valueText(before, t))]),
  ];
  const purpose = input.description ?? input.title;
  return [`${rule.join("; ")}.`, ...(purpose === undefined ? [] : [sentence(purpose)])].join(" ");
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
