import { join } from "node:path";
import { wrongUse } from "../core/humanError";
import { isLowerBetter } from "../core/metricDirection";
import { nearestOf } from "../core/nearest";
import type { ExecutionSummary } from "../core/summary";
import { listArchivedIds } from "../bundle/archive/archiveFile";
import { importedIds } from "../bundle/import/imports";
import { listBundleIds } from "../bundle/listBundles";
import { ArchiveIndex } from "./archiveIndex";
import type { ExecutionStore } from "./executionStore";
import { readSummary } from "./readSummary";

const shownCandidates = 10;

/**
 * The execution that a person names (design, section 11): by its id, any unique beginning of it, `@last`, `@-2` (the one
 * before), or `@best:METRIC`: the completed one whose last value of the metric is highest (lowest for losses and errors).
 * @throws {HumanError} wrong use: none or several are meant; those that might be are named.
 */
export function findExecution(store: ExecutionStore, text: string): ExecutionSummary {
  if (text.startsWith("@")) return findRelative(store, text);
  const { layout } = store;
  const live = listBundleIds(layout.executions);
  // The folders alone tell the id: no other bundle is read for it.
  const id = resolveId([...new Set([...live, ...listArchivedIds(layout)])], text, layout.executions);
  if (live.includes(id)) return readSummary(join(layout.executions, id));
  const [archives, imported] = [new ArchiveIndex(layout), importedIds(layout.root)];
  return archives.get(id, imported) ?? archives.placeholder(id, imported);
}

function resolveId(ids: readonly string[], text: string, folder: string): string {
  if (ids.includes(text)) return text;
  const candidates = text === "" ? [] : ids.filter((id) => id.startsWith(text)).sort();
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) throw wrongUse(`${text} is not unique: ${named(candidates)}`);
  const nearest = nearestOf(text, ids);
  const hint = nearest === null ? "See executions list." : `Did you mean ${nearest}?`;
  throw wrongUse(`there is no execution ${text === "" ? '""' : text} in ${folder}. ${hint}`);
}

function named(candidates: readonly string[]): string {
  const more = candidates.length - shownCandidates;
  return candidates.slice(0, shownCandidates).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

function findRelative(store: ExecutionStore, text: string): ExecutionSummary {
  const all = store.list();
  if (all.length === 0)
    throw wrongUse(`there is no execution in ${store.layout.executions}: ${text} names none.`);
  if (text === "@last") return nth(all, 1, text);
  const back = /^@-([1-9]\d*)$/.exec(text)?.[1];
  if (back !== undefined) return nth(all, Number(back), text);
  if (text.startsWith("@best:")) return bestOf(all, text.slice("@best:".length));
  throw wrongUse(`${text} names no execution: there are @last, @-2 (the one before) and @best:METRIC.`);
}

function nth(all: readonly ExecutionSummary[], place: number, text: string): ExecutionSummary {
  const found = all[place - 1];
  if (found === undefined)
    throw wrongUse(
      `${text} goes too far back: there ${all.length === 1 ? "is 1 execution" : `are ${all.length} executions`}.`,
    );
  return found;
}

function bestOf(all: readonly ExecutionSummary[], metric: string): ExecutionSummary {
  const completed = all.filter(({ status }) => status === "successful");
  const sign = isLowerBetter(metric) ? -1 : 1;
  let best: { readonly execution: ExecutionSummary; readonly score: number } | null = null;
  for (const execution of completed) {
    const value = Object.hasOwn(execution.metrics, metric) ? execution.metrics[metric] : undefined;
    if (value === undefined) continue;
    // Newest first: of equals the newest is taken.
    if (best === null || sign * value > best.score) best = { execution, score: sign * value };
  }
  if (best !== null) return best.execution;
  const names = [...new Set(completed.flatMap(({ metrics }) => Object.keys(metrics)))].sort();
  const known = names.length === 0 ? "none has any" : `there are ${named(names)}`;
  throw wrongUse(`no completed execution has a metric ${metric === "" ? '""' : metric}: ${known}.`);
}
