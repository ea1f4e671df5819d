import { makersOf } from "../../core/lineage/makersOf";
import type { ArtifactNode, ExecutionNode, LineageGraph } from "../../core/lineage/lineageGraph";
import { artifactOfFile, placeIn } from "../../store/lineage/artifactOfFile";
import type { WorkspaceEntry } from "../workspaces";
import type { Lineages } from "./lineages";

/** What made a file, as far as executions tell. */
export interface FileMakers {
  readonly graph: LineageGraph;
  readonly artifact: ArtifactNode;
  /** The newest that made it there comes first; none: executions only used it. */
  readonly makers: readonly ExecutionNode[];
  /** Its content is another one by now. */
  readonly isChanged: boolean;
}

/**
 * What made a file of a workspace: told by its content, else by its path.
 * @param path absolute.
 * @returns null where no execution knows it.
 */
export async function fileMakers(
  lineages: Lineages,
  entry: WorkspaceEntry,
  path: string,
): Promise<FileMakers | null> {
  return await makersIn(await lineages.graphOf(entry), entry, path);
}

/** The same as far as it is known without reading all executions. */
export async function knownFileMakers(
  lineages: Lineages,
  entry: WorkspaceEntry,
  path: string,
): Promise<FileMakers | null> {
  return await makersIn(await lineages.graphAbout(entry, path), entry, path);
}

async function makersIn(
  graph: LineageGraph,
  entry: WorkspaceEntry,
  path: string,
): Promise<FileMakers | null> {
  const found = await artifactOfFile(graph, entry.layout, path);
  if (found.kind === "unknown") return null;
  const { artifact } = found;
  const makers = makersOf(graph, artifact.id, placeIn(entry.layout, path));
  return { graph, artifact, makers, isChanged: found.kind === "place" };
}
