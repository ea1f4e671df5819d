import { basename } from "node:path";
import * as vscode from "vscode";
import type { WorkspaceEntry } from "../host/workspaces";
import { methodRows, type MethodFile, type MethodRow, type ProblemRow } from "./methodRows";
import { methodTooltip } from "./methodTooltip";
import { type Translate } from "../core/translate";

export interface MethodNode {
  readonly kind: "method";
  readonly workspace: string;
  readonly row: MethodRow;
}

export type MethodsNode =
  | { readonly kind: "folder"; readonly workspace: string; readonly name: string }
  | {
      readonly kind: "category";
      readonly workspace: string;
      readonly name: string;
      readonly methods: readonly MethodRow[];
    }
  | MethodNode
  | { readonly kind: "problem"; readonly workspace: string; readonly row: ProblemRow };

interface WorkspacesLike {
  all(): readonly WorkspaceEntry[];
  readonly onDidChangeFolders: vscode.Event<void>;
}

interface MethodFilesLike {
  list(entry: WorkspaceEntry): Promise<readonly MethodFile[]>;
  readonly onDidChange: vscode.Event<void>;
}

/** The tree of methods: folder (where there are several), category, method; descriptors that cannot be read last. */
export class MethodsTree implements vscode.TreeDataProvider<MethodsNode>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<undefined>();
  private readonly subscriptions: vscode.Disposable;

  readonly onDidChangeTreeData = this.changes.event;

  constructor(
    private readonly workspaces: WorkspacesLike,
    private readonly methods: MethodFilesLike,
    private readonly t: Translate,
  ) {
    const draw = (): void => {
      this.changes.fire(undefined);
    };
    this.subscriptions = vscode.Disposable.from(
      methods.onDidChange(draw),
      workspaces.onDidChangeFolders(draw),
    );
  }

  async getChildren(node?: MethodsNode): Promise<MethodsNode[]> {
    if (node === undefined) return this.roots();
    switch (node.kind) {
      case "folder":
        return this.inWorkspace(node.workspace);
      case "category":
        return node.methods.map((row) => ({ kind: "method", workspace: node.workspace, row }));
      case "method":
      case "problem":
        return [];
    }
  }

  getTreeItem(node: MethodsNode): vscode.TreeItem {
    switch (node.kind) {
      case "folder":
        return groupItem(`folder\n${node.workspace}`, node.name);
      case "category":
        return groupItem(`category\n${node.workspace}\n${node.name}`, node.name);
      case "method":
        return this.methodItem(node);
      case "problem":
        return this.problemItem(node.row);
    }
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.changes.dispose();
  }

  private async roots(): Promise<MethodsNode[]> {
    const entries = this.workspaces.all();
    const [only] = entries;
    if (only === undefined) return [];
    if (entries.length === 1) return this.inWorkspace(only.layout.workspace);
    const withMethods = await Promise.all(
      entries.map(async (entry) => ((await this.methods.list(entry)).length > 0 ? [entry] : [])),
    );
    return withMethods
      .flat()
      .map(({ folder, layout }) => ({ kind: "folder", workspace: layout.workspace, name: folder.name }));
  }

  private async inWorkspace(workspace: string): Promise<MethodsNode[]> {
    const entry = this.workspaces.all().find(({ layout }) => layout.workspace === workspace);
    if (entry === undefined) return [];
    const { categories, others, problems } = methodRows(await this.methods.list(entry), this.t);
    return [
      ...categories.map(({ name, methods }): MethodsNode => ({ kind: "category", workspace, name, methods })),
      ...others.map((row): MethodsNode => ({ kind: "method", workspace, row })),
      ...problems.map((row): MethodsNode => ({ kind: "problem", workspace, row })),
    ];
  }

  private methodItem({ workspace, row }: MethodNode): vscode.TreeItem {
    const item = new vscode.TreeItem(row.label);
    item.id = `method\n${workspace}\n${row.path}`;
    item.description = row.description;
    item.iconPath = new vscode.ThemeIcon("symbol-method", new vscode.ThemeColor("icon.foreground"));
    item.contextValue = "method";
    item.tooltip = new vscode.MarkdownString(methodTooltip(row.method, this.t));
    return item;
  }

  private problemItem(row: ProblemRow): vscode.TreeItem {
    const item = new vscode.TreeItem(basename(row.path));
    item.id = `problem\n${row.path}`;
    item.description = row.reason;
    item.iconPath = new vscode.ThemeIcon("error", new vscode.ThemeColor("list.errorForeground"));
    item.contextValue = "problem";
    item.tooltip = `${row.path}\n${row.reason}`;
    item.command = {
      command: "vscode.open",
      title: this.t("Open File"),
      arguments: [vscode.Uri.file(row.path)],
    };
    return item;
  }
}

function groupItem(id: string, name: string): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.iconPath = new vscode.ThemeIcon("folder");
  item.contextValue = "folder";
  return item;
}
