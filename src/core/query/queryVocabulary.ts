import { failureKind } from "../failureKind";
import type { ExecutionSummary } from "../summary";
import { NameCounts, type KnownName } from "./knownNames";
import { mostFrequent, rangeOf, type KnownValue, type NumberRange } from "./knownValues";
import { hourTexts, weekdayTexts } from "./localHour";
import { hasStatus, statusWords } from "./queryStatus";
import type { KeyedField } from "./queryTree";

/** What the executions hold that a query may ask for: completion and lists of filters show it. */
export interface QueryVocabulary {
  /** Of a field that is compared as a whole, `status` or `is`: the most frequent first. */
  values(field: string): readonly KnownValue[];
  /** Of a field of named values: the most frequent first. */
  names(field: KeyedField): readonly KnownName[];
  /** In ms; null while none has a duration. */
  durations(): NumberRange | null;
}

type Part = (execution: ExecutionSummary) => readonly (string | null)[];

/** Fields whose values are worth a list: nearly each execution has its own id, note and outputs. */
const parts: Readonly<Record<string, Part>> = {
  method: ({ methodId }) => [methodId],
  script: ({ script }) => [script],
  pipeline: ({ pipeline }) => [pipeline],
  stage: ({ stage }) => [stage],
  context: ({ context }) => [context],
  type: ({ type }) => [type],
  name: ({ name }) => [name],
  branch: ({ branch }) => [branch],
  author: ({ author }) => [author],
  commit: ({ commit }) => [commit === null ? null : commit.slice(0, shortCommit)],
  tag: ({ tags }) => tags,
  failure: (execution) => [failureKind(execution)],
  weekday: ({ created }) => weekdayTexts(created).slice(0, 1),
  hour: ({ created }) => hourTexts(created).slice(0, 1),
  status: (execution) => statusWords.filter((word) => hasStatus(execution, word)),
  is: (execution) => [
    ...(execution.dirty === true ? ["dirty"] : []),
    ...(["pinned", "archived", "imported", "sealed"] as const).filter((flag) => execution[flag]),
    ...(hasStatus(execution, "running") ? ["running"] : []),
    ...(execution.rerunOf === null ? [] : ["rerun"]),
    ...(execution.alerts.length === 0 ? [] : ["alerted"]),
  ],
};

const shortCommit = 10;

/** More changes than this at once, and all is counted anew. */
const fewChanges = 1000;

interface Member {
  readonly summary: ExecutionSummary;
}

interface Changes {
  readonly gone: readonly Member[];
  readonly come: readonly Member[];
}

/**
 * The vocabulary of executions of which some come and go. Each field is counted when it is first asked for, from then on
 * what comes and goes is; the values of a name are looked at when it is completed.
 */
export class FollowedVocabulary implements QueryVocabulary {
  private readonly fields = new Map<string, FieldCounts>();
  private readonly named = new Map<KeyedField, NameCounts>();

  /** @param all the executions as they are now. */
  constructor(private readonly all: () => readonly Member[]) {}

  follow({ gone, come }: Changes): void {
    if (gone.length + come.length > fewChanges) {
      this.fields.clear();
      this.named.clear();
    }
    for (const counts of [...this.fields.values(), ...this.named.values()]) {
      for (const { summary } of gone) counts.add(summary, -1);
      for (const { summary } of come) counts.add(summary, 1);
    }
  }

  values(field: string): readonly KnownValue[] {
    return this.counted(this.fields, field, () => new FieldCounts(parts[field] ?? (() => []))).found();
  }

  names(field: KeyedField): readonly KnownName[] {
    return this.counted(this.named, field, () => new NameCounts(field, this.all)).found();
  }

  durations(): NumberRange | null {
    return rangeOf(this.all().flatMap(({ summary }) => summary.durationMs ?? []));
  }

  private counted<Key, Counts extends { add(summary: ExecutionSummary, by: 1 | -1): void }>(
    known: Map<Key, Counts>,
    key: Key,
    make: () => Counts,
  ): Counts {
    const before = known.get(key);
    if (before !== undefined) return before;
    const counts = make();
    for (const { summary } of this.all()) counts.add(summary, 1);
    known.set(key, counts);
    return counts;
  }
}

class FieldCounts {
  private readonly counts = new Map<string, number>();
  private sorted: readonly KnownValue[] | null = null;

  constructor(private readonly part: Part) {}

  add(execution: ExecutionSummary, by: 1 | -1): void {
    this.sorted = null;
    for (const value of this.part(execution))
      if (value !== null && value !== "") this.counts.set(value, (this.counts.get(value) ?? 0) + by);
  }

  found(): readonly KnownValue[] {
    this.sorted ??= mostFrequent(this.counts);
    return this.sorted;
  }
}

/** The vocabulary of some executions; each field is counted when it is first asked for, and once. */
export function vocabularyOf(executions: readonly ExecutionSummary[]): QueryVocabulary {
  const members = executions.map((summary) => ({ summary }));
  return new FollowedVocabulary(() => members);
}
