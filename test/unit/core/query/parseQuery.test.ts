import assert from "node:assert/strict";
import fc from "fast-check";
import { parseQuery } from "../../../../src/core/query/parseQuery";
import { printQuery } from "../../../../src/core/query/printQuery";
import { type Query } from "../../../../src/core/query/queryTree";
import { queries } from "../../../support/queries";

function read(text: string): Query {
  const parsed = parseQuery(text);
  assert.ok(parsed.ok, parsed.ok ? "" : `${text}: ${parsed.problem.message}`);
  return parsed.query;
}

/** The wrong part of a query, in brackets, and what is said of it. */
function fault(text: string): string {
  const parsed = parseQuery(text);
  assert.ok(!parsed.ok, `${text} should be refused`);
  const { position, length, message } = parsed.problem;
  return `${text.slice(0, position)}[${text.slice(position, position + length)}]: ${message}`;
}

const word = (text: string): Query => ({ kind: "word", value: { text, quoted: false } });

describe("a query", () => {
  it("looks for words that hold a sign of a comparison after no name, or in quotes", () => {
    assert.deepEqual(read("--epochs=40"), word("--epochs=40"));
    assert.deepEqual(read('"learning-rate=0.1"'), {
      kind: "word",
      value: { text: "learning-rate=0.1", quoted: true },
    });
  });

  it("asks for everything when it is empty", () => {
    assert.deepEqual(read("  "), { kind: "all" });
  });

  it("reads the examples of the design", () => {
    for (const text of [
      "pipeline:mnist AND status:completed AND property:epochs>10",
      "property:learning_rate=0.1",
      "metric:loss<0.2",
      "date:2026-01-01 TO 2026-01-31",
      "commit:a3f9e2b7",
      "output:model.pt",
      "env:cuda=12.1",
      "package:torch>=2.1",
      "duration>5m",
      'log:"CUDA out of memory"',
      "rerunof:train-20260101 is:dirty NOT is:archived",
      "(tag:best OR tag:good*) author:ada",
    ])
      read(text);
  });

  it("compares a metric with any number, its beginning, and with what is not finite", () => {
    for (const text of [
      "metric:loss<.5",
      "metric:loss>=-1e-3",
      "metric:loss=0.1*",
      "metric:loss!=nan",
      "metric:l*",
    ])
      assert.equal(read(text).kind, "keyed", text);
  });

  it("binds AND tighter than OR, and takes terms side by side as AND", () => {
    assert.deepEqual(read("a b OR c AND d"), {
      kind: "or",
      parts: [
        { kind: "and", parts: [word("a"), word("b")] },
        { kind: "and", parts: [word("c"), word("d")] },
      ],
    });
    assert.deepEqual(read("NOT a b"), { kind: "and", parts: [{ kind: "not", part: word("a") }, word("b")] });
    assert.deepEqual(read("android or not"), {
      kind: "and",
      parts: [word("android"), word("or"), word("not")],
    });
  });

  it("takes fields whatever their case, and words in quotes as they are", () => {
    assert.deepEqual(read("Status:FAILED"), { kind: "status", value: "failed" });
    assert.deepEqual(read('"status:failed"'), {
      kind: "word",
      value: { text: "status:failed", quoted: true },
    });
    assert.deepEqual(read('note:"say \\"hi\\""'), {
      kind: "text",
      field: "note",
      value: { text: 'say "hi"', quoted: true },
    });
  });

  it("tells where it is wrong and what was expected", () => {
    assert.match(fault("pipline:mnist"), /^\[pipline\]: There is no field pipline. Did you mean pipeline:\?/);
    assert.match(fault("lr=0.1"), /^\[lr\]: There is no field lr. Write input:lr/);
    assert.match(
      fault("learning-rate=0.1"),
      /^\[learning-rate\]: There is no field .* Write input:learning-rate/,
    );
    assert.match(fault("a test_loss<0.1"), /^a \[test_loss\]: There is no field .* or metric:test_loss/);
    assert.match(fault("state:failed"), /^\[state\]: There is no field state. Did you mean status:\?/);
    assert.match(fault("took>5m"), /Did you mean duration:\?/);
    assert.match(fault("a status:complted"), /^a status:\[complted\]: .*Did you mean completed\?/);
    assert.match(fault("metric:<0.2"), /^metric:\[<\]: A name is expected here, such as metric:loss<0.2/);
    assert.match(
      fault("metric:loss<abc"),
      /^metric:loss<\[abc\]: A number is expected here, .*metric:loss<0.2/,
    );
    assert.match(
      fault('a metric:loss>="0.1 or so"'),
      /^a metric:loss>=\["0.1 or so"\]: A number is expected/,
    );
    assert.match(fault("metric:loss=low"), /^metric:loss=\[low\]: A number is expected here/);
    assert.match(fault("metric:loss<"), /^metric:loss<\[\]: A value is expected after metric:loss</);
    assert.match(fault("duration>soon"), /^duration>\[soon\]: A length of time is expected/);
    assert.match(fault("date:2026-02-30"), /^date:\[2026-02-30\]: A date is expected/);
    assert.match(fault("date:2026-01-01 TO then"), /^date:2026-01-01 TO \[then\]: A date/);
    assert.match(
      fault("date:2026-02-01 TO 2026-01"),
      /^date:\[2026-02-01 TO 2026-01\]: This ends before it begins: write 2026-01 TO 2026-02-01/,
    );
    assert.match(fault("date:today TO yesterday"), /ends before it begins/);
    assert.match(fault("(a OR b"), /^\[\(\]: This parenthesis is not closed/);
    assert.match(fault("a)"), /^a\[\)\]: This parenthesis closes nothing/);
    assert.match(fault("a OR"), /^a OR\[\]: A term is expected here/);
    assert.match(fault("OR a"), /^\[OR\]: A term is expected here/);
    assert.match(fault('note:"open'), /^note:\["open\]: This quote is not closed/);
    assert.match(fault("branch>main"), /^branch\[>\]: branch is text: it has no order/);
    assert.match(fault("(".repeat(200)), /nested too deep/);
  });

  it("tells what is wrong in the user's language", () => {
    const texts = [
      "pipline:a",
      "lr=1",
      "zzzzzz:1",
      "status:complted",
      "metric:<1",
      "metric:a<b",
      "duration>x",
    ];
    texts.push(
      "date:x",
      "date:2026 TO 2025",
      "(a",
      "a)",
      "a OR",
      'note:"a',
      "branch>b",
      "name:",
      "(".repeat(200),
    );
    for (const text of texts) {
      const parsed = parseQuery(text, () => "…");
      assert.ok(!parsed.ok, text);
      assert.match(parsed.problem.message, /^…( …)?$/, text);
    }
  });

  it("is the same after it was printed and read again", () => {
    fc.assert(
      fc.property(queries(), (asked) => {
        assert.deepEqual(read(printQuery(asked)), asked);
      }),
      { numRuns: 2000 },
    );
  });

  it("is read or refused, never a failure of ours", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(...'ab :()"<>=!*-\\'.split(""), "AND ", "OR ", "NOT ", "date:", "metric:x", "TO "),
          {
            maxLength: 12,
          },
        ),
        (pieces) => {
          const text = pieces.join("");
          const parsed = parseQuery(text);
          if (parsed.ok) assert.deepEqual(read(printQuery(parsed.query)), parsed.query);
          else assert.ok(parsed.problem.position >= 0 && parsed.problem.position <= text.length);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
