import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { helpersFolder, needsPython, SampleProject } from "./sampleProject";

const pythonScript = `
import executions as ex
print(ex.running())
ex.status("Epoch 1/2", progress=50)
ex.metric("loss", 0.25, step=1)
ex.metric("accuracy", 1)
ex.property("optimizer", {"name": "sgd", "sizes": (4, 3)})
print(ex.input("data", "data/penguins.csv"))
print(ex.input("README.md", type="Text"))
path = ex.output("sub/new.txt", type="Text")
open(path, "w").write("new")
print(path)
print(ex.output("copy.md", source="README.md"))
print(ex.output("staged.md", source="README.md", how="stage"))
print(ex.output("moved.csv", source="spare.csv", how="rename"))
ex.dataset("birds", ["data/penguins.csv"], description="all", types=["Training"])
print(ex.members("folder"))
`;

const nodeScript = `
import * as ex from "./executions.mjs";
import { writeFileSync } from "node:fs";
console.log(ex.running());
ex.status("Epoch 1/2", 50);
ex.metric("loss", 0.25, 1);
ex.metric("accuracy", 1);
ex.property("optimizer", { name: "sgd", sizes: [4, 3] });
console.log(ex.input("data", { default: "data/penguins.csv" }));
console.log(ex.input("README.md", { type: "Text" }));
const path = ex.output("sub/new.txt", { type: "Text" });
writeFileSync(path, "new");
console.log(path);
console.log(ex.output("copy.md", { source: "README.md" }));
console.log(ex.output("staged.md", { source: "README.md", how: "stage" }));
console.log(ex.output("moved.csv", { source: "spare.csv", how: "rename" }));
ex.dataset("birds", ["data/penguins.csv"], { description: "all", types: ["Training"] });
console.log(JSON.stringify(ex.members("folder")).replaceAll('"', "'").replaceAll(",", ", "));
`;

const pythonThreads = `
import executions, threading
def work(n):
    for step in range(200):
        executions.metric("m%d" % n, step, step=step)
threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
[t.start() for t in threads]
[t.join() for t in threads]
`;

interface Language {
  readonly name: string;
  readonly script: string;
  readonly oddValues: string;
  readonly badName: string;
  run(
    test: Mocha.Context,
    sample: SampleProject,
    script: string,
    environment: Record<string, string>,
  ): ReturnType<SampleProject["run"]>;
}

const languages: readonly Language[] = [
  {
    name: "Python",
    script: pythonScript,
    oddValues: `import executions as ex\nex.metric("loss", float("nan"), 3)\nex.property("odd", {1: object, "inf": float("inf")})\nex.status("é\\n😀")`,
    badName: `import executions as ex\nex.output("../up.txt")`,
    run: (test, sample, script, environment) =>
      sample.run(needsPython(test), ["-c", script], {
        PYTHONPATH: join(helpersFolder, "python"),
        ...environment,
      }),
  },
  {
    name: "Node",
    script: nodeScript,
    oddValues: `import * as ex from "./executions.mjs";\nex.metric("loss", NaN, 3);\nex.property("odd", { inf: 1e999 });\nex.status("é\\n😀");`,
    badName: `import * as ex from "./executions.mjs";\nex.output("../up.txt");`,
    run: async (_test, sample, script, environment) => {
      await cp(join(helpersFolder, "node", "executions.mjs"), sample.path("executions.mjs"));
      await writeFile(sample.path("script.mjs"), script);
      return await sample.run(process.execPath, ["script.mjs"], environment);
    },
  },
];

