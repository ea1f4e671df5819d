import * as vscode from "vscode";
import { formatRelativeTime } from "../core/format/relativeTime";
import { stateLabel } from "../core/format/stateLabel";
import type { ExecutionSummary } from "../core/summary";
import type { ExecutionTarget } from "../shared/executionTarget";
import type { WorkspaceChange, WorkspaceEntry } from "../host/workspaces";
import type { ExecutionStore } from "../store/executionStore";
import { DrawnTexts } from "./drawnTexts";
import type { ExecutionFilter } from "./executionGroups";
import type { ExecutionNode, ExecutionsNode, FolderNode, GroupNode, MoreNode } from "./executionNodes";
import { groupRow, memberRow, type Row } from "./executionRow";
import { ExecutionsModel, rowsPerGroup } from "./executionsModel";
import { executionWords } from "./executionWords";
import { hasCommitPage } from "./hasCommitPage";
import { stateIcon } from "./stateIcon";
import { type Translate } from "../core/translate";

/** The executions that a query lets through. */
export interface QueryMatches {
  matching(workspace: string, executions: readonly ExecutionSummary[]): readonly ExecutionSummary[];
  /** More is known of a workspace (its path). */
  readonly onDidFind: (listener: (workspace: string) => void) => { dispose(): void };
}

interface WorkspacesLike {
  all(): readonly WorkspaceEntry[];
  readonly onDidChange: vscode.Event<WorkspaceChange>;
  readonly onDidChangeFolders: vscode.Event<void>;
}

/**
 * What a click does, by the selection: VS Code forgets the arguments of a row's command as soon as the row is to be drawn
 * again, and refuses a click that comes before it is.
 */
const openSelected = "executions.openSelected";

/** The tree of executions: folder (where there are several), method, execution. */
export class ExecutionsTree implements vscode.TreeDataProvider<ExecutionsNode>, vscode.Disposable {
  private readonly models = new Map</* folder path */ string, ExecutionsModel>();
  private readonly folders = new Map</* folder path */ string, FolderNode>();
  private readonly drawn = new DrawnTexts<GroupNode | ExecutionNode>();
  private readonly changes = new vscode.EventEmitter<ExecutionsNode[] | undefined>();
  private readonly subscriptions: vscode.Disposable;
  private currentFilter: ExecutionFilter = "all";
  private currentQuery: QueryMatches | null = null;
  private querySubscription: { dispose(): void } | undefined;

  readonly onDidChangeTreeData = this.changes.event;

  constructor(
    private readonly workspaces: WorkspacesLike,
    private readonly t: Translate,
    private readonly clock: () => Date = () => new Date(),
  ) {
    this.subscriptions = vscode.Disposable.from(
      workspaces.onDidChange(({ workspace, change }) => {
        this.update(workspace, change.ids);
      }),
      workspaces.onDidChangeFolders(() => {
        this.models.clear();
        this.changes.fire(undefined);
      }),
    );
  }

  get filter(): ExecutionFilter {
    return this.currentFilter;
  }

  set filter(filter: ExecutionFilter) {
    this.currentFilter = filter;
    for (const model of this.models.values()) model.reset();
    this.changes.fire(undefined);
  }

  /** Null: all that the other filter lets through. */
  set query(query: QueryMatches | null) {
    this.currentQuery = query;
    this.querySubscription?.dispose();
    this.querySubscription = query?.onDidFind((workspace) => {
      this.update(workspace, []);
    });
    this.filter = this.currentFilter;
  }

  getChildren(node?: ExecutionsNode): ExecutionsNode[] {
    if (node === undefined) return this.roots();
    switch (node.kind) {
      case "folder":
        return [...this.modelAt(node.workspace).roots(this.currentFilter)];
      case "group":
        return this.modelAt(node.workspace).children(node);
      case "execution":
      case "more":
        return [];
    }
  }

  getParent(node: ExecutionsNode): ExecutionsNode | undefined {
    switch (node.kind) {
      case "folder":
        return undefined;
      case "group":
        return this.workspaces.all().length > 1 ? this.folders.get(node.workspace) : undefined;
      case "execution":
      case "more":
        return node.parent;
    }
  }

  getTreeItem(node: ExecutionsNode): vscode.TreeItem {
    switch (node.kind) {
      case "folder":
        return folderItem(node);
      case "group":
        return this.groupItem(node);
      case "execution":
        return this.executionItem(node);
      case "more":
        return this.moreItem(node);
    }
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: ExecutionsNode,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    if (node.kind !== "execution") return item;
    const { executionHover } = await import("./executionHover");
    item.tooltip = await executionHover(node, this.t, token);
    return item;
  }

  /** Shows the next rows of a group. */
  showMore(node: MoreNode): void {
    node.parent.limit += rowsPerGroup;
    this.changes.fire([node.parent]);
  }

  /** All executions that the filters let through, those behind "Show more" too. */
  shown(): ExecutionTarget[] {
    return this.workspaces.all().flatMap(({ layout: { workspace } }) =>
      this.modelAt(workspace)
        .roots(this.currentFilter)
        .flatMap(({ group }) => group.executions.map(({ id }) => ({ workspace, id }))),
    );
  }

