import assert from "node:assert/strict";
import fc from "fast-check";
import { completeQuery, type QueryCompletion } from "../../../../src/core/query/completeQuery";
import { parseQuery } from "../../../../src/core/query/parseQuery";
import { printQuery } from "../../../../src/core/query/printQuery";
import { vocabularyOf } from "../../../../src/core/query/queryVocabulary";
import { queries } from "../../../support/queries";
import { summary } from "../../../support/summaries";

const now = new Date(2026, 0, 31, 12);

const runs = [
  summary({
    id: "train-1",
    pipeline: "mnist",
    tags: ["best", "two words"],
    metrics: { loss: 0.5, accuracy: 0.9 },
    inputs: { lr: 0.1, optimizer: "adam", "batch size": 32 },
    properties: { epochs: 12 },
    branch: "feature/x",
    durationMs: 60_000,
  }),
  summary({
    id: "train-2",
    pipeline: "mnist",
    state: "FAILED",
    status: "failed",
    metrics: { loss: 0.25 },
    inputs: { lr: 0.2, optimizer: "sgd", "a=b": 1 },
    branch: "main",
    pinned: true,
    durationMs: 12_000,
  }),
  summary({ id: "evaluate-1", methodId: "evaluate", pipeline: "(odd) *", tags: ["best"], name: ">5" }),
];
const vocabulary = vocabularyOf(runs);

/** Completions at `|`, or at the end where there is none. */
function completions(marked: string): readonly QueryCompletion[] {
  const caret = marked.includes("|") ? marked.indexOf("|") : marked.length;
  return completeQuery(marked.replace("|", ""), caret, vocabulary, now);
}

function labels(marked: string): string[] {
  return completions(marked).map(({ label }) => label);
}

function taken(marked: string, label: string): string {
  const found = completions(marked).find((completion) => completion.label === label);
  assert.ok(found, `${label} is not among ${labels(marked).join(", ")}`);
  const text = marked.replace("|", "");
  return text.slice(0, found.from) + found.insert + text.slice(found.to);
}

