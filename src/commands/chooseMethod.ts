import * as vscode from "vscode";
import { HumanError } from "../core/humanError";
import { metadataTitle, scriptOf, titleOf, type ProcessDescription } from "../core/processDescription";
import type { WorkspaceEntry } from "../host/workspaces";
import type { Services } from "./services";
import { plainLabel } from "../forms/plainLabel";

export interface ChosenMethod {
  readonly entry: WorkspaceEntry;
  readonly method: ProcessDescription;
  /** Of the descriptor's file, absolute. */
  readonly path: string;
}

/** What a tree node of a method is known by from outside. */
interface MethodReference {
  readonly workspace: string;
  readonly row: { readonly path: string };
}

/**
 * The method that a command was started on: a node of the tree of methods, or the one picked now.
 * @throws {HumanError} when there is none to pick from.
 */
export async function chooseMethod(services: Services, argument: unknown): Promise<ChosenMethod | undefined> {
  const all = await allMethods(services);
  if (isReference(argument)) {
    const named = all.find(({ path }) => path === argument.row.path);
    if (named !== undefined) return named;
  }
  if (all.length === 0)
    throw new HumanError(
      vscode.l10n.t(
        "There is no method here yet. Run a script as an execution, or put a descriptor into .executions/methods.",
      ),
      2,
    );
  const items = all.map((chosen) => ({
    label: plainLabel(titleOf(chosen.method)),
    description: plainLabel(
      [chosen.method.version, metadataTitle(chosen.method, "category"), scriptOf(chosen.method)]
        .filter((part) => part !== null)
        .join(" · "),
    ),
    ...(chosen.method.description === undefined ? {} : { detail: plainLabel(chosen.method.description) }),
    iconPath: new vscode.ThemeIcon("symbol-method"),
    chosen,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t("Which method?"),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.chosen;
}

async function allMethods({ workspaces, methods }: Services): Promise<readonly ChosenMethod[]> {
  const each = workspaces.all().map(async (entry) => {
    const files = await methods.list(entry);
    return files.flatMap((file) => (file.ok ? [{ entry, method: file.method, path: file.path }] : []));
  });
  return (await Promise.all(each)).flat();
}

function isReference(argument: unknown): argument is MethodReference {
  if (typeof argument !== "object" || argument === null) return false;
  const { workspace, row } = argument as Partial<MethodReference>;
  return typeof workspace === "string" && typeof row?.path === "string";
}
