import { realpathSync, statSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { LogLink } from "../../core/logs/logLine";

/** Where sources of Java lie within a project, beside its root. */
const sourceFolders = ["", "src", "src/main/java", "src/test/java"];
/** Names that were looked for and are remembered. */
const mostKnown = 20_000;

/** Finds the files that a log names: those of the workspace, from its root or from where the script ran. */
export class FilePlaces {
  private readonly known = new Map</* as printed */ string, string | null>();

  /** Where the workspace is, and where it lies when it is opened through a link: scripts may print either. */
  private readonly roots: readonly string[];

  /** @param folders absolute; the workspace is the first. */
  constructor(private readonly folders: readonly string[]) {
    const workspace = folders[0] ?? "";
    this.roots = [...new Set([workspace, realPathOf(workspace)])];
  }

  /** The links that lead somewhere, with absolute paths. */
  found(links: readonly LogLink[]): readonly LogLink[] {
    return links.flatMap((link): LogLink[] => {
      if (link.kind === "url") return [link];
      const path = this.find(link.path);
      return path === null ? [] : [{ ...link, path }];
    });
  }

  private find(printed: string): string | null {
    const known = this.known.get(printed);
    if (known !== undefined) return known;
    const path = this.look(printed);
    if (this.known.size >= mostKnown) this.known.clear();
    this.known.set(printed, path);
    return path;
  }

  private look(printed: string): string | null {
    const path = printed.startsWith("file://") ? pathOf(printed) : printed;
    if (path === null) return null;
    const places = isAbsolute(path)
      ? [path]
      : this.folders.flatMap((folder) => sourceFolders.map((inner) => join(folder, inner, path)));
    return places.flatMap((place) => this.inWorkspace(place)).find(isFile) ?? null;
  }

  /** A place as the workspace has it; none where it lies outside. */
  private inWorkspace(path: string): readonly string[] {
    return this.roots.flatMap((root) => {
      const inner = relative(root, path);
      const isWithin = inner !== "" && !inner.startsWith("..") && !isAbsolute(inner);
      return isWithin ? [join(this.folders[0] ?? root, inner)] : [];
    });
  }
}

function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function pathOf(url: string): string | null {
  try {
    return fileURLToPath(url);
  } catch {
    return null;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}