describe("completion of a query", () => {
  it("offers fields with what they look at, by their beginning first", () => {
    assert.deepEqual(labels("st").slice(0, 2), ["stage:", "status:"]);
    assert.equal(taken("a sta", "status:"), "a status:");
    assert.ok(completions("").every(({ kind }) => kind === "field" || kind === "keyword"));
    assert.ok(!labels("").includes("AND"));
    assert.equal(completions("dur")[0]?.insert, "duration>");
  });

  it("offers AND, OR and NOT after a term, TO after a date", () => {
    assert.deepEqual(labels("a ").slice(0, 3), ["AND", "OR", "NOT"]);
    assert.deepEqual(labels("date:2026-01-01 ").slice(0, 4), ["AND", "OR", "NOT", "TO"]);
    assert.ok(!labels("date>2026-01-01 ").includes("TO"));
    assert.equal(taken("date:2026-01-01 t", "TO"), "date:2026-01-01 TO ");
    assert.ok(!labels("(").includes("OR"));
    assert.deepEqual(labels("date:2026-01-01 TO tod"), ["date:today"]);
    assert.ok(!labels("date:today TO ").includes("date:yesterday"), "it would end before it begins");
    assert.ok(!labels('date:"today" TO y').includes("date:yesterday"));
  });

  it("offers known values with the number of executions, the most frequent first", () => {
    assert.deepEqual(
      completions("pipeline:").map(({ label, detail }) => [label, detail]),
      [
        ["pipeline:mnist", "2 executions"],
        ['pipeline:"(odd) *"', "1 execution"],
      ],
    );
    assert.deepEqual(labels("tag:tw"), ['tag:"two words"']);
    assert.equal(taken('tag:"tw', 'tag:"two words"'), 'tag:"two words"');
    assert.equal(taken("tag:tw| AND x", 'tag:"two words"'), 'tag:"two words" AND x');
    assert.deepEqual(labels("status:fa"), ["status:failed"]);
    assert.deepEqual(
      completions("is:")
        .slice(0, 2)
        .map(({ label }) => label),
      ["is:pinned", "is:sealed"],
    );
    assert.deepEqual(labels("branch!=ma"), ["branch!=main"]);
  });

  it("offers terms for a free word that is a value", () => {
    assert.ok(labels("mni").includes("pipeline:mnist"));
    assert.equal(taken("NOT mni", "pipeline:mnist"), "NOT pipeline:mnist");
    assert.ok(labels("accu").includes("metric:accuracy"));
  });

  it("offers names with their range, then operators, then values", () => {
    assert.deepEqual(
      completions("metric:").map(({ label, detail }) => [label, detail]),
      [
        ["metric:loss", "2 executions · 0.25 to 0.5"],
        ["metric:accuracy", "1 execution · 0.9"],
      ],
    );
    assert.deepEqual(labels("metric:loss").slice(0, 2), ["metric:loss<", "metric:loss<="]);
    assert.deepEqual(labels("input:optimizer"), ["input:optimizer!=", "input:optimizer="]);
    assert.deepEqual(labels("input:ba"), ['input:"batch size"']);
    assert.deepEqual(labels("input:a"), ['input:"a=b"', 'input:"batch size"']);
    assert.deepEqual(
      completions("metric:loss<").map(({ label, detail }) => [label, detail]),
      [
        ["metric:loss<0.25", "1 execution · the least"],
        ["metric:loss<0.5", "1 execution · the median"],
      ],
    );
    assert.deepEqual(labels("property:optimizer=a"), ["property:optimizer=adam"]);
  });

  it("offers the least, the median and the most of many numbers", () => {
    const many = vocabularyOf(
      Array.from({ length: 101 }, (_, step) => summary({ id: `train-${step}`, metrics: { loss: step / 8 } })),
    );
    const found = completeQuery("metric:loss<", 12, many, now);
    assert.deepEqual(
      found.map(({ insert, detail }) => [insert, detail]),
      [
        ["0", "the least"],
        ["6.25", "the median"],
        ["12.5", "the most"],
      ],
    );
  });

  it("tells all in the user's language", () => {
    const asked: string[] = [];
    const t = (message: string): string => {
      asked.push(message);
      return "…";
    };
    for (const text of ["", "mnist", "metric:loss", "metric:loss<", "duration>", "date:2", "status:"])
      for (const { kind, detail } of completeQuery(text, text.length, vocabulary, now, t))
        assert.doesNotMatch(detail, /[a-z]{3}/, `${text} ${kind}`);
    assert.ok(asked.includes("Part of the note"));
  });

  it("offers words for dates with what they mean, and lengths of time with those that are known", () => {
    assert.equal(taken("date:la", 'date:"last 7 days"'), 'date:"last 7 days"');
    assert.equal(
      completions("date:la").find(({ insert }) => insert === '"last 7 days"')?.detail,
      "2026-01-25 to 2026-01-31",
    );
    assert.ok(labels("date:3").includes('date:"last 3 weeks"'));
    assert.ok(labels('date:"last 14').includes('date:"last 14 days"'));
    assert.ok(labels("date>=2026").includes("date>=2026-01-31"));
    assert.deepEqual(labels("duration>90"), ["duration>90s", "duration>90m", "duration>90h", "duration>90d"]);
    assert.match(completions("duration>5")[0]?.detail ?? "", /^they took /);
  });

  it("keeps what follows the caret", () => {
    assert.equal(taken("sta|:failed", "status:"), "status:failed");
    assert.equal(taken("metric:lo|<0.2 x", "metric:loss"), "metric:loss<0.2 x");
    assert.equal(taken("status:fa|lse tag:x", "status:failed"), "status:failed tag:x");
  });

  it("offers nothing within quotes of a free word, and for a field that there is not", () => {
    assert.deepEqual(labels('"say so'), []);
    assert.deepEqual(labels("pipline:m"), []);
  });

  // What may follow where a query breaks off.
  const rests = ["", "x", "=1", "failed", "dirty", "5m", "2026", "1", '"', 'x"=1', "x=1"];
  const continues = (text: string): boolean =>
    rests.some((rest) => {
      const closing = unclosed(text + rest);
      return [rest, `${rest})`].some(() => parseQuery(text + rest + closing).ok);
    });
  /** The parentheses that are open at the end of a text. */
  const unclosed = (text: string): string => {
    const bare = text.replaceAll(/"(?:[^"\\]|\\[^])*"/g, "");
    return ")".repeat(Math.max(0, bare.split("(").length - bare.split(")").length));
  };

  it("makes a query or the beginning of one, wherever a query is cut off", () => {
    let offered = 0;
    fc.assert(
      fc.property(queries(), fc.nat(), (query, cut) => {
        const whole = printQuery(query);
        const text = whole.slice(0, cut % (whole.length + 1));
        for (const { insert, from, to } of completeQuery(text, text.length, vocabulary, now)) {
          offered += 1;
          assert.ok(from <= to && to === text.length);
          const completed = text.slice(0, from) + insert;
          assert.ok(continues(completed), `${text} -> ${completed}`);
        }
      }),
      { numRuns: 1000 },
    );
    assert.ok(offered > 1000, `${offered} completions`);
  });

  it("makes the beginning of a query up to what it puts in, wherever the caret stands", () => {
    fc.assert(
      fc.property(queries(), fc.nat(), (query, place) => {
        const text = printQuery(query);
        const caret = place % (text.length + 1);
        for (const { insert, from, to } of completeQuery(text, caret, vocabulary, now)) {
          assert.ok(from <= caret && caret <= to);
          const completed = text.slice(0, from) + insert;
          assert.ok(continues(completed), `${text} at ${caret} -> ${completed}`);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("never fails, whatever was typed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab:()"\\=<>! AT.*'.split("")) }),
        fc.nat(40),
        (text, at) => {
          for (const { from, to } of completeQuery(text, Math.min(at, text.length), vocabulary, now))
            assert.ok(from >= 0 && from <= to && to <= text.length);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
