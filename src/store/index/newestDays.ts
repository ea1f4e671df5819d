import { pieces, type Steps } from "./steps";

const idsAtOnce = 2000;

/** Ids in the order of the days that their names tell, the latest first; those that tell none come last. */
export function* newestDays(ids: readonly string[]): Steps<string[]> {
  const days = new Map<string, string[]>();
  for (const some of pieces(ids, idsAtOnce)) {
    for (const id of some) {
      const day = /-(\d{8})-\d{6}-/.exec(id)?.[1] ?? "";
      const known = days.get(day);
      if (known === undefined) days.set(day, [id]);
      else known.push(id);
    }
    yield;
  }
  return [...days].sort(([one], [other]) => (one < other ? 1 : -1)).flatMap(([, members]) => members);
}
