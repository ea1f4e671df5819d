import { lstatSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Artifact } from "../../core/records";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import { listBundleIds } from "../../bundle/listBundles";
import { readJsonOrNull } from "../../bundle/readJson";
import { hashFolder } from "../../bundle/seal/folderIdentity";
import { hashFileInTurns } from "../../bundle/seal/hashFile";
import { artifactsOf, type EarlierRun } from "./earlierRun";

type Content = Pick<Artifact, "sha256" | "size">;

/** Finds files and folders by what they hold, wherever this workspace still has them. */
export class ContentFinder {
  constructor(
    private readonly layout: WorkspaceLayout,
    private readonly earlier: EarlierRun,
  ) {}

  /**
   * Where the content of an input is: in the bundle itself, at its old path, or in another bundle.
   * @returns an absolute path, or null.
   */
  async find(artifact: Artifact): Promise<string | null> {
    const { bundle } = this.earlier;
    const near = [
      ...(inBundle(artifact.uri) ? [join(bundle, artifact.uri)] : []),
      join(bundle, bundlePaths.inputs, basename(artifact.uri)),
      resolve(this.layout.workspace, artifact.uri),
    ];
    for (const path of near) if (await holds(path, artifact)) return path;
    return this.inOtherBundles(artifact);
  }

  /** Of a file that is known by its content alone. @param path where it may lie in the workspace, relative to it. */
  async findFile(content: Content, path: string): Promise<string | null> {
    const there = resolve(this.layout.workspace, path);
    return (await holds(there, content)) ? there : this.inOtherBundles(content);
  }

  private async inOtherBundles(content: Content): Promise<string | null> {
    for (const id of listBundleIds(this.layout.executions).reverse()) {
      const bundle = join(this.layout.executions, id);
      if (!mentions(join(bundle, bundlePaths.artifacts), content.sha256)) continue;
      for (const { sha256, uri } of artifactsOf(
        readJsonOrNull(join(bundle, bundlePaths.artifacts), "refuse"),
      )) {
        const path = join(bundle, uri);
        if (sha256 === content.sha256 && inBundle(uri) && (await holds(path, content))) return path;
      }
    }
    return null;
  }
}

/** Whether a file or folder is there with this content; a size that differs spares reading it. */
export async function holds(path: string, { sha256, size }: Content): Promise<boolean> {
  try {
    const real = realpathSync(path);
    const stats = statSync(real);
    if (stats.isDirectory()) return (await hashFolder(real)).sha256 === sha256;
    return stats.isFile() && stats.size === size && (await hashFileInTurns(real)).sha256 === sha256;
  } catch {
    return false;
  }
}

/** Whether a uri names a file within a bundle, and leads nowhere else. */
function inBundle(uri: string): boolean {
  return /^(?:inputs|outputs)\//.test(uri) && !uri.split("/").includes("..");
}

function mentions(path: string, sha256: string): boolean {
  try {
    return lstatSync(path).isFile() && readFileSync(path, "latin1").includes(sha256);
  } catch {
    return false;
  }
}
