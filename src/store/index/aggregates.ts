import type { ExecutionState } from "../../core/lifecycle";
import { dayOf } from "../../core/statistics/executionStatistics";
import type { ExecutionSummary } from "../../core/summary";

/** What executions are counted by. */
export type CountedField =
  | "state"
  | "methodId"
  | "pipeline"
  | "stage"
  | "context"
  | "type"
  | "branch"
  | "author"
  | "commit"
  | "tags"
  | "infrastructure"
  | "script"
  | "day";

/** Fields with names of their own. */
export type NamedField = "inputs" | "properties" | "metrics";

/** Counts over all executions of a workspace: each is made when it is asked for, and kept. */
export class Aggregates {
  private readonly counts = new Map<CountedField, ReadonlyMap<string, number>>();
  private readonly names = new Map<NamedField, ReadonlyMap<string, number>>();

  constructor(private readonly executions: readonly ExecutionSummary[]) {}

  get count(): number {
    return this.executions.length;
  }

  /** How many executions have each value, the most frequent first; days (local time) in their order, and none without a value. */
  by(field: CountedField): ReadonlyMap<string, number> {
    const known = this.counts.get(field);
    if (known !== undefined) return known;
    const counted = tally(this.executions, valuesOf[field]);
    const counts = new Map(
      [...counted].sort(([one, many], [other, more]) =>
        field === "day" ? order(one, other) : more - many || order(one, other),
      ),
    );
    this.counts.set(field, counts);
    return counts;
  }

  byState(): ReadonlyMap<ExecutionState, number> {
    return this.by("state") as ReadonlyMap<ExecutionState, number>;
  }

  /** How many executions have an input, property or metric of each name, by name. */
  namesOf(field: NamedField): ReadonlyMap<string, number> {
    const known = this.names.get(field);
    if (known !== undefined) return known;
    const counted = tally(this.executions, (execution) => Object.keys(execution[field]));
    const names = new Map([...counted].sort(([one], [other]) => order(one, other)));
    this.names.set(field, names);
    return names;
  }
}

const valuesOf: Readonly<Record<CountedField, (execution: ExecutionSummary) => readonly (string | null)[]>> =
  {
    state: ({ state }) => [state],
    methodId: ({ methodId }) => [methodId],
    pipeline: ({ pipeline }) => [pipeline],
    stage: ({ stage }) => [stage],
    context: ({ context }) => [context],
    type: ({ type }) => [type],
    branch: ({ branch }) => [branch],
    author: ({ author }) => [author],
    commit: ({ commit }) => [commit],
    tags: ({ tags }) => tags,
    infrastructure: ({ infrastructure }) => [infrastructure],
    script: ({ script }) => [script],
    day: (execution) => [dayOf(execution)],
  };

function tally(
  executions: readonly ExecutionSummary[],
  values: (execution: ExecutionSummary) => readonly (string | null)[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const execution of executions)
    for (const value of values(execution))
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
