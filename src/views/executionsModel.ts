import type { ExecutionSummary } from "../core/summary";
import {
  groupExecutions,
  isUnfinished,
  membersOf,
  passesFilter,
  regroup,
  type ExecutionFilter,
  type ExecutionGroup,
} from "./executionGroups";
import type { ExecutionNode, ExecutionsNode, GroupNode } from "./executionNodes";
import { treeChanges } from "./treeChanges";

/** Rows of a group before "Show more", and how many more that brings. */
export const rowsPerGroup = 200;

/** The executions of a workspace that the query lets through. */
export interface ShownExecutions {
  /** All, newest first. */
  list(): readonly ExecutionSummary[];
  get(id: string): ExecutionSummary | undefined;
}

/**
 * The tree of one workspace as nodes that keep their identity while what they show changes. Knows no VS Code. A change
 * costs what its method has of executions, not what the workspace has.
 */
export class ExecutionsModel {
  private groups: readonly ExecutionGroup[] | undefined;
  private readonly groupNodes = new Map</* group key */ string, GroupNode>();
  private readonly executionNodes = new Map</* execution id */ string, ExecutionNode>();

  constructor(
    readonly workspace: string,
    private readonly executions: ShownExecutions,
  ) {}

  /** The groups, newest first; reads the executions on the first call. */
  roots(filter: ExecutionFilter): readonly GroupNode[] {
    this.groups ??= this.build(filter);
    return this.groups.map((group, index) => this.groupNode(group, index));
  }

  /** The rows of a group, at most its limit, then "Show more" where some are left. */
  children(node: GroupNode): ExecutionsNode[] {
    const shown = node.group.executions.slice(0, node.limit).map((execution) => this.nodeOf(execution, node));
    const hidden = node.group.executions.length - shown.length;
    return hidden > 0 ? [...shown, { kind: "more", parent: node, hidden }] : shown;
  }

  /**
   * Reads executions again. @param changed ids; none: all.
   * @returns the nodes to draw again, "all" when groups came, went or moved.
   */
  update(changed: readonly string[], filter: ExecutionFilter): "all" | readonly ExecutionsNode[] {
    const before = this.groups;
    if (before === undefined) return [];
    const after = changed.length === 0 ? this.build(filter) : this.rebuild(before, changed, filter);
    this.groups = after;
    const changes = treeChanges(before, after, changed);
    after.forEach((group, index) => this.groupNode(group, index));
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

  /** The groups, and the rows that were asked for. */
  known(): readonly (GroupNode | ExecutionNode)[] {
    return [...this.groupNodes.values(), ...this.executionNodes.values()];
  }

  /** Rows that go on changing by themselves. */
  unfinished(): readonly ExecutionNode[] {
    return [...this.executionNodes.values()].filter(({ execution }) => isUnfinished(execution.state));
  }

  private build(filter: ExecutionFilter): readonly ExecutionGroup[] {
    const executions = this.executions.list();
    const drawn = new Set(this.executionNodes.keys());
    if (drawn.size > 0)
      for (const execution of executions)
        if (drawn.has(execution.id) && passesFilter(execution, filter)) {
          drawn.delete(execution.id);
          this.refreshNode(execution.id, execution);
        }
    for (const id of drawn) this.refreshNode(id, undefined);
    return groupExecutions(executions, filter);
  }

  private rebuild(
    groups: readonly ExecutionGroup[],
    changed: readonly string[],
    filter: ExecutionFilter,
  ): readonly ExecutionGroup[] {
    const now = new Map(changed.map((id) => [id, this.passing(id, filter)]));
    const before = membersOf(groups, now);
    for (const [id, execution] of now) this.refreshNode(id, execution);
    return regroup(
      groups,
      Array.from(now, ([id, after]) => ({ before: before.get(id), after })),
    );
  }

  private passing(id: string, filter: ExecutionFilter): ExecutionSummary | undefined {
    const execution = this.executions.get(id);
    return execution !== undefined && passesFilter(execution, filter) ? execution : undefined;
  }

  private refreshNode(id: string, execution: ExecutionSummary | undefined): void {
    const node = this.executionNodes.get(id);
    if (node === undefined) return;
    if (execution === undefined) this.executionNodes.delete(id);
    else node.execution = execution;
  }

  private groupNode(group: ExecutionGroup, index: number): GroupNode {
    const known = this.groupNodes.get(group.key);
    if (known !== undefined) {
      known.group = group;
      return known;
    }
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
