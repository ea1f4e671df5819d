import { isAbsolute, relative, sep } from "node:path";
import * as vscode from "vscode";
import { formatRelativeTime } from "../core/format/relativeTime";
import { endOfId } from "../core/format/shortId";
import { translate as t } from "../host/translate";
import { editableText, fieldButtons, fieldTitle, type Edit, type EditContext } from "./editField";
import { mayBeUnset } from "./fieldKind";
import type { Field } from "./formState";
import { purposeOf } from "./inputRules";
import { kindWanted, namedFirst, pathOffers } from "./pathOffers";
import { askPick } from "./quickInput";
import type { OutputOffer } from "../store/outputOffers";

const maximumFiles = 5000;
const outsideSearch = "{**/.git/**,**/node_modules/**,**/.executions/**,**/.venv/**,**/__pycache__/**}";

/** Earlier values of one input and outputs are offered so many times at most. */
const mostEarlier = 10;
const mostOutputs = 30;

/** Where paths for an input come from, beside the workspace. */
export interface PathSources {
  /** What an input was in earlier executions, the newest first. */
  readonly earlier: (name: string) => readonly string[];
  /** What the newest executions made. */
  readonly outputs: (folders: boolean) => Promise<readonly OutputOffer[]>;
}

interface PathItem extends vscode.QuickPickItem {
  readonly action: "take" | "browse" | "typed" | "unset" | "none";
  /** What the input becomes. */
  readonly value: string;
}

/**
 * Asks for a file or folder: the workspace's own ones as a list, any other path by typing it, or the system's dialog.
 * A path in the workspace is kept relative to it.
 */
export async function editPath(field: Field, folders: boolean, context: EditContext): Promise<Edit> {
  const browse: PathItem = {
    label: folders ? t("Choose a Folder…") : t("Choose a File…"),
    iconPath: new vscode.ThemeIcon("folder-opened"),
    action: "browse",
    value: "",
    alwaysShow: true,
  };
  const unset: PathItem[] = mayBeUnset(field.input)
    ? [{ label: t("Not set"), iconPath: new vscode.ThemeIcon("circle"), action: "unset", value: "" }]
    : [];
  let listed: readonly PathItem[] = [];
  const show = (pick: vscode.QuickPick<PathItem>, text: string): void => {
    pick.items = [...typedItem(text, listed, folders, context), ...listed, browse, ...unset];
  };
  const answer = await askPick<PathItem>({
    title: fieldTitle(field, context),
    placeholder: purposeOf(field, t),
    items: [],
    value: context.memory.text(context.subject, field.name) ?? "",
    buttons: fieldButtons(field),
    onType: show,
    onShow: (pick) => {
      pick.busy = true;
      void listItems(field, folders, context).then((items) => {
        listed = items;
        pick.busy = false;
        show(pick, pick.value);
        const current = listed.find(({ value }) => value !== "" && value === editableText(field.value));
        if (pick.value === "" && current !== undefined) pick.activeItems = [current];
      });
    },
  });
  if (answer.kind === "back") {
    if (answer.text !== "") context.memory.keepText(context.subject, field.name, answer.text);
    return { kind: "back" };
  }
  context.memory.forgetText(context.subject, field.name);
  if (answer.kind === "button") return { kind: "set", value: field.input.schema.default };
  const [taken] = answer.kind === "taken" ? answer.items : [];
  return taken === undefined ? { kind: "back" } : await take(taken, answer.text, folders, context);
}

async function take(item: PathItem, text: string, folders: boolean, context: EditContext): Promise<Edit> {
  switch (item.action) {
    case "take":
      return { kind: "set", value: item.value };
    case "none":
      return { kind: "back" };
    case "typed":
      return { kind: "set", value: text };
    case "unset":
      return { kind: "set", value: undefined };
    case "browse": {
      const [chosen] =
        (await vscode.window.showOpenDialog({
          defaultUri: context.workspace,
          canSelectFiles: !folders,
          canSelectFolders: folders,
          canSelectMany: false,
        })) ?? [];
      return chosen === undefined
        ? { kind: "back" }
        : { kind: "set", value: shortPath(context.workspace.fsPath, chosen.fsPath) };
    }
  }
}

