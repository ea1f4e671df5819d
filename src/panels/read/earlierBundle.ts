import { bundleFolder } from "../../bundle/archive/bundleFolder";
import type { WorkspaceLayout } from "../../bundle/layout";
import type { ExecutionSummary } from "../../core/summary";

type Earlier = Pick<ExecutionSummary, "id" | "path" | "archived">;

/** Where the records of the execution can be read that a page compares its inputs with. */
export class EarlierBundle {
  /** Of an archived one; its folder is null while it is read, and where it cannot be. */
  private copy: { readonly id: string; folder: string | null } | null = null;

  /** @param onRead called when the records of an archived one can be read. */
  constructor(
    private readonly layout: WorkspaceLayout,
    private readonly onRead: () => void,
  ) {}

  /** Absolute; null while an archive is read, and where it cannot be. */
  folderOf({ id, path, archived }: Earlier): string | null {
    if (!archived) {
      this.copy = null;
      return path;
    }
    if (this.copy?.id !== id) {
      const copy = { id, folder: null };
      this.copy = copy;
      void this.read(copy);
    }
    return this.copy.folder;
  }

  private async read(copy: { readonly id: string; folder: string | null }): Promise<void> {
    try {
      copy.folder = await bundleFolder(this.layout, { id: copy.id, archived: true }, "metadata");
    } catch {
      // What is wrong with an archive its own page tells.
      return;
    }
    if (this.copy === copy) this.onRead();
  }
}
