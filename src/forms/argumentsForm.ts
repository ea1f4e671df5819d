import * as vscode from "vscode";
import { formatRelativeTime } from "../core/format/relativeTime";
import { joinCommandLine, splitArguments } from "../core/method/splitArguments";
import { translate as t } from "../host/translate";
import type { ArgumentsEntry } from "./formMemory";
import { askPick } from "./quickInput";

interface ArgumentsItem extends vscode.QuickPickItem {
  readonly action: "run" | "earlier" | null;
  readonly text?: string;
}

export interface ArgumentsRequest {
  /** Of the script, relative to the workspace. */
  readonly script: string;
  /** What the field begins with. */
  readonly text: string;
  /** Newest first. */
  readonly history: readonly ArgumentsEntry[];
  readonly onText: (text: string) => void;
}

/**
 * The form of a script without a descriptor: one field of arguments with history.
 * @returns the arguments and their text; undefined when one left.
 */
export async function showArgumentsForm(
  request: ArgumentsRequest,
): Promise<{ readonly args: readonly string[]; readonly text: string } | undefined> {
  let text = request.text;
  for (;;) {
    const answer = await askPick<ArgumentsItem>({
      title: t("Run {0}", request.script),
      placeholder: t("Arguments of the script; Enter runs"),
      items: [],
      value: text,
      onType: (pick, typed) => {
        pick.items = itemsFor(request, typed);
        pick.activeItems = pick.items.slice(0, 1);
      },
    });
    text = answer.text;
    request.onText(text);
    if (answer.kind !== "taken") return undefined;
    const [taken] = answer.items;
    if (taken?.action === "earlier") {
      text = taken.text ?? "";
      continue;
    }
    const split = splitArguments(text);
    if (split.ok) return { args: split.args, text };
  }
}

function itemsFor({ script, history }: ArgumentsRequest, typed: string): ArgumentsItem[] {
  const now = new Date();
  const earlier = history
    .filter(({ text }) => text !== typed)
    .map(({ text, at }): ArgumentsItem => ({
      action: "earlier",
      label: "",
      text,
      description: `${text} · ${formatRelativeTime(new Date(at), now)}`,
      iconPath: new vscode.ThemeIcon("history"),
      alwaysShow: true,
    }))
    .filter(({ text: line }) => line !== "");
  const heading: ArgumentsItem[] =
    earlier.length === 0
      ? []
      : [{ action: null, label: t("earlier arguments"), kind: vscode.QuickPickItemKind.Separator }];
  return [runItem(script, typed), ...heading, ...earlier];
}

function runItem(script: string, typed: string): ArgumentsItem {
  const split = splitArguments(typed);
  return {
    action: "run",
    label: t("Run"),
    description: split.ok
      ? split.args.length === 0
        ? t("without arguments")
        : t("with the arguments above")
      : split.reason,
    detail: split.ok ? joinCommandLine([script, ...split.args]) : "",
    iconPath: new vscode.ThemeIcon(split.ok ? "play" : "circle-slash"),
    alwaysShow: true,
  };
}
