import assert from "node:assert/strict";
import { CommandLine } from "../../support/commandLine";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("a script that deletes its own bundle", () => {
  let folder: string;
  beforeEach(async () => (folder = await makeTemporaryFolder("deleted")));
  afterEach(async () => {
    await removeFolder(folder);
    await removeFolder(`${folder}.user`);
  });

  for (const what of [".executions", ".executions/executions/*"])
    it(`with rm -rf ${what} ends with exit 3, which says that nothing is left, not to recover it`, async () => {
      const executions = new CommandLine(folder);
      executions.write("clean.sh", `echo hello\nrm -rf ${what}\n`);
      const { code, stdout, stderr } = await executions.run("run", "clean.sh");
      assert.deepEqual([code, stdout], [3, "hello\n"]);
      assert.match(stderr, /the bundle is gone: it was deleted during the run, and nothing of it is left/);
      assert.doesNotMatch(stderr, /recover|ENOENT/);
      assert.deepEqual(executions.bundles(), []);
    });
});
