import { type Activity, type Agent, type Entity, type OwnFact } from "./provDocument";

export type Described = Activity | Agent | Entity;

/** One thing as two documents tell of it: the one that knows more facts of it comes first. */
export function combined(one: Described, other: Described): Described {
  if (factsOf(other) > factsOf(one)) return combined(other, one);
  const parts = {
    locations: union(one.locations, other.locations),
    terms: union(one.terms, other.terms),
    typeText: one.typeText ?? other.typeText,
    own: facts(one.own, other.own),
  };
  if (one.kind !== "activity" || other.kind !== "activity") return { ...one, ...parts };
  return {
    ...one,
    ...parts,
    startTime: one.startTime ?? other.startTime,
    endTime: one.endTime ?? other.endTime,
  };
}

function factsOf({ own }: Described): number {
  return own.filter(([, value]) => value !== null).length;
}

function union<Item>(one: readonly Item[], other: readonly Item[]): Item[] {
  return [...new Set([...one, ...other])];
}

function facts(one: readonly OwnFact[], other: readonly OwnFact[]): OwnFact[] {
  const known = new Set(one.map(([name]) => name));
  return [...one, ...other.filter(([name]) => !known.has(name))];
}
