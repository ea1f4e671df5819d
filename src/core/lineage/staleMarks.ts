import { isDataEdge, type DataEdge, type LineageGraph } from "./lineageGraph";

/** What is no longer as it was when an execution ran. */
export type StaleKind =
  /** An input of the execution has another content now. */
  | "inputChanged"
  | "inputGone"
  /** The script has another content now. */
  | "codeChanged"
  | "codeGone"
  /** The artifact's place holds another content now. */
  | "changedOnDisk"
  /** It lies nowhere any more. */
  | "gone"
  /** What made it would run on other inputs or other code now. */
  | "madeFromStale";

export interface StaleMark {
  readonly kind: StaleKind;
  /** The file that tells it: a path in the workspace, or absolute. */
  readonly place: string;
}

/** The hash of what lies at a place now; null: nothing does; undefined: it was not looked at. */
export type ContentNow = (place: string) => string | null | undefined;

/** What is stale among some nodes; those that are as they were are not in it. */
export function staleMarks(
  graph: LineageGraph,
  ids: Iterable<string>,
  now: ContentNow,
): ReadonlyMap<string, readonly StaleMark[]> {
  const marks = new Map<string, readonly StaleMark[]>();
  for (const id of ids) {
    const found = marksOf(graph, id, now);
    if (found.length > 0) marks.set(id, found);
  }
  return marks;
}

/** The places that have to be looked at to mark some nodes. */
export function placesToLook(graph: LineageGraph, ids: Iterable<string>): ReadonlySet<string> {
  const places = new Set<string>();
  for (const id of ids) {
    const node = graph.nodes.get(id);
    if (node?.kind === "artifact") for (const { path } of node.places) places.add(path);
    for (const maker of node?.kind === "artifact" ? makersOf(graph, id) : [id])
      for (const { place } of usesOf(graph, maker)) places.add(place);
  }
  return places;
}

function marksOf(graph: LineageGraph, id: string, now: ContentNow): readonly StaleMark[] {
  const node = graph.nodes.get(id);
  if (node?.kind === "execution") return node.missing === null ? executionMarks(graph, id, now) : [];
  const found = placeMarks(graph, id, now);
  if (found.length > 0) return found;
  const [cause] = makersOf(graph, id).flatMap((maker) => executionMarks(graph, maker, now));
  return cause === undefined ? [] : [{ kind: "madeFromStale", place: cause.place }];
}

function executionMarks(graph: LineageGraph, id: string, now: ContentNow): StaleMark[] {
  return usesOf(graph, id).flatMap(({ from, place, isCode }): StaleMark[] => {
    const content = now(place);
    if (content === undefined || content === hashOf(graph, from)) return [];
    if (content === null) return [{ kind: isCode ? "codeGone" : "inputGone", place }];
    return [{ kind: isCode ? "codeChanged" : "inputChanged", place }];
  });
}

/** A copy that is gone is no loss while there is another one. */
function placeMarks({ nodes }: LineageGraph, id: string, now: ContentNow): StaleMark[] {
  const node = nodes.get(id);
  if (node?.kind !== "artifact") return [];
  const contents = node.places.map(({ path }) => ({ path, content: now(path) }));
  const changed = contents.filter(({ content }) => typeof content === "string" && content !== node.sha256);
  if (changed.length > 0) return changed.map(({ path }) => ({ kind: "changedOnDisk", place: path }));
  if (contents.some(({ content }) => content !== null)) return [];
  return contents.map(({ path }) => ({ kind: "gone", place: path }));
}

function usesOf(graph: LineageGraph, execution: string): DataEdge[] {
  return (graph.into.get(execution) ?? []).filter(isDataEdge);
}

function makersOf(graph: LineageGraph, artifact: string): string[] {
  return (graph.into.get(artifact) ?? []).map(({ from }) => from);
}

function hashOf({ nodes }: LineageGraph, id: string): string | null {
  const node = nodes.get(id);
  return node?.kind === "artifact" ? node.sha256 : null;
}
