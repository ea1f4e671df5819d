import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { matchPlaceholders } from "./placeholders";
import {
  metadataTitle,
  parameterLines,
  scriptOf,
  takesSeveral,
  type InputDescription,
  type ProcessDescription,
} from "../../../src/core/processDescription";
import { repositoryRoot } from "../../support/repositoryRoot";
import { SampleProject } from "./sampleProject";

const folder = join(repositoryRoot(), "media", "sample");
const methodsFolder = join(folder, ".executions", "methods");
const methods = readdirSync(methodsFolder).map(
  (file) =>
    [file, JSON.parse(readFileSync(join(methodsFolder, file), "utf8")) as ProcessDescription] as const,
);
const scripts = ["deploy-script", "execute-script", "undeploy-script"] as const;

function defaultValues(input: InputDescription): readonly unknown[] {
  const value = input.schema.default;
  if (value === undefined) return [];
  return takesSeveral(input) && Array.isArray(value) ? value : [value];
}

for (const [file, method] of methods)
  describe(`the sample's method ${file}`, () => {
    it("is found by its id, and says who wrote it, what it is for and where it belongs", () => {
      assert.equal(file, `${method.id}.json`);
      assert.match(method.id, /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
      assert.match(method.version, /^\d+\.\d+\.\d+$/);
      for (const role of ["author", "category", "pipeline", "stage", "workflow-type"])
        assert.notEqual(metadataTitle(method, role), null, role);
      assert.equal(metadataTitle(method, "pipeline"), "penguins");
    });

    it("names a script that is there, and runs it", () => {
      const script = scriptOf(method);
      if (script === null) {
        assert.ok(parameterLines(method, "execute-script").length > 0);
      } else {
        assert.ok(existsSync(join(folder, script)));
        assert.ok(parameterLines(method, "command").slice(0, 2).includes(script));
      }
    });

    it("describes every input and output", () => {
      for (const [name, input] of Object.entries({ ...method.inputs, ...method.outputs }))
        assert.ok(input.title && input.description, name);
    });

    it("names an input by each placeholder, and uses each input", () => {
      const lines = ["command" as const, ...scripts].flatMap((name) => parameterLines(method, name));
      const used = new Set(lines.flatMap(matchPlaceholders));
      assert.deepEqual([...used].sort(), Object.keys(method.inputs).sort());
    });

    it("has defaults within its own limits", () => {
      for (const [name, input] of Object.entries(method.inputs))
        for (const value of defaultValues(input)) {
          const { schema } = input;
          if (schema.enum) assert.ok(schema.enum.includes(value as string), name);
          if (schema.type === "integer") assert.ok(Number.isInteger(value), name);
          else assert.equal(typeof value, schema.type, name);
          if (typeof value !== "number") continue;
          assert.ok(value >= (schema.minimum ?? -Infinity) && value <= (schema.maximum ?? Infinity), name);
          assert.ok(value > (schema.exclusiveMinimum ?? -Infinity), name);
        }
    });
  });

describe("the sample's methods", () => {
  it("cover two of the three steps and leave the first to raw arguments", () => {
    const described = methods.map(([, method]) => scriptOf(method));
    assert.deepEqual(described.sort(), ["evaluate.py", null, "train.mjs", "train.py"].sort());
  });

  it("run the training by its command with the defaults", async () => {
    const sample = await SampleProject.copy();
    const [, method] = methods.find(([file]) => file === "train.json")!;
    const args = parameterLines(method, "command").flatMap((argument) => {
      const [name] = matchPlaceholders(argument);
      return name === undefined ? [argument] : defaultValues(method.inputs[name]!).map(String);
    });
    const { code, stderr } = await sample.run(process.execPath, args.slice(1));
    assert.deepEqual([code, stderr], [0, ""]);
    await sample.remove();
  });

  it("are kept by the sample's .gitignore, and nothing else of .executions is", async () => {
    const sample = await SampleProject.copy();
    const git = (...args: string[]): string =>
      spawnSync("git", args, { cwd: sample.folder, encoding: "utf8" }).stdout;
    git("init", "--quiet");
    const ignored = [
      ".executions/executions/a/metadata/method.json",
      ".executions/.cache/index",
      "outputs/model.json",
    ];
    const kept = [
      ".executions/methods/train.json",
      ".executions/presets/train/fast.json",
      ".executions/.gitignore",
    ];
    assert.deepEqual(
      git("check-ignore", ...ignored, ...kept)
        .trimEnd()
        .split("\n"),
      ignored,
    );
    await sample.remove();
  });
});