function typedItem(
  text: string,
  listed: readonly PathItem[],
  folders: boolean,
  context: EditContext,
): PathItem[] {
  if (text === "" || listed.some(({ value }) => value === text)) return [];
  const problem = context.checkPath(text, folders);
  const item: PathItem = {
    label: text,
    description: problem ?? t("as typed"),
    iconPath: new vscode.ThemeIcon(problem === null ? "check" : "error"),
    action: "typed",
    value: text,
    alwaysShow: true,
  };
  return [item];
}

/** All that is offered, in groups: the likeliest first, what tools keep for themselves last. */
async function listItems(field: Field, folders: boolean, context: EditContext): Promise<PathItem[]> {
  const { workspace, pathSources, checkPath } = context;
  const usable = pathSources.earlier(field.name).filter((value) => checkPath(value, folders) === null);
  const earlier = usable.slice(0, mostEarlier);
  const [paths, outputs] = await Promise.all([listPaths(workspace, folders), pathSources.outputs(folders)]);
  const offers = pathOffers(paths, earlier, field.input);
  const fits = kindWanted(field.input, earlier);
  const made = outputs.filter(({ path, reference }) => fits(path) && !earlier.includes(reference));
  const itemsOf = (group: readonly string[]): PathItem[] =>
    group.map((path) => pathItem(path, field, folders));
  return [
    ...grouped(t("used before"), itemsOf(offers.earlier)),
    ...grouped(t("made by executions"), namedFirst(made, field.name).slice(0, mostOutputs).map(outputItem)),
    ...grouped(folders ? t("folders") : t("files"), itemsOf(offers.fitting)),
    ...grouped(t("other files"), itemsOf(offers.others)),
    ...grouped(t("hidden"), itemsOf(offers.hidden)),
  ];
}

function grouped(label: string, items: readonly PathItem[]): PathItem[] {
  const head: PathItem = { label, kind: vscode.QuickPickItemKind.Separator, action: "none", value: "" };
  return items.length === 0 ? [] : [head, ...items];
}

/** "model.json", "output of train · 3kkl · 3 h ago" */
function outputItem({ reference, path, execution }: OutputOffer): PathItem {
  const { id, name, method, created } = execution;
  const parts = [t("output of {0}", name ?? method ?? id), endOfId(id)];
  const when = created === null ? [] : [formatRelativeTime(new Date(created), new Date())];
  return {
    label: path,
    description: [...parts, ...when].join(" · "),
    iconPath: new vscode.ThemeIcon("package"),
    action: "take",
    value: reference,
  };
}

function pathItem(path: string, field: Field, folders: boolean): PathItem {
  const marks = [
    ...(path === field.input.schema.default ? [t("default")] : []),
    ...(path === field.before ? [t("as in the last run")] : []),
  ];
  return {
    label: path,
    description: marks.join(" · "),
    iconPath: new vscode.ThemeIcon(folders ? "folder" : "file"),
    action: "take",
    value: path,
  };
}

async function listPaths(workspace: vscode.Uri, folders: boolean): Promise<string[]> {
  const files = await vscode.workspace.findFiles(
    new vscode.RelativePattern(workspace, "**/*"),
    new vscode.RelativePattern(workspace, outsideSearch),
    maximumFiles,
  );
  const paths = files.map(({ fsPath }) => shortPath(workspace.fsPath, fsPath));
  const wanted = folders ? paths.flatMap(foldersOf) : paths;
  return [...new Set(wanted)].sort((one, other) => one.localeCompare(other));
}

function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** Relative to the workspace and POSIX where it lies within, else absolute. */
function shortPath(workspace: string, path: string): string {
  const inside = relative(workspace, path);
  return inside === "" || inside.startsWith("..") || isAbsolute(inside) ? path : inside.split(sep).join("/");
}
