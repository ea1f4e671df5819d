import type * as vscode from "vscode";
import type { LineageGraph } from "../../core/lineage/lineageGraph";
import { LineageReader } from "../../store/lineage/lineageReader";
import { isMoreThanProgress } from "../isMoreThanProgress";
import type { WorkspaceEntry, Workspaces } from "../workspaces";

interface Held {
  readonly reader: LineageReader;
  /** Null: executions changed since it was read. */
  graph: Promise<LineageGraph> | null;
}

/** The lineage of each folder of the window: read when it is asked for, again when its executions changed since. */
export class Lineages implements vscode.Disposable {
  private readonly held = new Map</* folder path */ string, Held>();
  private readonly subscription: vscode.Disposable;

  constructor(workspaces: Workspaces) {
    this.subscription = workspaces.onDidChange((change) => {
      const held = this.held.get(change.workspace);
      if (held !== undefined && isMoreThanProgress(change)) held.graph = null;
    });
  }

  /** The graph of all executions of a folder, once those have all been read. */
  async graphOf({ layout, store }: WorkspaceEntry): Promise<LineageGraph> {
    const held = this.held.get(layout.workspace) ?? { reader: new LineageReader(layout), graph: null };
    this.held.set(layout.workspace, held);
    held.graph ??= store.whenRead().then(() => held.reader.read(store.list()));
    const { graph } = held;
    try {
      return await graph;
    } catch (error) {
      if (held.graph === graph) held.graph = null;
      throw error;
    }
  }

  dispose(): void {
    this.subscription.dispose();
    this.held.clear();
  }
}
