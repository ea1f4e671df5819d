import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { CommandLine } from "../../support/commandLine";
import { makeBundle } from "../../support/madeBundle";
import { repositoryRoot } from "../../support/repositoryRoot";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("standard output", () => {
  let folder = "";
  let executions: CommandLine;

  beforeEach(function () {
    if (process.platform !== "linux") this.skip();
    folder = temporaryFolder();
    executions = new CommandLine(folder);
    makeBundle(folder, { id: "train" });
  });
  afterEach(() => {
    removeFolder(folder);
    removeFolder(`${folder}.user`);
  });

  /** Runs `executions WORDS`, where the words may hold redirections of the shell. */
  function shell(words: string): { readonly code: number | null; readonly said: string } {
    const command = `"$0" "$1" ${words}`;
    const { status, stderr } = spawnSync(
      "bash",
      ["-c", command, process.execPath, join(repositoryRoot(), "dist", "cli.js")],
      { cwd: folder, env: executions.variables, encoding: "utf8" },
    );
    return { code: status, said: stderr };
  }

  for (const words of ["list --json", "list", "run --json -- true"])
    it(`that takes nothing ends ${words} with exit code 3, and says why`, () => {
      const { code, said } = shell(`${words} > /dev/full`);
      assert.match(said, /executions: cannot write to standard output: the disk is full; free some space\./);
      assert.equal(code, 3);
    });

  it("that takes nothing hides no run: its id is told", () => {
    const { said } = shell("run --json -- true > /dev/full");
    const [id = ""] = executions.bundles().filter((name) => name !== "train");
    assert.ok(said.includes(id), said);
  });

  for (const [how, redirection] of [
    ["nobody reads", "| true; exit ${PIPESTATUS[0]}"],
    ["is closed", ">&-"],
  ] as const)
    it(`that ${how} is no failure`, () =>
      assert.deepEqual(shell(`list --json ${redirection}`), { code: 0, said: "" }));
});
