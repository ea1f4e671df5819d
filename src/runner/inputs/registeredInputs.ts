import { basename, resolve, sep } from "node:path";
import { artifactTypeOf } from "../../core/artifactType";
import type { Artifact } from "../../core/records";
import type { WorkspaceLayout } from "../../bundle/layout";
import { HashCache } from "../../bundle/seal/hashCache";
import { uriOf } from "../artifactUri";
import type { ArtifactEvent } from "../eventFile";

export interface RegisteredInputs {
  readonly layout: WorkspaceLayout;
  /** Absolute. */
  readonly bundle: string;
  /** Where the script ran, absolute. */
  readonly workingDirectory: string;
  readonly events: readonly ArtifactEvent[];
  /** What is recorded already. */
  readonly recorded: readonly Artifact[];
  readonly warn: (message: string) => void;
}

/** What the script said that it reads, hashed as it is when the script has ended. Its own outputs are no inputs. */
export async function registeredInputs(options: RegisteredInputs): Promise<Artifact[]> {
  const { layout, bundle, workingDirectory, events, recorded, warn } = options;
  const cache = new HashCache(layout.hashes);
  const seen = new Set(recorded.flatMap(({ uri, source = uri }) => [uri, source]));
  const artifacts: Artifact[] = [];
  for (const event of events) {
    const path = resolve(workingDirectory, event.path);
    const uri = uriOf(layout.workspace, path);
    if (event.role !== "input" || seen.has(uri) || path.startsWith(bundle + sep)) continue;
    seen.add(uri);
    try {
      const { kind, identity } = await cache.hash(path);
      artifacts.push(artifactOf(event, path, uri, kind, identity));
    } catch (error) {
      const isGone = (error as NodeJS.ErrnoException).code === "ENOENT";
      warn(
        `the input ${path}, which the script named, ${isGone ? "is not there" : (error as Error).message}`,
      );
    }
  }
  return artifacts;
}

function artifactOf(
  { name, artifactType }: ArtifactEvent,
  path: string,
  uri: string,
  kind: "file" | "folder",
  { sha256, size }: { readonly sha256: string; readonly size: number },
): Artifact {
  const ownType = kind === "folder" ? "Dataset" : artifactTypeOf(path);
  return {
    direction: "input",
    name: basename(path),
    role: name ?? "input",
    type: artifactType ?? ownType,
    version: null,
    sha256,
    size,
    uri,
    known: "registered",
  };
}
