import type { ExecutionSummary } from "../summary";
import { asksBundle } from "./asksBundle";
import { matchesQuery } from "./matchQuery";
import type { Query } from "./queryTree";

/**
 * What a query says of an execution as far as its summary tells: null where that depends on what stands in its bundle
 * (outputs, logs, packages, environment, whether an input changed).
 */
export function decideQuery(query: Query, summary: ExecutionSummary, now: Date): boolean | null {
  switch (query.kind) {
    case "and":
      return decideAll(query.parts, summary, now, false);
    case "or":
      return decideAll(query.parts, summary, now, true);
    case "not": {
      const part = decideQuery(query.part, summary, now);
      return part === null ? null : !part;
    }
    default:
      return asksBundle(query) ? null : matchesQuery(query, subjectOf(summary), now);
  }
}

/** @param settles the answer of one part that is the answer of all. */
function decideAll(
  parts: readonly Query[],
  summary: ExecutionSummary,
  now: Date,
  settles: boolean,
): boolean | null {
  let answer: boolean | null = !settles;
  for (const part of parts) {
    const decided = decideQuery(part, summary, now);
    if (decided === settles) return settles;
    if (decided === null) answer = null;
  }
  return answer;
}

function subjectOf(summary: ExecutionSummary): Parameters<typeof matchesQuery>[1] {
  return {
    summary,
    environment: () => ({}),
    packages: () => ({}),
    outputs: () => [],
    isStale: () => false,
    logHolds: () => false,
  };
}

/** Whether what a query finds changes as time goes on. */
export function asksDate(query: Query): boolean {
  switch (query.kind) {
    case "and":
    case "or":
      return query.parts.some(asksDate);
    case "not":
      return asksDate(query.part);
    default:
      return query.kind === "date";
  }
}
