import fc from "fast-check";

import { type ProvenanceFacts } from "../../src/bundle/prov/provenanceFacts";
import { advance, createdStatus, type JobStatus } from "../../src/core/jobStatus";
import { type Json } from "../../src/core/json";
import { type Artifact, type GitRecord } from "../../src/core/records";
import { dirtyCommit, laptop, trainMethod } from "./provFacts";

/** Texts that have broken writers of XML, or would. */
export const nastyTexts: Readonly<Record<string, string>> = {
  empty: "",
  spaces: " a  b ",
  quotes: `"double" and 'single'`,
  ampersands: "a & b &amp; &#0; &nope;",
  "less and greater": "</prov:document><evil a='1'/>",
  "the end of a CDATA section": "]]><![CDATA[x]]>",
  "a comment's end": "--><!DOCTYPE x>",
  "control characters": "\u0000\u0001\b\u000b\u001b[31m\u007f\u0085\ufffe\uffff",
  "line ends": "one\r\ntwo\rthree\nfour\tfive",
  "non-Latin text": "企鹅数据 βήτα الطيور 🐧.csv",
  "lone surrogates": "\ud83d alone \udc27",
  "a property's name": "__proto__",
  "an inherited name": "constructor",
};

const text = fc.oneof(
  fc.constantFrom(...Object.values(nastyTexts)),
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

const artifact: fc.Arbitrary<Artifact> = fc.record({
  direction: fc.constantFrom("input", "output"),
  name: text,
  role: text,
  type: text,
  version: fc.option(text),
  sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
  size: fc.nat(),
  uri: text,
  known: fc.constantFrom("declared", "argument", "registered", "collected", "outputs", "observed"),
});

const git: fc.Arbitrary<GitRecord | null> = fc.oneof(
  fc.constant(null),
  fc.record({ repository: fc.constant(false as const), reason: text }),
  fc
    .record({
      commit: fc.option(text),
      branch: fc.option(text),
      message: fc.option(text),
      dirty: fc.boolean(),
    })
    .map((changes) => ({ ...dirtyCommit, ...changes })),
);

const moment = fc.date({ min: new Date("1970-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });

const status: fc.Arbitrary<JobStatus> = fc
  .tuple(moment, moment, moment, text, fc.integer())
  .chain(([created, started, finished, reason, exitCode]) => {
    const record = createdStatus("id", "method", created, null);
    const running = advance(advance(record, "STARTED", started), "EXECUTING", started);
    return fc.constantFrom(
      advance(running, "COMPLETED", finished, { exitCode: 0 }),
      advance(running, "FAILED", finished, { exitCode, reason }),
      advance(advance(running, "STOPPING", finished), "STOPPED", finished, { signal: "SIGINT", reason }),
      advance(record, "BLOCKED", finished, { reason }),
      advance(record, "CACHED", finished),
      running,
    );
  });

/** Any facts that the types allow, with names and texts of every kind. */
export const anyFacts: fc.Arbitrary<ProvenanceFacts> = fc.record({
  executionId: text,
  method: fc.record({ id: text, version: text, title: text, script: text }).map(({ script, ...named }) => ({
    ...trainMethod,
    ...named,
    metadata: [{ role: "script", href: script }],
  })),
  request: fc.record({
    inputs: fc.dictionary(text, fc.oneof(text, fc.jsonValue() as fc.Arbitrary<Json>)),
    outputs: fc.constant({}),
    args: fc.array(text, { maxLength: 3 }),
    name: fc.option(text),
    rerunOf: fc.option(text),
    parent: fc.option(text),
  }),
  status,
  git,
  instance: fc.option(
    fc
      .record({ host: text, workingDirectory: text, commandLine: fc.array(text, { maxLength: 3 }) })
      .map((changes) => ({ ...laptop, ...changes })),
  ),
  artifacts: fc.array(artifact, { maxLength: 8 }),
  person: fc.record({ name: text, email: text }),
  recorder: fc.record({ name: text, version: text }),
});