for (const language of languages)
  describe(`the helper for ${language.name}`, () => {
    let sample: SampleProject;
    beforeEach(async () => {
      sample = await SampleProject.copy();
      await mkdir(sample.path("folder", "b"), { recursive: true });
      await mkdir(sample.path("sub"));
      await writeFile(sample.path("folder", "b", "2.txt"), "2");
      await writeFile(sample.path("folder", "a.txt"), "1");
      await writeFile(sample.path("spare.csv"), "x\n1\n");
    });
    afterEach(() => sample.remove());

    it("tells an execution all it is asked to, in lines that the runner takes", async function () {
      const execution = { ...(await sample.execution("run")), EXECUTION_INPUT_DATA: "given.csv" };
      const { code, stdout, stderr } = await language.run(this, sample, language.script, execution);
      assert.equal(stderr, "");
      assert.equal(code, 0);
      const outputs = (name: string): string => join(sample.path("run"), ...name.split("/"));
      assert.deepEqual(stdout.trimEnd().split(/\r?\n/).slice(1), [
        "given.csv",
        "README.md",
        outputs("sub/new.txt"),
        outputs("copy.md"),
        sample.path("README.md"),
        outputs("moved.csv"),
        `['${join("folder", "a.txt")}', '${join("folder", "b", "2.txt")}']`,
      ]);
      const events = (await sample.events("run")).map(({ at, ...event }) => {
        assert.ok(Math.abs(Date.now() - Date.parse(at)) < 60_000, at);
        return event;
      });
      const output = { type: "artifact", role: "output" } as const;
      assert.deepEqual(events, [
        { type: "status", message: "Epoch 1/2", progress: 50 },
        { type: "metric", name: "loss", value: 0.25, step: 1 },
        { type: "metric", name: "accuracy", value: 1 },
        { type: "property", name: "optimizer", value: { name: "sgd", sizes: [4, 3] } },
        { type: "artifact", role: "input", path: sample.path("README.md"), artifactType: "Text" },
        { ...output, path: outputs("sub/new.txt"), artifactType: "Text", name: "sub/new.txt" },
        { ...output, path: outputs("copy.md"), name: "copy.md" },
        { ...output, path: sample.path("README.md"), name: "staged.md", copy: true },
        { ...output, path: outputs("moved.csv"), name: "moved.csv" },
        {
          type: "dataset",
          name: "birds",
          description: "all",
          types: ["Training"],
          members: [sample.path("data", "penguins.csv")],
        },
        { type: "artifact", role: "input", path: sample.path("folder"), artifactType: "Dataset" },
      ]);
      assert.equal(
        await readFile(outputs("copy.md"), "utf8"),
        await readFile(sample.path("README.md"), "utf8"),
      );
      assert.ok(!existsSync(sample.path("spare.csv")));
      assert.deepEqual((await readdir(sample.path("run"))).sort(), ["copy.md", "moved.csv", "sub"]);
    });

    it("does nothing without an execution and still gives paths to use", async function () {
      const before = await readdir(sample.folder);
      const { code, stdout } = await language.run(this, sample, language.script, {});
      assert.equal(code, 0);
      assert.deepEqual(stdout.trimEnd().toLowerCase().split(/\r?\n/), [
        "false",
        "data/penguins.csv",
        "readme.md",
        "sub/new.txt",
        "readme.md",
        "readme.md",
        "spare.csv",
        `['${join("folder", "a.txt")}', '${join("folder", "b", "2.txt")}']`,
      ]);
      const added = (await readdir(sample.folder)).filter((name) => !before.includes(name));
      assert.deepEqual(
        added.filter((name) => !["executions.mjs", "script.mjs"].includes(name)),
        [],
      );
    });

    it("runs on when the events file cannot be written", async function () {
      const execution = {
        ...(await sample.execution("run")),
        EXECUTION_EVENTS: sample.path("gone", "events.ndjson"),
      };
      const { code, stderr } = await language.run(this, sample, language.script, execution);
      assert.deepEqual([code, stderr], [0, ""]);
    });

    it("writes valid lines for values that JSON has no name for", async function () {
      const { code } = await language.run(this, sample, language.oddValues, await sample.execution("run"));
      assert.equal(code, 0);
      const lines = (await readFile(sample.path("run.ndjson"), "utf8")).trimEnd().split("\n");
      const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      assert.equal(events.length, 3);
      assert.equal(events[0]!["value"], "NaN");
      assert.equal(events[2]!["message"], "é\n😀");
    });

    it("refuses an output outside the outputs", async function () {
      const { code, stderr } = await language.run(
        this,
        sample,
        language.badName,
        await sample.execution("run"),
      );
      assert.equal(code, 1);
      assert.match(stderr, /the name of an output is a path within the outputs, not ['"]\.\.\/up\.txt/);
    });
  });

describe("the helper for Python in threads", () => {
  it("never mixes the lines of threads", async function () {
    const python = needsPython(this);
    const sample = await SampleProject.copy();
    await sample.run(python, ["-c", pythonThreads], {
      ...(await sample.execution("run")),
      PYTHONPATH: join(helpersFolder, "python"),
    });
    const events = await sample.events("run");
    assert.equal(events.length, 1600);
    await sample.remove();
  });

  it("is what the sample's training uses where an execution puts it on the path", async function () {
    const python = needsPython(this);
    const sample = await SampleProject.copy();
    await sample.run(python, ["prepare.py"]);
    await sample.run(python, ["train.py", "--delay", "0", "--epochs", "4"], {
      ...(await sample.execution("run")),
      PYTHONPATH: join(helpersFolder, "python"),
    });
    const events = await sample.events("run");
    const progress = events.flatMap((event) => (event.type === "status" ? [event.progress] : []));
    assert.deepEqual(progress, [25, 50, 75, 100]);
    assert.equal(events.filter((event) => event.type === "metric").length, 10);
    await sample.remove();
  });
});
