import fc from "fast-check";
import { rangeNames, type TimeRange } from "../../../../src/core/dashboard/timeRange";
import type { Json } from "../../../../src/core/json";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { summary } from "../../../support/summaries";

/** When the dashboards of the tests are made: an afternoon, local time. */
export const now = new Date(2026, 10, 20, 16, 30);

const dayMs = 86_400_000;
const states = [
  "COMPLETED",
  "COMPLETED",
  "COMPLETED",
  "FAILED",
  "DEAD",
  "STOPPED",
  "CACHED",
  "EXECUTING",
  "BLOCKED",
] as const;

const reasons = [
  null,
  "",
  "Loss is NaN",
  "exit code 1 after 2.1 s; last line of stderr: KeyError: 'a' in /data/one.csv, line 12",
  "exit code 1 after 5 min; last line of stderr: KeyError: 'a' in /data/two.csv, line 7",
  "EXIT code 1 after 5 min; last line of stderr: keyerror: 'a' in /data/two.csv, line 7",
  "exit code 137 after 3 s; nothing on stderr",
  'it said "no", * (and) OR NOT = more',
  "timed out after 60 s",
  "timed out after 90 s",
  "one",
  "two",
  "three",
  "four",
];

const names = [
  null,
  "",
  "train",
  "Train",
  "evaluate",
  "a b",
  'quo"ted',
  "wild*",
  "AND",
  "=x",
  "tag:x",
  "train classifier",
];
const files = [
  "data/a.csv",
  "DATA/a.csv",
  "model.json",
  "my data/b c.csv",
  "s3://bucket/x*",
  "execution:train-1/model.json",
];

const inputs: fc.Arbitrary<Record<string, Json>> = fc.dictionary(
  fc.constantFrom("data", "model", "lr", "a=b", "epochs"),
  fc.oneof(
    fc.constantFrom<Json>(...files, 0.1, "1.2.0", "1.e5", "adam", "", true, null),
    fc.array(fc.constantFrom<Json>(...files), { maxLength: 3 }),
  ),
  { noNullPrototype: true },
);

const created = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 3 * dayMs }).map((ago) => now.getTime() - ago) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 100 * dayMs }).map((ago) => now.getTime() - ago) },
  { weight: 2, arbitrary: fc.integer({ min: -dayMs, max: 1500 * dayMs }).map((ago) => now.getTime() - ago) },
);

const changes: fc.Arbitrary<Partial<ExecutionSummary>> = fc.record({
  state: fc.constantFrom(...states),
  reason: fc.constantFrom(...reasons),
  created: fc.option(
    created.map((at) => new Date(at).toISOString()),
    { freq: 20, nil: null },
  ),
  methodId: fc.constantFrom(...names),
  method: fc.constantFrom(...names),
  pipeline: fc.constantFrom(...names),
  stage: fc.constantFrom(...names),
  durationMs: fc.option(
    fc.oneof(
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 9000, max: 15_000 }),
      fc.integer({ min: 0, max: 9e6 }),
    ),
    { nil: null },
  ),
  commit: fc.constantFrom(null, "a".repeat(40), "b".repeat(40)),
  inputs,
  archived: fc.boolean(),
  outputsBytes: fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: null }),
  dirty: fc.boolean(),
});

/** Executions of the last years, many of them lately: of few methods, with all that makes a query difficult. */
export const someExecutions: fc.Arbitrary<ExecutionSummary[]> = fc
  .array(changes, { maxLength: 120 })
  .map((all) => all.map((each, index) => summary({ ...each, id: `run-${String(index).padStart(4, "0")}` })));

const days = fc.integer({ min: 0, max: 700 }).map((ago) => {
  const date = new Date(now.getFullYear(), now.getMonth(), now.getDate() - ago, 12);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
});

export const someRange: fc.Arbitrary<TimeRange> = fc.oneof(
  fc.constantFrom(...rangeNames).map((name): TimeRange => ({ kind: "last", name })),
  fc.tuple(days, days).map(([one, other]): TimeRange => {
    const [first = one, last = other] = [one, other].sort();
    return { kind: "dates", first, last };
  }),
);

/** What a dashboard may be asked for itself. */
export const someQueries = [
  "",
  "status:completed OR status:failed",
  "NOT method:train",
  "is:dirty",
  '(pipeline:"a b" OR is:dirty) duration>1s',
  'date:"last 60 days"',
];
