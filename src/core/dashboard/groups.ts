import type { ExecutionSummary } from "../summary";
import type { Collector } from "./collector";
import { outcomeOf, timeTaken } from "./outcomes";

export const groupFields = ["method", "pipeline", "stage"] as const;

export type GroupField = (typeof groupFields)[number];

/** An execution whose time is known. */
export interface TimedRow {
  readonly id: string;
  readonly commit: string | null;
  readonly at: number;
  /** ms. */
  readonly taken: number;
}

/** Executions that a query of one value of a field asks for. */
export interface Group {
  /** The value, in lower case; the empty text: none. */
  readonly key: string;
  /** As the first of them writes it. */
  readonly label: string;
  readonly count: number;
  readonly well: number;
  readonly badly: number;
  readonly bytes: number;
  /** Those whose time is known. */
  readonly timed: readonly ExecutionSummary[];
  /** When these were created, ms; NaN where that is not known. */
  readonly times: readonly number[];
}

/** How long the executions of a group took that are known, ms. */
export function durationsOf({ timed }: Group): number[] {
  return timed.map(({ durationMs }) => durationMs ?? 0);
}

/** The executions of a group whose time is known, as one looks at them one by one. */
export function timedRows({ timed, times }: Group): TimedRow[] {
  return timed.map(({ id, commit, durationMs }, index) => ({
    id,
    commit,
    at: times[index] ?? Number.NaN,
    taken: durationMs ?? 0,
  }));
}

/** Executions of the same texts in a field. */
interface Class extends Group {
  /** In lower case: a query of any of them finds these. */
  readonly texts: readonly string[];
}

type Open<T> = { -readonly [Key in keyof T]: T[Key] };

type OpenClass = Omit<Open<Class>, "timed" | "times"> & {
  readonly timed: ExecutionSummary[];
  readonly times: number[];
};

type TextOf = (summary: ExecutionSummary) => string | null;

const none: TextOf = () => null;

/** A query of a method looks at its id and at its title. */
const textsOf: Readonly<Record<GroupField, readonly [TextOf, TextOf]>> = {
  method: [({ methodId }) => methodId, ({ method }) => method],
  pipeline: [({ pipeline }) => pipeline, none],
  stage: [({ stage }) => stage, none],
};

/** All executions by a field. */
export class Groups {
  private readonly byText = new Map<string, Class[]>();

  constructor(
    readonly field: GroupField,
    private readonly classes: readonly Class[],
  ) {
    for (const each of classes)
      for (const text of each.texts.length === 0 ? [""] : new Set(each.texts)) {
        const known = this.byText.get(text);
        if (known === undefined) this.byText.set(text, [each]);
        else known.push(each);
      }
  }

  /** Most executions first. One may be in two: the title of a method may be the id of another. */
  all(): Group[] {
    const keys = [...new Set(this.classes.map(({ key }) => key))];
    return keys
      .map((key) => merged(key, this.byText.get(key) ?? []))
      .sort((one, other) => other.count - one.count || order(one.label, other.label));
  }

  /** Those that are in none of these. */
  without(keys: readonly string[]): Group {
    const found = new Set(keys.flatMap((key) => this.byText.get(key) ?? []));
    return merged(
      "",
      this.classes.filter((each) => !found.has(each)),
    );
  }
}

function merged(key: string, classes: readonly Class[]): Group {
  const sum = (of: (each: Class) => number): number => classes.reduce((total, each) => total + of(each), 0);
  const own = classes.find((each) => each.key === key) ?? classes[0];
  return {
    key,
    label: own?.label ?? "",
    count: sum(({ count }) => count),
    well: sum(({ well }) => well),
    badly: sum(({ badly }) => badly),
    bytes: sum(({ bytes }) => bytes),
    timed: classes.length === 1 ? (classes[0]?.timed ?? []) : classes.flatMap(({ timed }) => timed),
    times: classes.length === 1 ? (classes[0]?.times ?? []) : classes.flatMap(({ times }) => times),
  };
}

function order(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

export class GroupCollector implements Collector<Groups> {
  private readonly classes = new Map<string | null, Map<string | null, OpenClass>>();
  private readonly all: OpenClass[] = [];

  private readonly first: TextOf;
  private readonly second: TextOf;

  constructor(private readonly field: GroupField) {
    [this.first, this.second] = textsOf[field];
  }

  add(summary: ExecutionSummary, at: number): void {
    const each = this.classOf(summary);
    const outcome = outcomeOf(summary);
    each.count += 1;
    if (outcome === "well") each.well += 1;
    else if (outcome === "badly") each.badly += 1;
    each.bytes += summary.outputsBytes ?? 0;
    if (timeTaken(summary) === null) return;
    each.timed.push(summary);
    each.times.push(at);
  }

  result(): Groups {
    return new Groups(this.field, this.all);
  }

  private classOf(summary: ExecutionSummary): OpenClass {
    const [first, second] = [this.first(summary), this.second(summary)];
    const known = this.classes.get(first)?.get(second);
    if (known !== undefined) return known;
    const texts = [first, second].flatMap((text) => (text === null || text === "" ? [] : [text]));
    const [label = ""] = texts;
    const made = {
      texts: texts.map((text) => text.toLowerCase()),
      key: label.toLowerCase(),
      label,
      count: 0,
      well: 0,
      badly: 0,
      bytes: 0,
      timed: [],
      times: [],
    };
    this.all.push(made);
    const within = this.classes.get(first);
    if (within === undefined) this.classes.set(first, new Map([[second, made]]));
    else within.set(second, made);
    return made;
  }
}
