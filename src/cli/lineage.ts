import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { wrongUse } from "../core/humanError";
import { affectedBy } from "../core/lineage/affectedBy";
import { lineageJson } from "../core/lineage/lineageJson";
import { linkKinds, type ArtifactNode, type LineageGraph, type LinkKind } from "../core/lineage/lineageGraph";
import { shapeLineage } from "../core/lineage/lineageShape";
import { lineageTree } from "../core/lineage/lineageTree";
import { pathBetween } from "../core/lineage/pathBetween";
import { placesToLook, staleMarks, type StaleMark } from "../core/lineage/staleMarks";
import {
  edgesBetween,
  presentExecutions,
  traceDirections,
  traceLineage,
  type Trace,
  type TraceDirection,
} from "../core/lineage/traceLineage";
import { SourcesSince } from "../runner/difference/sourcesSince";
import { ExecutionStore } from "../store/executionStore";
import { findExecution } from "../store/findExecution";
import { InputIdentities } from "../store/inputIdentities";
import { artifactOfFile } from "../store/lineage/artifactOfFile";
import { contentsNow } from "../store/lineage/contentsNow";
import { LineageReader } from "../store/lineage/lineageReader";
import { allArguments, countOption } from "./arguments";
import { affectedLines, pathLines, treeLines } from "./lineageText";
import { plainLine } from "./plainText";
import { wantsColour } from "./stateMark";
import { jsonOption, type Verb, type VerbCall } from "./verb";

const usage =
  "lineage ID|FILE [--direction backward|forward|both] [--depth N] [--type TYPE]... [--links KINDS] [--affected | --to ID|FILE] [--json | --format text|json|prov]";

/** So many alike executions, or files, are one line of the text. */
const foldedFrom = 4;

/** `executions lineage ID|FILE`: what it came of and what came of it (design, section 11). */
export const lineageVerb: Verb = {
  usage: usage.slice("lineage ".length),
  summary: "Show what an execution or a file came of, and what came of it",
  options: {
    direction: { type: "string", value: "WAY", help: "backward, forward, or both (default)" },
    depth: { type: "string", value: "N", help: "at most so many steps from it (default: all)" },
    type: {
      type: "string",
      multiple: true,
      value: "TYPE",
      help: "only along artifacts of this type, such as Model; may be given several times",
    },
    links: {
      type: "string",
      value: "KINDS",
      help: `beside the data follow ${linkKinds.join(", ")}, parted by commas, or all`,
    },
    affected: {
      type: "boolean",
      help: "what is affected if it is wrong, in the order in which to run again",
    },
    to: { type: "string", value: "ID|FILE", help: "the shortest way of the data to another one" },
    format: {
      type: "string",
      value: "FORMAT",
      help: "text (default), json, or prov: the provenance of all its executions as one PROV-JSON document",
    },
    ...jsonOption,
  },
  async run(call) {
    const [text, ...others] = allArguments(call);
    if (text === undefined || others.length > 0)
      throw wrongUse(`name one execution or one file: executions ${usage}.`);
    const asked = readAsked(call);
    formatOf(call);
    const store = new ExecutionStore(call.layout);
    const graph = await new LineageReader(call.layout).read(store.list());
    const start = await startOf(call, store, graph, text);
    switch (asked.kind) {
      case "trace":
        await tellTrace(call, graph, start, asked);
        return 0;
      case "affected":
        await tellAffected(call, graph, start);
        return 0;
      case "path":
        return await tellPath(call, graph, start, await startOf(call, store, graph, asked.to));
    }
  },
};

interface AskedTrace {
  readonly kind: "trace";
  readonly direction: TraceDirection;
  readonly depth: number;
  readonly links: ReadonlySet<LinkKind>;
  readonly types: ReadonlySet<string>;
}

type Asked = AskedTrace | { readonly kind: "affected" } | { readonly kind: "path"; readonly to: string };

function readAsked(call: VerbCall): Asked {
  const { options } = call;
  const to = options.text("to");
  if (to !== null && options.flag("affected")) throw wrongUse("--affected and --to exclude each other.");
  if (to !== null) return { kind: "path", to };
  if (options.flag("affected")) return { kind: "affected" };
  const direction = options.text("direction") ?? "both";
  const known = traceDirections.find((each) => each === direction);
  if (known === undefined)
    throw wrongUse(`--direction takes ${traceDirections.join(", ")}, not ${direction}.`);
  return {
    kind: "trace",
    direction: known,
    depth: countOption(call, "depth") ?? Infinity,
    links: linksOf(options.text("links")),
    types: new Set(options.texts("type")),
  };
}

function linksOf(text: string | null): ReadonlySet<LinkKind> {
  if (text === null) return new Set();
  if (text === "all") return new Set(linkKinds);
  return new Set(
    text.split(",").map((name) => {
      const kind = linkKinds.find((each) => each === name.trim());
      if (kind === undefined) throw wrongUse(`--links takes ${linkKinds.join(", ")} or all, not ${name}.`);
      return kind;
    }),
  );
}

