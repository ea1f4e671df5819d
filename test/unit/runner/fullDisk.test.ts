import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { CommandLine } from "../../support/commandLine";
import { makeTemporaryFolder, removeFolder } from "../../support/temporaryFolder";

describe("a run on a disk that takes nothing", () => {
  let folder: string;

  before(function () {
    if (process.platform !== "linux" || process.getuid?.() !== 0) this.skip();
  });

  beforeEach(async () => {
    folder = await makeTemporaryFolder("disk");
  });

  afterEach(async () => {
    spawnSync("umount", [folder]);
    await removeFolder(folder);
    await removeFolder(`${folder}.user`);
  });

  /** Mounts a small disk; a machine that may not mount skips. */
  function mount(context: Mocha.Context, options: string): CommandLine {
    if (spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]).status !== 0) context.skip();
    return new CommandLine(folder);
  }

  it("because it is read-only: exit 3, what is wrong, nothing printed", async function () {
    const executions = mount(this, "size=1m,ro");
    const { code, stdout, stderr } = await executions.run("run", "--", "echo", "hello");
    assert.deepEqual([code, stdout], [3, ""]);
    assert.match(stderr, /the file system is read-only\. Nothing was changed/);
  });

  it("because it is full from the start: exit 3, what to do, nothing half-made", async function () {
    const executions = mount(this, "size=64k");
    await executions.run("init");
    spawnSync("dd", ["if=/dev/zero", "of=fill", "bs=1k", "count=100"], { cwd: folder });
    const { code, stdout, stderr } = await executions.run("run", "--", "echo", "hello");
    assert.deepEqual([code, stdout], [3, ""]);
    assert.match(stderr, /the disk is full; free some space\. Nothing was run/);
    assert.deepEqual(executions.bundles(), []);
  });

  it("because the script filled it: exit 3, what it printed till then is kept and can be read", async function () {
    const executions = mount(this, "size=600k");
    executions.write("big.sh", "head -c 2000000 /dev/zero | tr '\\0' x\n");
    const { code, stderr } = await executions.run("run", "big.sh");
    assert.equal(code, 3);
    assert.match(stderr, /the disk is full; free some space/);
    const [id = ""] = executions.bundles();
    assert.match(executions.read(id, "outputs/stdout.log"), /^x{100000,}$/);
    assert.match((await executions.run("list")).stdout, new RegExp(id));
  });
});
