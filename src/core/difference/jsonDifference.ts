import { isJsonObject } from "../json";
import { relativeDifference } from "./closeNumbers";
import { commonEnds } from "./commonEnds";

/** Names and places from the top of a document down to a value. */
export type JsonPath = readonly (string | number)[];

/** One place in which two JSON documents differ. */
export type JsonChange =
  /** @property path as it is in the later document. */
  | { readonly kind: "added"; readonly path: JsonPath; readonly after: unknown }
  /** @property path as it is in the earlier document. */
  | { readonly kind: "removed"; readonly path: JsonPath; readonly before: unknown }
  | { readonly kind: "changed"; readonly path: JsonPath; readonly before: unknown; readonly after: unknown };

type JsonStep =
  | JsonChange
  /** Two numbers that count as equal. @property difference relative, more than 0. */
  | { readonly kind: "close"; readonly difference: number };

/** The way to a value by links, so that a document of any depth takes no more than its size. */
interface Place {
  readonly above: Place | null;
  readonly key: string | number;
}

type Task =
  | { readonly kind: "pair"; readonly place: Place | null; readonly before: unknown; readonly after: unknown }
  | { readonly kind: "added" | "removed"; readonly place: Place; readonly value: unknown };

/**
 * Where two JSON documents differ, in the order of the earlier one. The order of keys does not matter, numbers may be
 * apart within the tolerance. Lists of unlike lengths are aligned by what they begin and end with; what lies between is
 * held against each other by place.
 * @param tolerance relative; 0 asks for the same numbers.
 */
export function* jsonSteps(before: unknown, after: unknown, tolerance: number): Generator<JsonStep> {
  // A stack of our own: a document may be nested deeper than calls can be.
  const pending: Task[] = [{ kind: "pair", place: null, before, after }];
  for (let task = pending.pop(); task !== undefined; task = pending.pop()) {
    if (task.kind === "pair") {
      const deeper = tasksWithin(task, tolerance);
      if (deeper === null) yield* leafSteps(task, tolerance);
      else for (const next of deeper.reverse()) pending.push(next);
    } else yield memberChange(task.kind, task.place, task.value);
  }
}

/** All places in which two JSON documents differ, as {@link jsonSteps} tells them. */
export function* jsonChanges(before: unknown, after: unknown, tolerance: number): Generator<JsonChange> {
  for (const step of jsonSteps(before, after, tolerance)) if (step.kind !== "close") yield step;
}

/** Its path is made when it is asked for: of most changes in a large document it never is. */
function memberChange(kind: "added" | "removed", place: Place, value: unknown): JsonChange {
  return kind === "added"
    ? {
        kind,
        get path() {
          return pathOf(place);
        },
        after: value,
      }
    : {
        kind,
        get path() {
          return pathOf(place);
        },
        before: value,
      };
}

type Pair = Extract<Task, { kind: "pair" }>;

function tasksWithin({ place, before, after }: Pair, tolerance: number): Task[] | null {
  if (Array.isArray(before) && Array.isArray(after)) return listTasks(place, before, after, tolerance);
  return isJsonObject(before) && isJsonObject(after) ? memberTasks(place, before, after) : null;
}

function* leafSteps({ place, before, after }: Pair, tolerance: number): Generator<JsonStep> {
  const difference = leafDifference(before, after, tolerance);
  if (difference === null) yield { kind: "changed", path: pathOf(place), before, after };
  else if (difference > 0) yield { kind: "close", difference };
}

function leafDifference(before: unknown, after: unknown, tolerance: number): number | null {
  if (typeof before === "number" && typeof after === "number")
    return relativeDifference(before, after, tolerance);
  return before === after ? 0 : null;
}

function memberTasks(
  place: Place | null,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Task[] {
  const own = Object.keys(before).map((key): Task => {
    const member = { above: place, key };
    return Object.hasOwn(after, key)
      ? { kind: "pair", place: member, before: before[key], after: after[key] }
      : { kind: "removed", place: member, value: before[key] };
  });
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  return [
    ...own,
    ...added.map((key): Task => ({ kind: "added", place: { above: place, key }, value: after[key] })),
  ];
}

function listTasks(
  place: Place | null,
  before: readonly unknown[],
  after: readonly unknown[],
  tolerance: number,
): Task[] {
  const areEqual = (one: number, other: number): boolean =>
    isSame({ before: before[one], after: after[other] }, tolerance);
  const aligned = before.length !== after.length;
  const end = aligned ? commonEnds(before.length, after.length, areEqual).end : 0;
  const [old, now] = [before.length - end, after.length - end];
  const tasks: Task[] = [];
  for (let index = 0; index < Math.max(old, now); index += 1) {
    const member = { above: place, key: index };
    if (index >= now) tasks.push({ kind: "removed", place: member, value: before[index] });
    else if (index >= old) tasks.push({ kind: "added", place: member, value: after[index] });
    else tasks.push({ kind: "pair", place: member, before: before[index], after: after[index] });
  }
  for (let rest = 0; rest < end; rest += 1)
    tasks.push({
      kind: "pair",
      place: { above: place, key: old + rest },
      before: before[old + rest],
      after: after[now + rest],
    });
  return tasks;
}

type Held = Pick<Pair, "before" | "after">;

/** Whether nothing differs. Nothing is aligned for it, which would take twice as long with each level of lists. */
function isSame(documents: Held, tolerance: number): boolean {
  const pending: Held[] = [documents];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const members = membersOf(pair);
    if (members === "unlike") return false;
    if (members !== null) for (const member of members) pending.push(member);
    else if (leafDifference(pair.before, pair.after, tolerance) === null) return false;
  }
  return true;
}

/** The members of two lists or objects, by pairs; null where there are not two of a kind. */
function membersOf({ before, after }: Held): Held[] | "unlike" | null {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, now]: [readonly unknown[], readonly unknown[]] = [before, after];
    if (old.length !== now.length) return "unlike";
    return old.map((member, index) => ({ before: member, after: now[index] }));
  }
  if (!isJsonObject(before) || !isJsonObject(after)) return null;
  const keys = Object.keys(before);
  const isLike = keys.length === Object.keys(after).length && keys.every((key) => Object.hasOwn(after, key));
  return isLike ? keys.map((key) => ({ before: before[key], after: after[key] })) : "unlike";
}

function pathOf(place: Place | null): JsonPath {
  const path: (string | number)[] = [];
  for (let at = place; at !== null; at = at.above) path.push(at.key);
  return path.reverse();
}
