import * as vscode from "vscode";
import { translate as t } from "../host/translate";
import { type FormState } from "./formState";
import { askPick, askText } from "./quickInput";
import { parseTags } from "./tags";

type Option = "name" | "note" | "tags";

interface OptionItem extends vscode.QuickPickItem {
  readonly option: Option;
}

/** Name, note and tags, each changed in any order; Escape goes back to the form. */
export async function editOptions(form: FormState, formTitle: string): Promise<FormState> {
  let changed = form;
  for (;;) {
    const answer = await askPick<OptionItem>({
      title: `${t("Name, note and tags")} · ${formTitle}`,
      placeholder: t("Pick one to change it; Escape goes back"),
      items: optionItems(changed),
      buttons: [vscode.QuickInputButtons.Back],
    });
    const [taken] = answer.kind === "taken" ? answer.items : [];
    if (taken === undefined) return changed;
    changed = await editOption(changed, taken.option, formTitle);
  }
}

function optionItems({ name, note, tags }: FormState): OptionItem[] {
  const none = t("none");
  return [
    { option: "name", label: t("Name"), description: name || none, iconPath: new vscode.ThemeIcon("edit") },
    { option: "note", label: t("Note"), description: note || none, iconPath: new vscode.ThemeIcon("note") },
    {
      option: "tags",
      label: t("Tags"),
      description: tags.join(", ") || none,
      iconPath: new vscode.ThemeIcon("tag"),
    },
  ];
}

async function editOption(form: FormState, option: Option, formTitle: string): Promise<FormState> {
  const words = { name: t("Name"), note: t("Note"), tags: t("Tags") };
  const answer = await askText({
    title: `${words[option]} · ${formTitle}`,
    prompt: option === "tags" ? t("Separated by commas.") : t("Enter keeps it, Escape goes back."),
    placeholder: "",
    value: option === "tags" ? form.tags.join(", ") : form[option],
    buttons: [vscode.QuickInputButtons.Back],
    check: () => null,
  });
  if (answer.kind !== "taken") return form;
  return option === "tags"
    ? { ...form, tags: parseTags(answer.text) }
    : { ...form, [option]: answer.text.trim() };
}
