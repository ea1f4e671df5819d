import { existsSync } from "node:fs";
import { join } from "node:path";
import type { WorkspaceLayout } from "../../../bundle/layout";
import { diskFactsOf, resultsProblem } from "./earlierResults";
import { FingerprintIndex } from "./fingerprintIndex";
import { differenceOf, requestDifference } from "./missReason";
import { readFacts, seriesKey, type RunFacts } from "./runFacts";

export type CacheAnswer =
  { readonly hit: true; readonly original: RunFacts } | { readonly hit: false; readonly reason: string };

/** Of so many executions with the same values the newest are looked at. */
const maximumCandidates = 20;

/**
 * Looks for a completed execution of the same method, inputs by content, code and runtime whose results are all there
 * (design, section 7).
 * @param now what is to run.
 * @returns it, or why there is none.
 */
export async function lookUpCache(layout: WorkspaceLayout, now: RunFacts): Promise<CacheAnswer> {
  const { series, newest } = new FingerprintIndex(layout, now.method.id).find(seriesKey(now));
  let reason: string | null = null;
  for (const id of series.slice(0, maximumCandidates)) {
    const before = factsOf(layout, id);
    if (before === null) {
      reason ??= `${id} was like it, and was archived or deleted`;
      continue;
    }
    const problem = await problemOf(layout, before, now);
    if (problem === null) return { hit: true, original: before };
    reason ??= `${problem} since ${id}`;
  }
  return {
    hit: false,
    reason: reason ?? unlikeReason(now, newest === null ? null : factsOf(layout, newest)),
  };
}

function factsOf(layout: WorkspaceLayout, id: string): RunFacts | null {
  return existsSync(join(layout.executions, id)) ? readFacts(layout.executions, id) : null;
}

function unlikeReason(now: RunFacts, last: RunFacts | null): string {
  const none = `no completed execution of ${now.method.id}`;
  return last === null ? none : `${none} is like it; the last, ${last.id}, ${requestDifference(last, now)}`;
}

async function problemOf(layout: WorkspaceLayout, before: RunFacts, now: RunFacts): Promise<string | null> {
  const omitted = now.git?.repository === true ? now.git.omitted.map(({ path }) => path) : [];
  const disk = await diskFactsOf(layout, before, [...now.changes.keys(), ...omitted]);
  return differenceOf(before, now, disk) ?? (await resultsProblem(layout, before));
}
