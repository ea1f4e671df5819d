import assert from "node:assert/strict";
import { matchesQuery, type QuerySubject } from "../../../../src/core/query/matchQuery";
import { parseQuery } from "../../../../src/core/query/parseQuery";
import { printQuery } from "../../../../src/core/query/printQuery";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { summary } from "../../../support/summaries";

const now = new Date(2026, 0, 31, 12);

interface Facts extends Partial<ExecutionSummary> {
  readonly environment?: Readonly<Record<string, string>>;
  readonly packages?: Readonly<Record<string, string>>;
  readonly outputs?: readonly string[];
  readonly stale?: boolean;
  readonly log?: string;
}

const day = (month: number, date: number, hour = 10): string =>
  new Date(2026, month - 1, date, hour).toISOString();

const mnist = { pipeline: "mnist", methodId: "train", method: "Train classifier", stage: "train" };
const cifar = { ...mnist, pipeline: "cifar", branch: "main", author: "Ada Lovelace" };

/** Ten executions, each called by a letter. */
const executions: Readonly<Record<string, Facts>> = {
  a: {
    ...mnist,
    name: "train_model_a3f9",
    type: "Training",
    context: "lab",
    script: "jobs/train.py",
    created: day(1, 15),
    durationMs: 328_000,
    inputs: { learning_rate: 0.001, epochs: 50, optimizer: "adam", layers: [64, 32] },
    metrics: { loss: 0.18, accuracy: 0.97 },
    commit: "a3f9e2b7c1d4",
    branch: "feature/improved-model",
    author: "john.doe@example.com",
    dirty: true,
    pinned: true,
    tags: ["best", "paper"],
    outputs: ["models/model.pt", "loss.svg"],
    environment: { cuda: "12.1", python: "3.12.1" },
    packages: { torch: "2.10.0+cu121", numpy: "1.26.4" },
  },
  b: {
    ...mnist,
    name: "too fast",
    type: "Training",
    created: day(1, 16),
    state: "FAILED",
    status: "failed",
    durationMs: 12_000,
    inputs: { learning_rate: 0.1, epochs: 5, optimizer: "sgd" },
    commit: "a3f9e2b7c1d4",
    branch: "main",
    author: "john.doe@example.com",
    rerunOf: "a-train",
    environment: { cuda: "11.7" },
    packages: { torch: "2.9.1" },
    log: "RuntimeError: CUDA out of memory",
  },
  c: {
    ...mnist,
    methodId: "evaluate",
    method: "Evaluate",
    stage: "evaluate",
    type: "Evaluation",
    created: day(1, 15, 12),
    durationMs: 40_000,
    inputs: { model: "models/model.pt" },
    metrics: { accuracy: 0.9 },
    properties: { epochs: 50 },
    tags: ["paper"],
    note: "on the held-out islands",
  },
  d: {
    ...mnist,
    methodId: "prepare",
    method: "Prepare",
    stage: "prepare",
    created: day(1, 20),
    state: "CACHED",
  },
  e: {
    ...cifar,
    name: "200 epochs",
    created: day(1, 31, 11),
    state: "EXECUTING",
    status: "running",
    durationMs: null,
    inputs: { epochs: 200 },
    metrics: { loss: 0.9 },
    sealed: false,
  },
  f: {
    ...cifar,
    created: day(1, 31, 11),
    state: "SCHEDULED",
    status: "accepted",
    durationMs: null,
    sealed: false,
  },
  g: {
    ...cifar,
    created: day(1, 30),
    state: "DEAD",
    status: "running",
    durationMs: null,
    metrics: { loss: 0.5 },
    sealed: false,
  },
  h: {
    ...cifar,
    created: "2025-12-01T10:00:00.000Z",
    state: "STOPPED",
    status: "dismissed",
    durationMs: 7_200_000,
    note: "with the old data",
    archived: true,
    stale: true,
  },
  i: {
    methodId: null,
    method: null,
    script: null,
    state: "UNKNOWN",
    status: null,
    created: null,
    durationMs: null,
    imported: true,
    sealed: false,
  },
  j: {
    methodId: "report",
    method: "Report (R)",
    script: "report.R",
    created: day(1, 2),
    properties: { schema: "2.10", optimizer: "adamw" },
    tags: ["release candidate"],
  },
};

