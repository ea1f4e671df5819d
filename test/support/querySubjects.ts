import fc from "fast-check";
import type { Json } from "../../src/core/json";
import type { QuerySubject } from "../../src/core/query/matchQuery";
import type { ExecutionSummary } from "../../src/core/summary";
import { queries } from "./queries";
import { summary } from "./summaries";

const words = ["ada", "Ada", "mnist", "a", "ab", "b*", "train", "", "x y", "AND"];
const numbers = ["0.1", "0.10", "1e-1", "10", "9", "2.10", "2.9", "v2.10", "2.1rc1", "adam", "true"];

const word = fc.constantFrom(...words);
const wordOrNull = fc.option(word, { nil: null });
const value = fc.oneof(
  fc.constantFrom(0.1, 9, 10, true),
  fc.constantFrom(...numbers),
  fc.constant<Json>([0.1, "ab"]),
);
const record = fc.dictionary(fc.constantFrom("lr", "LR", "epochs"), value, { noNullPrototype: true });
const texts = fc.dictionary(fc.constantFrom("lr", "cuda", "torch"), fc.constantFrom(...numbers), {
  noNullPrototype: true,
});

/** Executions of which many are alike; those that were created were so within 40 days before. */
export function subjectsAt(now: Date): fc.Arbitrary<QuerySubject> {
  return fc
    .record({
      summary: fc.record({
        name: wordOrNull,
        note: wordOrNull,
        methodId: wordOrNull,
        method: wordOrNull,
        script: fc.constantFrom("jobs/ab", "a", null),
        pipeline: wordOrNull,
        stage: wordOrNull,
        context: wordOrNull,
        type: wordOrNull,
        branch: wordOrNull,
        author: wordOrNull,
        commit: wordOrNull,
        rerunOf: wordOrNull,
        tags: fc.array(word, { maxLength: 2 }),
        state: fc.constantFrom<ExecutionSummary["state"]>(
          "CREATED",
          "EXECUTING",
          "COMPLETED",
          "FAILED",
          "DEAD",
        ),
        status: fc.constantFrom<ExecutionSummary["status"]>(
          "accepted",
          "running",
          "successful",
          "failed",
          null,
        ),
        created: fc.option(
          fc.integer({ min: -40 * 24, max: 2 }).map((hours) => new Date(now.getTime() + hours * 3_600_000)),
          { nil: null },
        ),
        durationMs: fc.constantFrom(null, 2500, 90_000, 300_000, 5_400_000),
        inputs: record,
        properties: record,
        metrics: fc.dictionary(fc.constantFrom("lr", "loss"), fc.constantFrom(0.1, 9, 10), {
          noNullPrototype: true,
        }),
        dirty: fc.constantFrom(true, false, null),
        pinned: fc.boolean(),
        archived: fc.boolean(),
        imported: fc.boolean(),
        sealed: fc.boolean(),
      }),
      environment: texts,
      packages: texts,
      outputs: fc.array(fc.constantFrom("models/ab", "a", "b*"), { maxLength: 2 }),
      stale: fc.boolean(),
      log: fc.constantFrom("", "Ada and ab", "nothing"),
    })
    .map(({ summary: { created, ...changes }, environment, packages, outputs, stale, log }) => ({
      summary: summary({
        id: "train-1",
        ...changes,
        created: created === null ? null : created.toISOString(),
      }),
      environment: () => environment,
      packages: () => packages,
      outputs: () => outputs,
      isStale: () => stale,
      logHolds: (text) => log.toLowerCase().includes(text.toLowerCase()),
    }));
}

/** Queries of what these hold. */
export const askedQueries = queries({
  text: fc.record(
    { text: fc.constantFrom(...words.filter((text) => text !== ""), ...numbers, "*"), quoted: fc.boolean() },
    { noNullPrototype: true },
  ),
  name: fc.record(
    { text: fc.constantFrom("lr", "epochs", "l*", "cuda", "torch"), quoted: fc.boolean() },
    { noNullPrototype: true },
  ),
});
