import type { ExecutionSummary } from "../core/summary";
import { groupExecutions, isUnfinished, type ExecutionFilter } from "./executionGroups";
import type { ExecutionNode, ExecutionsNode, GroupNode } from "./executionNodes";
import { treeChanges } from "./treeChanges";

/** Rows of a group before "Show more", and how many more that brings. */
export const rowsPerGroup = 200;

/** The tree of one workspace as nodes that keep their identity while what they show changes. Knows no VS Code. */
export class ExecutionsModel {
  private groups: GroupNode[] | undefined;
  private readonly groupNodes = new Map</* group key */ string, GroupNode>();
  private readonly executionNodes = new Map</* execution id */ string, ExecutionNode>();

  constructor(
    readonly workspace: string,
    private readonly list: () => readonly ExecutionSummary[],
  ) {}

  /** The groups, newest first; reads the executions on the first call. */
  roots(filter: ExecutionFilter): readonly GroupNode[] {
    this.groups ??= this.build(filter);
    return this.groups;
  }

  /** The rows of a group, at most its limit, then "Show more" where some are left. */
  children(node: GroupNode): ExecutionsNode[] {
    const shown = node.group.executions.slice(0, node.limit).map((execution) => this.nodeOf(execution, node));
    const hidden = node.group.executions.length - shown.length;
    return hidden > 0 ? [...shown, { kind: "more", parent: node, hidden }] : shown;
  }

  /** Reads the executions again. @returns the nodes to draw again, "all" when groups came, went or moved. */
  update(changed: readonly string[], filter: ExecutionFilter): "all" | readonly ExecutionsNode[] {
    if (this.groups === undefined) return [];
    const before = this.groups.map(({ group }) => group);
    this.groups = this.build(filter);
    const after = this.groups.map(({ group }) => group);
    const changes = treeChanges(before, after, changed);
    if (changes.all) return "all";
    return [
      ...changes.groups.flatMap((key) => this.groupNodes.get(key) ?? []),
      ...changes.executions.flatMap((id) => this.executionNodes.get(id) ?? []),
    ];
  }

  /** Forgets what is shown: the next call builds it again. */
  reset(): void {
    this.groups = undefined;
  }

  /** The node of an execution that is shown or could be. */
  find(id: string, filter: ExecutionFilter): ExecutionNode | undefined {
    for (const root of this.roots(filter)) {
      const index = root.group.executions.findIndex((execution) => execution.id === id);
      const execution = root.group.executions[index];
      if (execution === undefined) continue;
      if (index >= root.limit) root.limit = index + 1;
      return this.nodeOf(execution, root);
    }
    return undefined;
  }

  /** Rows that go on changing by themselves. */
  unfinished(): readonly ExecutionNode[] {
    return [...this.executionNodes.values()].filter(({ execution }) => isUnfinished(execution.state));
  }

  private build(filter: ExecutionFilter): GroupNode[] {
    const executions = this.list();
    const present = new Map(executions.map((execution) => [execution.id, execution]));
    for (const [id, node] of this.executionNodes) {
      const execution = present.get(id);
      if (execution === undefined) this.executionNodes.delete(id);
      else node.execution = execution;
    }
    return groupExecutions(executions, filter).map((group, index) => {
      const node = this.groupNodes.get(group.key);
      if (node === undefined) return this.newGroup(group, index);
      node.group = group;
      return node;
    });
  }

  private newGroup(group: GroupNode["group"], index: number): GroupNode {
    const startsOpen = index === 0 || group.executions.some(({ state }) => isUnfinished(state));
    const node: GroupNode = {
      kind: "group",
      workspace: this.workspace,
      group,
      limit: rowsPerGroup,
      startsOpen,
    };
    this.groupNodes.set(group.key, node);
    return node;
  }

  private nodeOf(execution: ExecutionSummary, parent: GroupNode): ExecutionNode {
    const known = this.executionNodes.get(execution.id);
    if (known?.parent === parent) return known;
    const node: ExecutionNode = {
      kind: "execution",
      workspace: this.workspace,
      id: execution.id,
      parent,
      execution,
    };
    this.executionNodes.set(execution.id, node);
    return node;
  }
}
