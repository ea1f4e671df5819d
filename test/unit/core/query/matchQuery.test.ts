import assert from "node:assert/strict";
import { matchesQuery, type QuerySubject } from "../../../../src/core/query/matchQuery";
import { parseQuery } from "../../../../src/core/query/parseQuery";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { summary } from "../../../support/summaries";

const now = new Date(2026, 0, 31, 12);

function subject(changes: Partial<ExecutionSummary>, other: Partial<QuerySubject> = {}): QuerySubject {
  return {
    summary: summary({ id: "train-20260101-000000-abcd", ...changes }),
    environment: () => ({ cuda: "12.10", python: "3.12.1" }),
    packages: () => ({ torch: "2.10.0+cu121", numpy: "1.26.4" }),
    outputs: () => ["models/model.pt", "loss.svg"],
    isStale: () => false,
    logHolds: (text) => "cuda out of memory".includes(text.toLowerCase()),
    ...other,
  };
}

function matches(text: string, asked: QuerySubject): boolean {
  const parsed = parseQuery(text);
  assert.ok(parsed.ok, text);
  return matchesQuery(parsed.query, asked, now);
}

describe("a query finds an execution", () => {
  const run = subject({
    id: "train-20260115-101112-abcd",
    name: "Best so far",
    methodId: "train",
    method: "Train classifier",
    script: "jobs/train.py",
    pipeline: "MNIST",
    stage: "training",
    type: "Training",
    state: "COMPLETED",
    status: "successful",
    created: new Date(2026, 0, 15, 10).toISOString(),
    durationMs: 6 * 60_000,
    inputs: { lr: 0.1, epochs: 20, optimizer: "adam", sizes: [3, 5], shuffle: true },
    properties: { epochs: 12 },
    metrics: { loss: 0.1875, accuracy: 0.97 },
    commit: "a3f9e2b7c0",
    branch: "feature/x",
    dirty: true,
    author: "Ada Lovelace",
    tags: ["best", "paper"],
    note: "with the new data",
    pinned: true,
    rerunOf: "train-20260101-000000-zzzz",
  });

  const found = [
    ..."pipeline:mnist AND status:completed AND property:epochs>10|metric:loss<0.2|metric:loss=0.1875".split(
      "|",
    ),
    ..."property:lr=0.1|property:epochs=12|input:epochs=20|input:optimizer=ADAM|input:opt*=a*".split("|"),
    ..."input:sizes=5|input:shuffle=true|input:lr|metric:acc*>0.9|metric:loss!=0.2|input:epochs>=20".split(
      "|",
    ),
    ..."date:2026-01-01 TO 2026-01-31|date:2026-01-15|date:2026-01|date>=2026-01-15|date<=2026-01-15".split(
      "|",
    ),
    ..."date<2026-01-16|date>2026-01-14|date:2026|date:2026-01-15 TO 2026-01-15".split("|"),
    ..."commit:a3f9|branch:feature/x|branch:feature/*|author:ada|tag:best|tag:pap*|note:new|name:best".split(
      "|",
    ),
    ..."method:train|method:Train*|script:train.py|script:jobs/train.py|type:training|stage:training".split(
      "|",
    ),
    ..."output:model.pt|output:models/*|output:*.svg|env:cuda=12.10|env:cuda>12.9|env:python>=3.9".split("|"),
    ..."package:torch>=2.9|package:torch=2.10|package:num*<2|duration>5m|duration<=6m|duration=360".split(
      "|",
    ),
    ..."is:dirty|is:pinned|is:rerun|NOT is:archived|rerunof:train-20260101|id:train-2026".split("|"),
    ..."status:successful|status:COMPLETED|best paper|data|20260115-1011|classifier|(tag:none OR tag:best)".split(
      "|",
    ),
    ...'log:"out of memory"|date:"last 17 days"|date:"this month"|stage:t*ing|context:""|"with the new"'.split(
      "|",
    ),
    ...'author:"ada lovelace"|author:love*|duration:6m|duration!=7m'.split("|"),
  ];
  for (const text of found)
    it(text, () => {
      assert.ok(matches(text, run));
      assert.ok(!matches(`NOT (${text})`, run));
    });

  const missed = [
    ..."pipeline:mnis|metric:loss<0.1|metric:f1>0|input:epochs=12|input:optimizer>a|date:2026-01-14".split(
      "|",
    ),
    ..."date>2026-01-15|commit:9e2b|branch:feature|tag:bes|output:model|env:cuda<12.9|package:torch<2.9".split(
      "|",
    ),
    ...'package:jax>0|duration>6m|is:stale|is:archived|status:failed|status:running|wrst|log:"no such"'.split(
      "|",
    ),
    ...'author:"ada"|author:"lovelace"|duration:5m|"b*st"|pipeline:""|name:worst|date:"last 16 days"|date:today|type:train'.split(
      "|",
    ),
  ];
  for (const text of missed)
    it(`not by ${text}`, () => {
      assert.ok(!matches(text, run));
    });

  it("by a length of time as it is shown", () => {
    const lasting = (durationMs: number): typeof run => ({ ...run, summary: { ...run.summary, durationMs } });
    for (const ms of [299_600, 300_000, 300_400]) assert.ok(matches("duration:5m", lasting(ms)), String(ms));
    for (const ms of [299_400, 300_600]) assert.ok(!matches("duration:5m", lasting(ms)), String(ms));
    assert.ok(matches("duration=2.5s", lasting(2510)));
    assert.ok(matches("duration!=2.5s", lasting(2600)));
  });

  it("by the groups of states that the design names", () => {
    const states = (text: string): string[] =>
      (
        [
          "CREATED",
          "SCHEDULED",
          "STARTED",
          "EXECUTING",
          "STOPPING",
          "COMPLETED",
          "FAILED",
          "DEAD",
          "CACHED",
        ] as const
      ).filter((state) => matches(text, subject({ state, status: null })));
    assert.deepEqual(states("status:pending"), ["CREATED", "SCHEDULED"]);
    assert.deepEqual(states("status:running"), ["STARTED", "EXECUTING", "STOPPING"]);
    assert.deepEqual(states("status:failed"), ["FAILED", "DEAD"]);
    assert.deepEqual(states("status:cached"), ["CACHED"]);
    assert.deepEqual(states("status:dead"), ["DEAD"]);
  });

  it("without time that explodes on many wildcards", () => {
    assert.ok(!matches(`name:${"a*".repeat(200)}b`, subject({ name: "a".repeat(5000) })));
  });
});