  /** The node of an execution, to reveal it; undefined where the filter hides it. */
  find({ workspace, id }: ExecutionTarget): ExecutionNode | undefined {
    return this.modelAt(workspace).find(id, this.currentFilter);
  }

  /** Draws the rows again whose ages read otherwise by now. */
  drawAges(): void {
    const known = [...this.models.values()].flatMap((model) => model.known());
    const aged = this.drawn.stale(known, (node) => this.rowOf(node).description);
    if (aged.length > 0) this.changes.fire(aged);
  }

  /** Draws the times of what runs again. @returns how many rows those are. */
  drawUnfinished(): number {
    const nodes = [...this.models.values()].flatMap((model) => model.unfinished());
    if (nodes.length > 0) this.changes.fire([...nodes]);
    return nodes.length;
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.querySubscription?.dispose();
    this.changes.dispose();
  }

  private roots(): ExecutionsNode[] {
    const entries = this.workspaces.all();
    const [only] = entries;
    if (only === undefined) return [];
    if (entries.length === 1) return [...this.modelAt(only.layout.workspace).roots(this.currentFilter)];
    return entries
      .filter(({ layout }) => this.modelAt(layout.workspace).roots(this.currentFilter).length > 0)
      .map((entry) => this.folderOf(entry));
  }

  private update(workspace: string, ids: readonly string[]): void {
    const model = this.modelAt(workspace);
    const changed = model.update(ids, this.currentFilter);
    if (changed === "all") this.changes.fire(undefined);
    else if (changed.length > 0) this.changes.fire([...changed]);
  }

  private modelAt(workspace: string): ExecutionsModel {
    const known = this.models.get(workspace);
    if (known !== undefined) return known;
    const storeOf = (): ExecutionStore | undefined =>
      this.workspaces.all().find(({ layout }) => layout.workspace === workspace)?.store;
    const model = new ExecutionsModel(workspace, {
      list: () => this.matching(workspace, storeOf()?.list() ?? []),
      get: (id) => {
        const execution = storeOf()?.get(id);
        return execution === undefined ? undefined : this.matching(workspace, [execution])[0];
      },
    });
    this.models.set(workspace, model);
    return model;
  }

  private matching(workspace: string, executions: readonly ExecutionSummary[]): readonly ExecutionSummary[] {
    return this.currentQuery?.matching(workspace, executions) ?? executions;
  }

  private folderOf({ folder, layout }: WorkspaceEntry): FolderNode {
    const known = this.folders.get(layout.workspace);
    if (known !== undefined) return known;
    const node: FolderNode = { kind: "folder", workspace: layout.workspace, name: folder.name };
    this.folders.set(layout.workspace, node);
    return node;
  }

  private rowOf(node: GroupNode | ExecutionNode): Row {
    return node.kind === "group"
      ? groupRow(node.group, this.currentFilter, this.clock(), this.t)
      : memberRow(node.execution, node.parent.group, this.clock(), this.t);
  }

  private groupItem(node: GroupNode): vscode.TreeItem {
    const { label, description } = this.rowOf(node);
    this.drawn.note(node, description);
    const item = new vscode.TreeItem(
      label,
      node.startsOpen ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = `group\n${node.workspace}\n${node.group.key}`;
    item.description = description;
    item.iconPath = new vscode.ThemeIcon("symbol-method", new vscode.ThemeColor("icon.foreground"));
    item.contextValue = "group";
    item.tooltip = [label, node.group.executions[0]?.script ?? null]
      .filter((part) => part !== null)
      .join("\n");
    return item;
  }

  private executionItem(node: ExecutionNode): vscode.TreeItem {
    const { execution, parent } = node;
    const { label, description } = this.rowOf(node);
    this.drawn.note(node, description);
    const { icon, color } = stateIcon(execution.state);
    const item = new vscode.TreeItem(label);
    item.id = `execution\n${node.workspace}\n${node.id}`;
    item.description = description;
    item.iconPath = execution.archived
      ? new vscode.ThemeIcon("archive", new vscode.ThemeColor("disabledForeground"))
      : new vscode.ThemeIcon(icon, color === null ? undefined : new vscode.ThemeColor(color));
    item.contextValue = executionWords(execution, hasCommitPage(execution));
    item.command = { command: openSelected, title: this.t("Open Details") };
    const spoken = memberRow(execution, parent.group, this.clock(), this.t, formatRelativeTime).description;
    item.accessibilityInformation = { label: `${label}, ${stateLabel(execution.state)}, ${spoken}` };
    return item;
  }

  private moreItem(node: MoreNode): vscode.TreeItem {
    const item = new vscode.TreeItem(this.t("Show more"));
    item.id = `more\n${node.parent.workspace}\n${node.parent.group.key}`;
    item.description = this.t("{0} older", node.hidden);
    item.iconPath = new vscode.ThemeIcon("ellipsis");
    item.contextValue = "more";
    item.command = { command: openSelected, title: this.t("Show more") };
    return item;
  }
}

function folderItem(node: FolderNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `folder\n${node.workspace}`;
  item.resourceUri = vscode.Uri.file(node.workspace);
  item.iconPath = vscode.ThemeIcon.Folder;
  item.contextValue = "folder";
  return item;
}
