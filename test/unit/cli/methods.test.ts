import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ProcessDescription } from "../../../src/core/processDescription";
import { CommandLine, commandParameters } from "../../support/commandLine";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("executions init and methods", () => {
  let folder = "";
  let executions: CommandLine;

  beforeEach(() => {
    folder = temporaryFolder();
    executions = new CommandLine(folder);
  });
  afterEach(() => removeFolder(folder));

  it("init makes what is missing, once", async () => {
    const root = join(folder, ".executions");
    const { value } = await executions.json<{ workspace: string; created: string[] }>("init");
    assert.equal(value.workspace, folder);
    assert.ok(value.created.includes(root) && value.created.includes(join(root, ".gitignore")));
    assert.deepEqual((await executions.json("init")).value, { workspace: folder, created: [] });
    mkdirSync(join(folder, "deep"));
    const { ended } = executions.start(["init", "--json"], { cwd: join(folder, "deep") });
    assert.deepEqual(JSON.parse((await ended).stdout), { workspace: folder, created: [] });
  });

  it("methods are listed by category, then title; a damaged one is named and hides no other", async () => {
    const described = (category: string, title: string): object => ({
      title,
      metadata: [{ role: "category", title: category }],
      ...commandParameters("true"),
    });
    executions.method("b", described("Training", "Alpha"));
    executions.method("a", described("Training", "Beta"));
    executions.method("c", described("Evaluation", "Zeta"));
    executions.write(".executions/methods/broken.json", "{");
    executions.write(".executions/methods/notes.txt", "no descriptor");
    const { code, value, stderr } = await executions.json<ProcessDescription[]>("methods");
    assert.equal(code, 0);
    assert.deepEqual(
      value.map(({ id }) => id),
      ["c", "b", "a"],
    );
    assert.match(stderr, /broken\.json is not a method: not JSON/);
    const { stdout } = await executions.run("methods");
    assert.match(stdout, /^ID +VERSION +TITLE +CATEGORY\nc +1\.0\.0 +Zeta +Evaluation\n/);
  });

  it("one method is its process description, or a page", async () => {
    executions.method("train", {
      title: "Train",
      inputs: {
        lr: {
          description: "Learning rate",
          schema: { type: "number", minimum: 0, maximum: 1, default: 0.1 },
        },
        decay: { schema: { type: "number", exclusiveMinimum: 0, maximum: 1, default: 0.5 } },
        mode: { schema: { type: "string", enum: ["fast", "good"] } },
      },
      ...commandParameters("node", "train.mjs", "--lr", "{{ lr }}", "--mode", "{{ mode }}"),
    });
    const { value } = await executions.json<ProcessDescription>("methods", "train");
    assert.deepEqual([value.id, value.inputs["lr"]?.schema.default], ["train", 0.1]);
    const { stdout } = await executions.run("methods", "train");
    assert.match(stdout, /^Train 1\.0\.0 \(train\)\n/);
    assert.match(stdout, / {2}lr {5}number, optional, 0 to 1, default 0\.1\n {9}Learning rate\n/);
    assert.match(stdout, / {2}decay {2}number, optional, more than 0, at most 1, default 0\.5\n/);
    assert.match(stdout, / {2}mode {3}string, required, one of "fast", "good"\n/);
  });

  it("a method that is damaged or unknown is named with what is wrong: exit 2", async () => {
    executions.method("train", commandParameters("true"));
    executions.write(".executions/methods/broken.json", "{");
    executions.write(".executions/methods/empty.json", '{"id": "empty"}');
    const said = async (id: string): Promise<string> => {
      const { code, stdout, stderr } = await executions.run("methods", id, "--json");
      assert.deepEqual([code, stdout], [2, ""]);
      return stderr;
    };
    assert.match(await said("broken"), /broken\.json is not a method: not JSON/);
    assert.match(await said("empty"), /empty\.json is not a method: .*version/);
    assert.match(await said("trein"), /there is no method trein .*Did you mean train\?/);
    assert.match(await said("../train"), /there is no method \.\.\/train/);
  });
});
