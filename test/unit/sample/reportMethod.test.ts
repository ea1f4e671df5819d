import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { expandScript } from "../../../src/core/placeholder/expandScript";
import { inputVariableName } from "../../../src/core/placeholder/inputVariable";
import { parameterLines, type ProcessDescription } from "../../../src/core/processDescription";
import { SampleProject } from "./sampleProject";

const scripts = ["deploy-script", "execute-script", "undeploy-script"] as const;

describe("the sample's report, a shell method", () => {
  const shell = ["bash", "sh"].find((name) => spawnSync(name, ["-c", "exit 0"]).status === 0) ?? null;
  let sample: SampleProject;
  before(function () {
    if (shell !== null) return;
    process.stdout.write("skipped, there is no shell: the sample's report\n");
    this.skip();
  });
  beforeEach(async () => (sample = await SampleProject.copy()));
  afterEach(() => sample.remove());

  const temporary = (): string => sample.path("temporary");

  /** Runs deploy, execute and undeploy as the runner does: each value reaches the script by its variable. */
  async function report(
    inputs: Record<string, string>,
  ): Promise<{ codes: (number | null)[]; stderr: string }> {
    const method = await sample.readJson<ProcessDescription>(".executions", "methods", "report.json");
    const values = Object.entries(inputs).map(([name, value]) => [inputVariableName(name), value] as const);
    const environment = {
      ...(await sample.execution("report-1")),
      ...Object.fromEntries(values),
      // Its working folder has the id in its name, which is the same in each run of the tests.
      TMPDIR: temporary(),
    };
    await mkdir(temporary(), { recursive: true });
    const codes: (number | null)[] = [];
    let errors = "";
    for (const name of scripts) {
      const expanded = expandScript(parameterLines(method, name).join("\n"), method.inputs);
      if (!expanded.ok) throw new Error(`${name}, line ${expanded.line}: ${expanded.reason}`);
      const { code, stderr } = await sample.run(shell ?? "sh", ["-e", "-c", expanded.script], environment);
      codes.push(code);
      errors += stderr;
    }
    return { codes, stderr: errors };
  }

  const oddTitle = `A "title" with $(touch owned), 'quotes' & <b>%s</b> \\n`;

  it("writes a table of figures and epochs, with the title as it was typed", async () => {
    await sample.run(process.execPath, ["train.mjs", "--delay", "0"]);
    const end = await report({
      metrics: "outputs/metrics.json",
      title: oddTitle,
      note: "Two  words",
      format: "markdown",
    });
    assert.deepEqual(end, { codes: [0, 0, 0], stderr: "" });
    const text = await readFile(sample.path("report-1", "report.md"), "utf8");
    assert.ok(text.startsWith(`# ${oddTitle}\n\nTwo  words\n\nFigures of outputs/metrics.json\n`), text);
    assert.match(text, /^\| test_accuracy \| 0\.97\d\d \|$/m);
    assert.equal(text.match(/^\| \d+ \|/gm)?.length, 9);
    assert.ok(!existsSync(sample.path("owned")));
  });

  it("writes HTML in which the title is text", async () => {
    await sample.run(process.execPath, ["train.mjs", "--delay", "0"]);
    const end = await report({ metrics: "outputs/metrics.json", title: oddTitle, format: "html" });
    assert.deepEqual(end, { codes: [0, 0, 0], stderr: "" });
    const text = await readFile(sample.path("report-1", "report.html"), "utf8");
    assert.ok(text.includes(`'quotes' &amp; &lt;b&gt;%s&lt;/b&gt; \\n</h1>`), text);
    assert.match(text, /<tr><th>figure<\/th><th>value<\/th><\/tr>/);
  });

  it("removes its working folder, also after a report that failed for a reason it tells", async () => {
    const end = await report({ metrics: "README.md", title: "t", format: "markdown" });
    assert.deepEqual(end.codes, [0, 4, 0]);
    assert.equal(end.stderr, "there are no figures in README.md: is it the metrics.json of a training?\n");
    assert.deepEqual(await readdir(temporary()), []);
  });
});
