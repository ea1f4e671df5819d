import * as vscode from "vscode";
import { joinCommandLine, splitArguments } from "../core/method/splitArguments";
import { translate as t } from "../host/translate";
import type { FoundInterpreter } from "../runner/interpreter/interpreterAnswer";
import { scriptCommand } from "../runner/interpreter/scriptCommand";
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
  /** When an entry was run, and how that ended. */
  readonly describe: (entry: ArgumentsEntry) => string;
  /** What will run the script; null where nothing was found. May take its time. */
  readonly interpreter: Promise<FoundInterpreter | null>;
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
  let interpreter: FoundInterpreter | null = null;
  const show = (pick: vscode.QuickPick<ArgumentsItem>, typed: string): void => {
    pick.items = itemsFor(request, typed, interpreter);
    pick.activeItems = pick.items.slice(0, 1);
  };
  for (;;) {
    const answer = await askPick<ArgumentsItem>({
      title: t("Run {0}", request.script),
      placeholder: t("Arguments of the script; Enter runs"),
      items: [],
      value: text,
      onType: show,
      onShow: (pick) => {
        void request.interpreter.then((found) => {
          if (found === interpreter) return;
          interpreter = found;
          const [active] = pick.activeItems;
          const place = pick.items.findIndex((item) => item === active);
          show(pick, pick.value);
          pick.activeItems = pick.items.slice(Math.max(0, place)).slice(0, 1);
        });
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

function itemsFor(
  { script, history, describe }: ArgumentsRequest,
  typed: string,
  interpreter: FoundInterpreter | null,
): ArgumentsItem[] {
  const earlier = history
    .filter(({ text }) => text !== typed)
    .map((entry): ArgumentsItem => ({
      action: "earlier",
      label: "",
      text: entry.text,
      description: `${entry.text} · ${describe(entry)}`,
      iconPath: new vscode.ThemeIcon("history"),
      alwaysShow: true,
    }))
    .filter(({ text: line }) => line !== "");
  const heading: ArgumentsItem[] =
    earlier.length === 0
      ? []
      : [{ action: null, label: t("earlier arguments"), kind: vscode.QuickPickItemKind.Separator }];
  return [runItem(script, typed, interpreter), ...heading, ...earlier];
}

function runItem(script: string, typed: string, interpreter: FoundInterpreter | null): ArgumentsItem {
  const split = splitArguments(typed);
  return {
    action: "run",
    label: t("Run"),
    description: split.ok
      ? split.args.length === 0
        ? t("without arguments")
        : t("with the arguments above")
      : split.reason,
    detail: split.ok ? commandLine(script, split.args, interpreter) : "",
    iconPath: new vscode.ThemeIcon(split.ok ? "play" : "circle-slash"),
    alwaysShow: true,
  };
}

function commandLine(script: string, args: readonly string[], interpreter: FoundInterpreter | null): string {
  return joinCommandLine(
    interpreter === null ? [script, ...args] : scriptCommand(interpreter, script, args, "outputs"),
  );
}
