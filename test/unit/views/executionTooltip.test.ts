import assert from "node:assert/strict";
import type { DiskUse } from "../../../src/store/housekeeping/diskUse";
import { escapeMarkdown } from "../../../src/views/escapeMarkdown";
import { executionTooltip } from "../../../src/views/executionTooltip";
import { inEnglish } from "../../../src/core/translate";
import { summary } from "../../support/summaries";

const target = { workspace: "/home/ada/penguins", id: "train-1" };

describe("the hover over an execution", () => {
  const failed = summary({
    id: "train-1",
    name: "raw inputs",
    state: "FAILED",
    exitCode: 1,
    durationMs: 1200,
    reason: "ValueError: could not convert string to float: 'NA'",
    commit: "8c1f0e2aaaa",
    dirty: true,
    inputs: { epochs: 40, standardize: false },
    metrics: { loss: 0.25, accuracy: 0.5 },
  });

  it("tells state, reason, method, code, inputs, metrics and three links", () => {
    const text = executionTooltip(failed, target, inEnglish);
    assert.match(text, /Failed after 1&#46;2 s, exit code 1/);
    assert.match(text, /<code>ValueError&#58; could not convert string to float&#58; 'NA'<\/code>/);
    assert.match(text, /<code>8c1f0e2<\/code> and uncommitted changes/);
    assert.match(text, /epochs 40 · standardize false/);
    assert.match(text, /loss 0&#46;25 · accuracy 0&#46;5/);
    assert.equal(text.match(/\]\(command:executions\./g)?.length, 3);
  });

  it("tells what tripped a rule, as text", () => {
    const text = executionTooltip(
      summary({ id: "train-1", alerts: ["loss 9 is over 1", "[x](command:y)"] }),
      target,
      inEnglish,
    );
    assert.match(text, /\$\(bell\) loss 9 is over 1 {2}\n\$\(bell\) &#91;x&#93;/);
  });

  it("tells what the bundle takes on the disk, and what of it other names keep", () => {
    const tell = (use: DiskUse): string => executionTooltip(failed, target, inEnglish, use);
    const use = { bytes: 3 * 1024 * 1024, sharedBytes: 0, files: 20 };
    assert.match(tell(use), /\| Disk \| 3 MB · 20 files \|/);
    assert.match(
      tell({ ...use, sharedBytes: 1024 * 1024, files: 1 }),
      /\| Disk \| 3 MB, of which 1 MB in hard links · 1 file \|/,
    );
  });

  it("offers to stop what runs", () => {
    assert.match(
      executionTooltip(summary({ id: "train-1", state: "EXECUTING" }), target, inEnglish),
      /executions\.stop\?/,
    );
    assert.doesNotMatch(executionTooltip(failed, target, inEnglish), /executions\.stop\?/);
  });

  it("shows what a script or a file said as text: no link, markup or icon of theirs takes effect", () => {
    const hostile =
      "[x](command:workbench.action.quit) <img src=x> $(bug) | `a` **b**\n# c https://evil.example";
    const text = executionTooltip(
      summary({ id: "train-1", name: hostile, note: hostile, inputs: { a: hostile }, tags: [hostile] }),
      target,
      inEnglish,
    );
    assert.doesNotMatch(text, /command:workbench/);
    assert.doesNotMatch(text, /<img/);
    assert.doesNotMatch(text, /\$\\?\(bug/);
    assert.doesNotMatch(text, /https:\/\//);
    assert.doesNotMatch(text, /^# c/m);
  });

  it("lets no text end the inline code that it stands in", () => {
    const text = executionTooltip(
      summary({ id: "train-1", state: "FAILED", reason: "a ``` b `c` | d" }),
      target,
      inEnglish,
    );
    assert.ok(text.includes("<code>a &#96;&#96;&#96; b &#96;c&#96; &#124; d</code>"));
  });

  it("escapes every character that Markdown gives a meaning to", () => {
    assert.equal(escapeMarkdown("a*b_c<d>&e"), "a&#42;b&#95;c&#60;d&#62;&#38;e");
  });
});
