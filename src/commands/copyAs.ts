import * as vscode from "vscode";
import { linkText } from "../core/executionLink";
import { markdownSummary } from "../core/export/markdownSummary";
import { joinCommandLine } from "../core/method/splitArguments";
import { bundleFolder } from "../bundle/archive/bundleFolder";
import { describeExecution } from "../store/describeExecution";
import { chooseExecutions, type Chosen } from "./chooseExecution";
import type { Services } from "./services";

interface FormItem extends vscode.QuickPickItem {
  /** Of one execution; null where it has none. */
  readonly text: (chosen: Chosen) => Promise<string | null>;
}

/** `executions.copyAs`: the chosen executions as a text that is picked, to the clipboard. */
export async function copyAs(services: Services, args: readonly unknown[]): Promise<void> {
  const chosen = await chooseExecutions(services.workspaces, args);
  if (chosen.length === 0) return;
  const picked = await vscode.window.showQuickPick(forms(services), {
    title:
      chosen.length === 1
        ? vscode.l10n.t("Copy 1 Execution")
        : vscode.l10n.t("Copy {0} Executions", chosen.length),
    placeHolder: vscode.l10n.t("As what?"),
    matchOnDetail: true,
  });
  if (picked === undefined) return;
  const texts: string[] = [];
  for (const one of chosen) {
    const text = await picked.text(one);
    if (text !== null) texts.push(text);
  }
  if (texts.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("Nothing was copied: no command line is recorded of it yet."),
    );
    return;
  }
  await vscode.env.clipboard.writeText(texts.join("\n"));
  vscode.window.setStatusBarMessage(vscode.l10n.t("Copied"), 2000);
}

function forms({ context }: Services): FormItem[] {
  return [
    {
      label: vscode.l10n.t("$(terminal) Command Line"),
      detail: vscode.l10n.t("What ran, quoted for a shell"),
      text: async (chosen) => {
        const { instance } = await detailsOf(chosen);
        const command: unknown = instance?.commandLine;
        return isTexts(command) ? joinCommandLine(command) : null;
      },
    },
    {
      label: vscode.l10n.t("$(key) Id"),
      text: ({ execution }) => Promise.resolve(execution.id),
    },
    {
      label: vscode.l10n.t("$(folder) Path"),
      detail: vscode.l10n.t("Where its bundle lies"),
      text: ({ execution }) => Promise.resolve(execution.path),
    },
    {
      label: vscode.l10n.t("$(link) Link"),
      detail: vscode.l10n.t("Opens its page in VS Code"),
      text: ({ entry, execution }) =>
        Promise.resolve(
          linkText(vscode.env.uriScheme, context.extension.id, {
            kind: "execution",
            workspace: entry.layout.workspace,
            id: execution.id,
          }),
        ),
    },
    {
      label: vscode.l10n.t("$(markdown) Markdown Summary"),
      detail: vscode.l10n.t(
        "How it ended, code, inputs, metrics and files, to paste into an issue or a note",
      ),
      text: async (chosen) => markdownSummary(await detailsOf(chosen)),
    },
  ];
}

async function detailsOf({ entry, execution }: Chosen): Promise<ReturnType<typeof describeExecution>> {
  return describeExecution(execution, await bundleFolder(entry.layout, execution, "metadata"));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string");
}
