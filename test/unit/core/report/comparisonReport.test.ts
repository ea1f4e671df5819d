import assert from "node:assert/strict";
import { compareExecutions } from "../../../../src/core/compare/comparison";
import { comparisonReport } from "../../../../src/core/report/comparisonReport";
import type { ReportBlock } from "../../../../src/core/report/reportDocument";
import { reportMarkdown } from "../../../../src/core/report/reportMarkdown";
import type { GitRecord } from "../../../../src/core/records";
import { inEnglish } from "../../../../src/core/translate";
import { comparedExecution, commit } from "../../../support/comparedExecution";

const options = { now: new Date(0), t: inEnglish, language: "en" };

const files = {
  code: {
    own: [
      {
        ...{ index: 1, more: 2, reason: null },
        files: [{ name: "train.py", summary: "+1 −1", lines: ["-lr = 0.1", "+lr = 0.2"] }],
      },
      { index: 2, files: [], more: 0, reason: "the commit is gone" },
    ],
    note: null,
  },
  contents: { own: [], note: "Compare fewer to see it." },
};

function reportOf(records: readonly GitRecord[]): ReturnType<typeof comparisonReport> {
  const executions = records.map((git, index) =>
    comparedExecution(`train-${index + 1}`, { git, inputs: { lr: (index + 1) / 10 } }),
  );
  const comparison = compareExecutions(
    executions,
    0,
    executions.map((_, index) =>
      index === 2 ? { kind: "unknown", reason: "the commit is gone" } : { kind: "known", files: [] },
    ),
  );
  const facts = executions.map(({ summary, git }) => ({
    ...{
      summary,
      git,
      metrics: new Map(),
      patch: { text: "", more: 0 },
      changedFiles: [],
      verification: null,
    },
    ...{
      history: [{ state: "COMPLETED", at: "2026-01-02T03:04:05Z", message: "" } as const],
      signedBy: null,
    },
  }));
  return comparisonReport(comparison, facts, files, options);
}

describe("the report of a comparison", () => {
  const { blocks } = reportOf([commit(), commit(), commit({ commit: "f".repeat(40) })]);
  const below = (title: string): readonly ReportBlock[] => {
    const start = blocks.findIndex((block) => block.kind === "heading" && block.text === title);
    const rest = blocks.slice(start + 1);
    const end = rest.findIndex((block) => block.kind === "heading" && block.level === 2);
    assert.ok(start >= 0, title);
    return end < 0 ? rest : rest.slice(0, end);
  };
  const headings = (part: readonly ReportBlock[]): string[] =>
    part.flatMap((block) => (block.kind === "heading" ? [block.text] : []));

  it("tells on which code they ran, the same code once", () => {
    const code = below("Code Version");
    assert.deepEqual(headings(code), ["A, B", "C"]);
    assert.match(JSON.stringify(code.at(-1)), /"Commit","value":"f{40}"/);
  });

  it("tells where each of them comes from", () => {
    const provenance = below("Provenance");
    assert.deepEqual(headings(provenance), ["A · train-1", "B · train-2", "C · train-3"]);
    assert.match(JSON.stringify(provenance.at(-1)), /"Id","value":"train-3".*"History","value":"Completed: /);
  });

  it("tells of whose code it is not known how it differs, and why", () => {
    const texts = below("What Differs").map((block) => (block.kind === "text" ? block.text : ""));
    assert.ok(texts.includes("How the code of C differs is not known: the commit is gone"), texts.join("\n"));
  });

  it("tells the lines in which their code differs, or why they cannot be shown, and what is left out", () => {
    const code = below("Lines of Code");
    assert.deepEqual(headings(code), ["B", "C"]);
    assert.deepEqual(code.slice(1, 4), [
      { kind: "text", text: "train.py: +1 −1" },
      { kind: "code", language: "diff", text: "-lr = 0.1\n+lr = 0.2" },
      { kind: "text", text: "2 more files differ." },
    ]);
    assert.deepEqual(code.at(-1), {
      kind: "text",
      text: "The lines of C cannot be shown: the commit is gone",
    });
    assert.deepEqual(below("Contents of Files and Logs"), [
      { kind: "text", text: "Compare fewer to see it." },
    ]);
  });

  it("names every column of its tables in Markdown", () => {
    const lines = [...reportMarkdown(reportOf([commit(), commit()]))].join("").split("\n");
    const heads = lines.filter((_, index) => /^\|[\s:|-]+$/.test(lines[index + 1] ?? ""));
    assert.equal(heads.length, 2);
    for (const head of heads)
      assert.ok(
        head
          .split("|")
          .slice(1, -1)
          .every((title) => title.trim() !== ""),
        head,
      );
  });
});
