import assert from "node:assert/strict";
import type { ComparedContents } from "../../../src/store/difference/contentsAgainst";
import { CommandLine } from "../../support/commandLine";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

const script = `
const { writeFileSync } = require("node:fs");
const rate = Number(process.argv[2]);
console.log(new Date().toISOString() + " rate \\u001b[31m" + rate + "\\u001b[0m");
writeFileSync(process.env.EXECUTION_OUTPUTS + "/params.json", JSON.stringify({ model: { rate } }));
writeFileSync(process.env.EXECUTION_OUTPUTS + "/scores.csv", "species,recall\\nAdelie," + rate + "\\nGentoo,0.7\\n");
writeFileSync(process.env.EXECUTION_OUTPUTS + "/same.txt", "the same");
`;

describe("executions compare, of the contents of files", () => {
  let folder = "";
  let executions: CommandLine;

  before(async () => {
    folder = await makeTemporaryFolder("compare-contents");
    executions = new CommandLine(folder);
    executions.write("train.cjs", script);
    for (const rate of ["0.1", "0.2"]) {
      const { code, stderr } = await executions.run("run", "train.cjs", "--", rate);
      assert.equal(code, 0, stderr);
    }
  });
  after(() => removeFolder(folder));

  it("tells each place that differs, and nothing that could steer the terminal", async () => {
    const { code, stdout, stderr } = await executions.run("compare", "@-2", "@last");
    assert.equal(code, 0, stderr);
    const contents = stdout.slice(stdout.indexOf("Contents of train-"));
    assert.match(contents, /^ {2}params\.json: 1 place differs\n {4}model\.rate: 0\.1 → 0\.2$/m);
    assert.match(
      contents,
      /^ {2}scores\.csv: 1 cell differs, rows by species\n {4}Adelie, recall: 0\.1 → 0\.2$/m,
    );
    assert.match(
      contents,
      /^ {2}stdout\.log: differs from line 1\n {4}- \S+ rate 0\.1\n {4}\+ \S+ rate 0\.2$/m,
    );
    assert.ok(!contents.includes("same.txt") && !stdout.includes("\u001b"));
  });

  it("has them in its JSON value, those that are the same too", async () => {
    const { value } = await executions.json<{ contents: ComparedContents[] }>("compare", "@-2", "@last");
    assert.equal(value.contents.length, 1);
    const verdicts = Object.fromEntries(value.contents[0]!.files.map(({ name, verdict }) => [name, verdict]));
    assert.deepEqual(
      [verdicts["params.json"], verdicts["scores.csv"], verdicts["same.txt"]],
      ["differs", "differs", "same"],
    );
  });

  it("has them in its Markdown and its HTML, the first line of a log that differs too", async () => {
    const texts: string[] = [];
    for (const format of ["md", "html"]) {
      const { code, stdout, stderr } = await executions.run("compare", "@-2", "@last", "--format", format);
      assert.equal(code, 0, stderr);
      texts.push(stdout);
    }
    const [markdown = "", html = ""] = texts;
    assert.match(markdown, /\nparams\.json: 1 place differs\n\n```diff\nmodel\.rate: 0\.1 → 0\.2\n```/);
    assert.match(markdown, /\nscores\.csv: 1 cell differs, rows by species\n/);
    assert.match(
      markdown,
      /\nstdout\.log: differs from line 1\n\n```diff\n- \S+ rate 0\.1\n\+ \S+ rate 0\.2\n/,
    );
    assert.ok(!markdown.includes("same.txt: "));
    assert.match(html, /<p>stdout\.log: differs from line 1<\/p>\n<pre><span class="del">- /);
  });

  it("says why it tells nothing of them where many are compared", async () => {
    for (const rate of ["0.3", "0.4", "0.5", "0.6"])
      assert.equal((await executions.run("run", "train.cjs", "--", rate)).code, 0);
    const ids = ["@-6", "@-5", "@-4", "@-3", "@-2", "@last"];
    const why = "What differs within files is told of up to 5 executions: name fewer to see it.";
    const { value } = await executions.json<{ contents: unknown; contentsLeftOut: string }>(
      "compare",
      ...ids,
    );
    assert.deepEqual([value.contents, value.contentsLeftOut], [[], why]);
    const { stdout } = await executions.run("compare", ...ids);
    assert.ok(stdout.trimEnd().endsWith(why));
    const markdown = await executions.run("compare", ...ids, "--format", "md");
    assert.match(markdown.stdout, /What differs within files is told of up to 5 executions: compare fewer/);
  });
});