/** What one writes, and the letters of those that are found. */
const examples = `
property:learning_rate=0.001                                 | a
date:2026-01-01 TO 2026-01-31                                | a b c d e f g j
commit:a3f9e2b7                                              | a b
pipeline:mnist AND status:completed AND property:epochs>10   | a c
pipeline:mnist                                               | a b c d
pipeline:MNIST                                               | a b c d
pipeline:mni*                                                | a b c d
pipeline:mni                                                 |
NOT pipeline:mnist                                           | e f g h i j
pipeline:""                                                  | i j
method:train                                                 | a b e f g h
method:"Train classifier"                                    | a b e f g h
method:T*                                                    | a b e f g h
stage:evaluate                                               | c
type:training                                                | a b
context:lab                                                  | a
script:train.py                                              | a b c d e f g h
script:jobs/train.py                                         | a
script:*.R                                                   | j
status:completed                                             | a c j
status:failed                                                | b g
status:dead                                                  | g
status:pending                                               | f
status:scheduled                                             | f
status:running                                               | e
status:cached                                                | d
status:successful                                            | a c d j
status:dismissed                                             | h
status!=completed                                            | b d e f g h i
property:epochs=50                                           | a c
input:epochs=50                                              | a
input:epochs>=50                                             | a e
input:epochs                                                 | a b e
input:opt*=a*                                                | a
property:optimizer=adam*                                     | a j
input:layers=32                                              | a
input:optimizer!=adam                                        | b
metric:loss<0.2                                              | a
metric:loss>=0.5                                             | e g
metric:loss!=0.18                                            | e g
metric:accuracy>0.9                                          | a
metric:*                                                     | a c e g
property:schema>2.9                                          |
package:torch>=2.9.5                                         | a
package:torch<2.10                                           | b
env:cuda=12.1                                                | a
env:cuda<12                                                  | b
date:today                                                   | e f
date:yesterday                                               | g
date:"last 7 days"                                           | e f g
date:2025                                                    | h
date<2026-01-15                                              | h j
date>=2026-01-30                                             | e f g
duration>5m                                                  | a h
duration<=40s                                                | b c d j
duration=2h                                                  | h
branch:main                                                  | b e f g h
branch:feature/*                                             | a
author:john                                                  | a b
author:"ada lovelace"                                        | e f g h
tag:paper                                                    | a c
tag:"release candidate"                                      | j
tag:pap                                                      |
note:data                                                    | h
name:epochs                                                  | e
output:model.pt                                              | a
output:models/*                                              | a
log:"out of memory"                                          | b
rerunof:a                                                    | b
id:c                                                         | c
is:dirty                                                     | a
is:pinned                                                    | a
is:stale                                                     | h
is:archived                                                  | h
is:imported                                                  | i
is:rerun                                                     | b
NOT is:sealed                                                | e f g i
islands                                                      | c
classifier NOT is:archived                                   | a b e f g
best OR islands                                              | a c
tag:paper metric:accuracy>0.95 OR status:failed              | a b g
tag:paper (metric:accuracy>0.95 OR status:failed)            | a
"old data"                                                   | h
`;

describe("an example of a query", () => {
  const lines = examples.split("\n").filter((line) => line.trim() !== "");

  for (const line of lines) {
    const [text = "", found = ""] = line.split("|").map((part) => part.trim());
    it(`${text} finds ${found === "" ? "nothing" : found}`, () => {
      const parsed = parseQuery(text);
      assert.ok(parsed.ok, text);
      const letters = Object.keys(executions).filter((letter) =>
        matchesQuery(parsed.query, subject(letter, executions[letter] ?? {}), now),
      );
      assert.equal(letters.join(" "), found);
      assert.deepEqual(parseQuery(printQuery(parsed.query)), parsed);
    });
  }

  it("is one of at least 60, none of them told twice", () => {
    const queries = lines.map((line) => line.split("|")[0]?.trim());
    assert.ok(queries.length >= 60, String(queries.length));
    assert.equal(new Set(queries).size, queries.length);
  });
});

function subject(letter: string, facts: Facts): QuerySubject {
  const { environment = {}, packages = {}, outputs = [], stale = false, log = "", ...changes } = facts;
  return {
    summary: summary({ id: `${letter}-train`, ...changes }),
    environment: () => environment,
    packages: () => packages,
    outputs: () => outputs,
    isStale: () => stale,
    logHolds: (text) => log.toLowerCase().includes(text.toLowerCase()),
  };
}