/** The node that is meant: a file that is there, else an execution, else a file that was there once. */
async function startOf(
  call: VerbCall,
  store: ExecutionStore,
  graph: LineageGraph,
  text: string,
): Promise<string> {
  if (graph.nodes.has(text)) return text;
  const path = resolve(call.cwd, text);
  const isFile = existsSync(path) || /[\\/]/.test(text);
  if (!isFile && isId(store, text)) return findExecution(store, text).id;
  const found = await artifactOfFile(graph, call.layout, path);
  switch (found.kind) {
    case "content":
      return found.artifact.id;
    case "place":
      call.console.say(
        `${plainLine(path)} ${found.isGone ? "is gone" : "has changed since"}: this is what lay there when an execution used or made it last.`,
      );
      return found.artifact.id;
    case "unknown":
      if (isFile)
        throw wrongUse(`${plainLine(path)} is not known: no execution of this workspace used or made it.`);
      return findExecution(store, text).id;
  }
}

function isId(store: ExecutionStore, text: string): boolean {
  return text.startsWith("@") || store.list().some(({ id }) => id.startsWith(text));
}

async function tellTrace(
  call: VerbCall,
  graph: LineageGraph,
  start: string,
  { types, ...options }: AskedTrace,
): Promise<void> {
  const passes = ({ type }: ArtifactNode): boolean => types.size === 0 || types.has(type);
  const trace = traceLineage(graph, [start], { ...options, passes });
  if (await tellData(call, graph, trace)) return;
  const marks = await marksOf(call, graph, trace);
  const { console } = call;
  const groups = { least: foldedFrom, apart: new Set([start]), unfolded: new Set<string>() };
  const rows = lineageTree(shapeLineage(graph, trace, groups));
  for (const line of treeLines(rows, marks, wantsColour(console))) console.print(line);
}

async function tellAffected(call: VerbCall, graph: LineageGraph, start: string): Promise<void> {
  const affected = affectedBy(graph, [start]);
  const nodes = [...affected.executions, ...affected.artifacts];
  const ids = [start, ...nodes.map(({ id }) => id)];
  const distances = new Map(ids.map((id) => [id, affected.distances.get(id) ?? 0]));
  const trace = { distances, edges: edgesBetween(graph, distances, new Set()) };
  if (await tellData(call, graph, trace)) return;
  const { console } = call;
  for (const line of affectedLines(affected, graph.nodes.get(start), wantsColour(console)))
    console.print(line);
}

/** @returns the exit code: 1 where nothing connects the two. */
async function tellPath(call: VerbCall, graph: LineageGraph, from: string, to: string): Promise<number> {
  const path = pathBetween(graph, [from], [to]);
  const { console } = call;
  const sign = path?.direction === "backward" ? -1 : 1;
  const distances = new Map((path?.nodes ?? []).map((id, index) => [id, index * sign]));
  const trace = { distances, edges: edgesBetween(graph, distances, new Set()) };
  const isTold = await tellData(call, graph, trace);
  if (path === null) console.say("Nothing connects the two.");
  else if (!isTold) for (const line of pathLines(graph, path, wantsColour(console))) console.print(line);
  return path === null ? 1 : 0;
}

/** Prints a lineage for programs, where that is wanted. @returns whether it was. */
async function tellData(call: VerbCall, graph: LineageGraph, trace: Trace): Promise<boolean> {
  const { console, layout } = call;
  switch (formatOf(call)) {
    case "json":
      console.printJson(lineageJson(graph, trace, await marksOf(call, graph, trace)));
      return true;
    case "prov": {
      const { provenanceText } = await import("../bundle/prov/exportProvenance");
      const executions = presentExecutions(graph, trace).map(({ id, archived }) => ({
        layout,
        id,
        archived,
      }));
      console.print([...(await provenanceText(executions, "prov-json"))].join("").trimEnd());
      return true;
    }
    case "text":
      return false;
  }
}

function formatOf({ options }: VerbCall): "text" | "json" | "prov" {
  const text = options.text("format") ?? (options.flag("json") ? "json" : "text");
  if (text === "text" || text === "json" || text === "prov") return text;
  throw wrongUse(`--format takes text, json or prov, not ${text}.`);
}

async function marksOf(
  { layout, console }: VerbCall,
  graph: LineageGraph,
  trace: Trace,
): Promise<ReadonlyMap<string, readonly StaleMark[]>> {
  const ids = [...trace.distances.keys()];
  const { now, notLooked } = await contentsNow(layout, placesToLook(graph, ids), new InputIdentities());
  if (notLooked > 0)
    console.say(
      `Not looked at for changes: ${notLooked} ${notLooked === 1 ? "place" : "places"}, too large, on a network share, or outside of the workspace and named by an imported execution alone.`,
    );
  const { changed } = await new SourcesSince(layout).of(presentExecutions(graph, trace));
  return staleMarks(graph, ids, now, changed);
}
