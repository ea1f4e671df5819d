import assert from "node:assert/strict";
import { alertKinds } from "../../../src/core/alerts/alertRule";
import {
  draftOfKind,
  fieldsOf,
  missingField,
  numberProblem,
  ruleOfDraft,
  withField,
} from "../../../src/forms/alertDraft";
import { alertRows } from "../../../src/forms/alertRows";
import { inEnglish } from "../../../src/core/translate";

describe("the draft of an alert rule", () => {
  it("of each kind leads to what it lacks, until it is complete", () => {
    for (const kind of alertKinds) {
      let draft = draftOfKind({}, kind);
      for (let step = 0; !ruleOfDraft(draft).ok; step += 1) {
        const field = missingField(draft);
        assert.ok(field !== null && step < 5, kind);
        draft = withField(draft, field, field === "name" ? "loss" : 5);
      }
      assert.equal(missingField(draft), null);
    }
  });

  it("keeps, when its kind changes, what both kinds know of", () => {
    const draft = { when: "metric" as const, name: "loss", over: 3, title: "T", query: "tag:a", muted: true };
    assert.deepEqual(draftOfKind(draft, "property"), { ...draft, when: "property" });
    assert.deepEqual(draftOfKind(draft, "silent"), {
      when: "silent",
      minutes: 15,
      title: "T",
      query: "tag:a",
      muted: true,
    });
  });

  it("takes of a number what the rule takes, and says why else", () => {
    const problem = (
      kind: (typeof alertKinds)[number],
      field: "over" | "minutes" | "runs",
      text: string,
    ): unknown => numberProblem(text, draftOfKind({}, kind), field, inEnglish);
    for (const [kind, field, text] of [
      ["metric", "over", "-3"],
      ["metric", "over", ""],
      ["memory", "over", "0.5"],
      ["memory", "minutes", "0"],
      ["memory", "minutes", ""],
      ["silent", "minutes", "0.05"],
      ["slow", "runs", "3"],
    ] as const)
      assert.equal(problem(kind, field, text), null, `${kind} ${field} ${text}`);
    assert.equal(problem("memory", "over", ""), "A number is expected here.");
    assert.equal(problem("memory", "over", "much"), "A number is expected here.");
    assert.equal(problem("memory", "over", "0"), "A number over 0 is expected here.");
    assert.equal(problem("silent", "minutes", "0"), "A number over 0 is expected here.");
    assert.equal(problem("slow", "runs", "2.5"), "A whole number, 1 or more, is expected here.");
  });

  it("is shown with a row for each of its fields, Save first", () => {
    for (const kind of alertKinds) {
      const rows = alertRows(draftOfKind({}, kind), "User Settings", inEnglish);
      assert.equal(rows[0]?.label, "Save Rule");
      assert.deepEqual(
        rows.flatMap(({ action }) => (action.kind === "field" ? [action.field] : [])),
        fieldsOf(kind),
      );
    }
    const rule = { when: "memory", over: 2048, minutes: 1.5 } as const;
    const [save, , over, minutes] = alertRows(rule, "User Settings", inEnglish);
    assert.equal(save?.description, "memory over 2 GB for 1 min 30 s");
    assert.deepEqual([over?.description, minutes?.description], ["2048 MB", "1 min 30 s"]);
    const [unfinished] = alertRows({ when: "metric" }, "User Settings", inEnglish);
    assert.equal(unfinished?.description, 'not complete yet: its "name" says of no metric');
  });
});
