import * as vscode from "vscode";
import { translate as t } from "../host/translate";
import { mayBeUnset } from "./fieldKind";
import type { FormSecrets } from "./formSecrets";
import type { Field } from "./formState";
import { describeField, parseField } from "./inputRules";
import { askPick, askText } from "./quickInput";

interface KeepItem extends vscode.QuickPickItem {
  readonly remember: boolean;
}

/**
 * Asks for a secret in a masked box, then whether it is to be remembered; what is remembered can be forgotten there.
 * @returns whether it was given or taken away; false when one went back.
 */
export async function editSecret(
  field: Pick<Field, "name" | "input">,
  title: string,
  secrets: FormSecrets,
): Promise<boolean> {
  const { name } = field;
  const hold = secrets.holdOf(name);
  const forget = {
    iconPath: new vscode.ThemeIcon("trash"),
    tooltip: hold === "remembered" ? t("Forget the Remembered Value") : t("Take the Value Away"),
  };
  for (;;) {
    const answer = await askText({
      title,
      prompt: promptOf(field, hold !== null),
      placeholder: placeholderOf(field, hold !== null),
      value: "",
      masked: true,
      buttons: [vscode.QuickInputButtons.Back, ...(hold === null ? [] : [forget])],
      check: (text) => problemOf(text, field, hold !== null),
    });
    if (answer.kind === "button") {
      await secrets.forget(name);
      return true;
    }
    if (answer.kind === "back" || answer.text === "") return false;
    const remember = await askToRemember(title, hold === "remembered");
    if (remember === undefined) continue;
    if (remember) await secrets.remember(name, answer.text);
    else await secrets.give(name, answer.text);
    return true;
  }
}

function promptOf(field: Pick<Field, "name" | "input">, isHeld: boolean): string {
  const told = describeField({ ...field, before: undefined }, t);
  const keys = isHeld
    ? t("An empty box keeps the present value.")
    : t("It goes to the script alone and is written to no file.");
  return `${told} ${keys}`;
}

function placeholderOf({ input }: Pick<Field, "input">, isHeld: boolean): string {
  if (isHeld) return t("There is a value; it is not shown");
  return mayBeUnset(input) ? t("Empty: not set") : "";
}

function problemOf(text: string, field: Pick<Field, "name" | "input">, isHeld: boolean): string | null {
  if (text === "" && (isHeld || mayBeUnset(field.input))) return null;
  if (text === "") return t("A value is needed.");
  const parsed = parseField(text, field);
  return parsed.ok ? null : parsed.problem;
}

/** Undefined: one went back to the box. */
async function askToRemember(title: string, isRemembered: boolean): Promise<boolean | undefined> {
  const once: KeepItem = {
    label: t("Use for This Run"),
    description: t("asked for again next time"),
    iconPath: new vscode.ThemeIcon("play"),
    remember: false,
  };
  const remember: KeepItem = {
    label: t("Remember"),
    description: t("in VS Code's secret storage, for this method in this workspace"),
    iconPath: new vscode.ThemeIcon("lock"),
    remember: true,
  };
  const answer = await askPick<KeepItem>({
    title,
    placeholder: t("Remember this secret?"),
    items: isRemembered ? [remember, once] : [once, remember],
    buttons: [vscode.QuickInputButtons.Back],
  });
  return answer.kind === "taken" ? answer.items[0]?.remember : undefined;
}
