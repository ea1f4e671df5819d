import assert from "node:assert/strict";
import { scriptParameters } from "../../../support/commandLine";
import { RepositoryWorkspace } from "../../../support/repositoryWorkspace";

describe("an artifact of an archived execution as an input", () => {
  const workspace = new RepositoryWorkspace();
  const use = async (reference: string): Promise<string> => {
    const { code, stderr } = await workspace.executions.run("run", "use", "--input", `model=${reference}`);
    assert.equal(code, 2, stderr);
    return stderr;
  };

  beforeEach(async () => {
    workspace.executions.method(
      "train",
      scriptParameters({ "execute-script": 'echo 1 > "$EXECUTION_OUTPUTS/model.pt"' }),
    );
    workspace.executions.method("use", {
      inputs: { model: { schema: { type: "string", format: "file" } } },
      ...scriptParameters({ "execute-script": "cat {{ model }}" }),
    });
    assert.equal((await workspace.executions.run("run", "train")).code, 0);
  });

  it("is refused with the way to bring it back, where another execution tells of it", async () => {
    const used = await workspace.executions.run("run", "use", "--input", "model=artifact:model.pt");
    assert.equal(used.code, 0, used.stderr);
    assert.equal((await workspace.executions.run("archive", "@-2")).code, 0);
    assert.match(
      await use("artifact:model.pt"),
      /it is archived; bring it back first: executions unarchive train-/,
    );
  });

  it("is refused with a word about the archive, where none does", async () => {
    assert.equal((await workspace.executions.run("archive", "@last")).code, 0);
    assert.match(
      await use("artifact:model.pt"),
      /no execution has an artifact model.pt\. Archived ones are not asked \(1 here\): executions unarchive ID/,
    );
  });
});
