import { isDataEdge, type DataEdge, type LineageGraph } from "./lineageGraph";

/** What is no longer as it was when an execution ran. */
export type StaleKind =
  /** An input of the execution has another content now. */
  | "inputChanged"
  | "inputGone"
  /** The script has another content now. */
  | "codeChanged"
  | "codeGone"
  /** Another source of the commit that it ran on has another content now, or is gone. */
  | "sourceChanged"
  /** The artifact's place holds another content now. */
  | "changedOnDisk"
  /** It lies nowhere any more. */
  | "gone"
  /** All that made it would run on other inputs or other code now. */
  | "madeFromStale";

export interface StaleMark {
  readonly kind: StaleKind;
  /** The file that tells it: a path in the workspace, or absolute. */
  readonly place: string;
}

/**
 * The hash of what lies at a place now; empty: it is something else, told by its size alone; null: nothing lies there;
 * undefined: it was not looked at.
 */
export type ContentNow = (place: string) => string | null | undefined;

/**
 * What is stale among some nodes; those that are as they were are not in it.
 * @param sources places of tracked sources that changed since, by execution: they mark it, not what it made, for nobody
 *   knows whether it uses them.
 */
export function staleMarks(
  graph: LineageGraph,
  ids: Iterable<string>,
  now: ContentNow,
  sources: ReadonlyMap<string, readonly string[]> = new Map(),
): ReadonlyMap<string, readonly StaleMark[]> {
  const marks = new Map<string, readonly StaleMark[]>();
  for (const id of ids) {
    const known = marksOf(graph, id, now);
    const told = new Set(known.map(({ place }) => place));
    const others = (sources.get(id) ?? []).filter((place) => !told.has(place));
    const found = [...known, ...others.map((place): StaleMark => ({ kind: "sourceChanged", place }))];
    if (found.length > 0) marks.set(id, found);
  }
  return marks;
}

/** What is known of a place before it is looked at. */
export interface PlaceToLook {
  /** Of the contents that were seen there, in bytes. */
  readonly sizes: ReadonlySet<number>;
  /** An execution of this workspace saw it: those that came from elsewhere may name any place. */
  readonly isOwn: boolean;
}

/** The places that have to be looked at to mark some nodes. */
export function placesToLook(graph: LineageGraph, ids: Iterable<string>): ReadonlyMap<string, PlaceToLook> {
  const places = new Map<string, { readonly sizes: Set<number>; isOwn: boolean }>();
  const add = ({ kind, from, to, place }: DataEdge): void => {
    const [artifact, execution] = (kind === "used" ? [from, to] : [to, from]).map((id) =>
      graph.nodes.get(id),
    );
    const known = places.get(place) ?? { sizes: new Set(), isOwn: false };
    if (artifact?.kind === "artifact") known.sizes.add(artifact.size);
    if (execution?.kind === "execution") known.isOwn ||= execution.execution?.imported === false;
    places.set(place, known);
  };
  for (const id of ids) {
    const isArtifact = graph.nodes.get(id)?.kind === "artifact";
    const used = (isArtifact ? makersOf(graph, id) : [id]).flatMap((maker) => usesOf(graph, maker));
    for (const edge of isArtifact ? [...edgesAt(graph, id), ...used] : used) add(edge);
  }
  return places;
}

function edgesAt({ into, outOf }: LineageGraph, artifact: string): DataEdge[] {
  return [...(into.get(artifact) ?? []), ...(outOf.get(artifact) ?? [])].filter(isDataEdge);
}

function marksOf(graph: LineageGraph, id: string, now: ContentNow): readonly StaleMark[] {
  const node = graph.nodes.get(id);
  if (node?.kind === "execution") return node.missing === null ? executionMarks(graph, id, now) : [];
  const found = placeMarks(graph, id, now);
  if (found.length > 0) return found;
  const causes = judgedMakers(graph, id).map((maker) => executionMarks(graph, maker, now)[0]);
  const [cause] = causes;
  return cause === undefined || causes.includes(undefined)
    ? []
    : [{ kind: "madeFromStale", place: cause.place }];
}

/** One that is there tells more of a content than one that was deleted. */
function judgedMakers(graph: LineageGraph, artifact: string): string[] {
  const makers = makersOf(graph, artifact);
  const present = makers.filter((id) => {
    const node = graph.nodes.get(id);
    return node?.kind === "execution" && node.missing === null;
  });
  return present.length > 0 ? present : makers;
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
