import * as vscode from "vscode";
import type { LineageGraph } from "../../core/lineage/lineageGraph";
import { LineageReader } from "../../store/lineage/lineageReader";
import { isMoreThanProgress } from "../isMoreThanProgress";
import type { WorkspaceEntry, Workspaces } from "../workspaces";

interface Held {
  readonly reader: LineageReader;
  /** Null: executions changed since it was read. */
  graph: Promise<LineageGraph> | null;
}

/** All executions are read in the background once so much time went by without a change, in ms. */
const idleMs = 10_000;

/** The lineage of each folder of the window: read when it is asked for, again when its executions changed since. */
export class Lineages implements vscode.Disposable {
  private readonly held = new Map</* folder path */ string, Held>();
  private readonly subscription: vscode.Disposable;
  private readonly reads = new vscode.EventEmitter<void>();
  private readonly waiting = new Map</* folder path */ string, NodeJS.Timeout>();
  /** A lineage that was known in part is known as a whole. */
  readonly onDidRead = this.reads.event;

  /** @param isLookedAt whether somebody looks at executions. */
  constructor(
    workspaces: Workspaces,
    private readonly isLookedAt: () => boolean,
  ) {
    this.subscription = workspaces.onDidChange((change) => {
      this.waiting.get(change.workspace)?.refresh();
      const held = this.held.get(change.workspace);
      if (held !== undefined && isMoreThanProgress(change)) held.graph = null;
    });
  }

  /**
   * The graph of what is known about a file without reading all executions: of many those are read when a lineage was
   * asked for, or in the background while somebody looks at them.
   * @param path absolute.
   */
  async graphAbout(entry: WorkspaceEntry, path: string): Promise<LineageGraph> {
    const { graph, reader } = this.heldOf(entry);
    await entry.store.whenRead();
    const executions = entry.store.list();
    if (graph !== null || reader.isCheap(executions.length)) return await this.graphOf(entry);
    const about = await reader.readAbout(executions, path);
    if (about.isCut) this.readWhenIdle(entry);
    return about.graph;
  }

  /** The graph of all executions of a folder, once those have all been read. */
  async graphOf(entry: WorkspaceEntry): Promise<LineageGraph> {
    const { store } = entry;
    const held = this.heldOf(entry);
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
    this.reads.dispose();
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.held.clear();
  }

  private heldOf({ layout }: WorkspaceEntry): Held {
    const held = this.held.get(layout.workspace) ?? { reader: new LineageReader(layout), graph: null };
    this.held.set(layout.workspace, held);
    return held;
  }

  private readWhenIdle(entry: WorkspaceEntry): void {
    const { workspace } = entry.layout;
    if (this.waiting.has(workspace)) return;
    const timer = setInterval(() => {
      if (!this.isLookedAt()) return;
      clearInterval(timer);
      this.waiting.delete(workspace);
      void this.graphOf(entry).then(
        () => {
          this.reads.fire();
        },
        // Whoever asks for the lineage next is told.
        () => undefined,
      );
    }, idleMs);
    this.waiting.set(workspace, timer);
  }
}
