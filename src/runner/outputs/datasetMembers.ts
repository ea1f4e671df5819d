import { lstatSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { liesInBundle } from "../../core/liesInBundle";
import type { Artifact } from "../../core/records";
import { bundlePaths, type WorkspaceLayout } from "../../bundle/layout";
import type { ContentIdentity } from "../../bundle/seal/hashFile";
import { hashSettled } from "../../bundle/seal/settledHash";
import { walkFolder } from "../../bundle/seal/walkFolder";
import { uriOf } from "../artifactUri";
import { unsettled, type Gathering } from "./outputFacts";
import { locate } from "./registeredOutputs";

/** The files of a member of a dataset, by their paths in the bundle, in the workspace, or absolute. */
export type MemberFiles = ReadonlyMap</* uri */ string, ContentIdentity>;

/** Finds the files that scripts name as members of datasets, and hashes each once. */
export class DatasetMembers {
  private readonly outputs: string;
  /** What is hashed already, by absolute path. */
  private readonly known: Map<string, ContentIdentity>;

  constructor(
    private readonly gathering: Pick<Gathering, "bundle" | "warn" | "artifacts" | "hashes">,
    private readonly workspace: WorkspaceLayout["workspace"],
    private readonly workingDirectory: string,
  ) {
    const { bundle, artifacts, hashes } = gathering;
    this.outputs = join(bundle, bundlePaths.outputs);
    this.known = new Map(artifacts.filter(isOutside).map((each) => [sourceOf(each, workspace), each]));
    for (const [uri, identity] of hashes) this.known.set(join(bundle, uri), identity);
  }

  /** Where a member lies, absolute: in `outputs/` when it is there, else from where the script ran. */
  pathOf(member: string): string {
    return locate(this.outputs, this.workingDirectory, member);
  }

  isInOutputs(path: string): boolean {
    const inside = relative(this.outputs, path);
    return !inside.startsWith("..") && !isAbsolute(inside);
  }

  /**
   * The file at a path, or all files in the folder there.
   * @returns null when nothing is there.
   * @throws {Error} when it cannot be read, or is a folder that holds the execution.
   */
  async filesAt(path: string): Promise<MemberFiles | null> {
    const real = realpathOf(path);
    if (real === null) return null;
    if (!lstatSync(real).isDirectory()) return new Map([[this.uriOf(path), await this.hash(path, real)]]);
    if (`${this.gathering.bundle}${sep}`.startsWith(join(real, sep)))
      throw new Error("it holds the execution itself");
    return this.filesIn(path, real);
  }

  private async filesIn(path: string, real: string): Promise<MemberFiles> {
    const content = walkFolder(real);
    const links = Array.from(content.links.keys(), (link) => ({
      path: link,
      reason: "it is a symbolic link",
    }));
    for (const { path: below, reason } of [...content.skipped, ...links])
      this.gathering.warn(`${join(path, below)} was left out: ${reason}`);
    const files = new Map<string, ContentIdentity>();
    for (const below of content.files) {
      const file = join(path, below);
      if (this.isLog(file)) continue;
      files.set(this.uriOf(file), await this.hash(file, join(real, below)));
    }
    return files;
  }

  /** What was printed is no member of a dataset that is all of `outputs/`. */
  private isLog(path: string): boolean {
    return [bundlePaths.stdout, bundlePaths.stderr].some((log) => path === join(this.gathering.bundle, log));
  }

  private async hash(path: string, real: string): Promise<ContentIdentity> {
    const known = this.known.get(path) ?? this.known.get(real);
    if (known !== undefined) return known;
    const { identity, isSettled } = await hashSettled(real);
    if (!isSettled) this.gathering.warn(`${path}: ${unsettled}`);
    this.known.set(path, identity);
    return identity;
  }

  private uriOf(path: string): string {
    if (this.isInOutputs(path)) return uriOf(this.gathering.bundle, path);
    const uri = uriOf(this.workspace, path);
    // A workspace may have a folder of this name too.
    return uri.startsWith(`${bundlePaths.outputs}/`) ? `./${uri}` : uri;
  }
}

function isOutside(artifact: Artifact): boolean {
  return artifact.source !== undefined || !liesInBundle(artifact);
}

function sourceOf({ source, uri }: Artifact, workspace: string): string {
  return resolve(workspace, source ?? uri);
}

function realpathOf(path: string): string | null {
  try {
    return realpathSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw error;
  }
}
