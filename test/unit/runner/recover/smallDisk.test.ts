import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { CommandLine } from "../../../support/commandLine";
import { FaultedBundle } from "../../../support/faultedBundle";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

const isFull = process.env["EXECUTIONS_FULL_SWEEP"] !== undefined;
/** KiB, from where nothing fits to where all does. */
const sizes = Array.from({ length: isFull ? 56 : 8 }, (_, index) => 24 + index * (isFull ? 8 : 64));
const lines = 1500;

/** 63 KB printed, 60 KB of outputs. */
const script = [
  `for i in $(seq ${lines}); do echo "line $i of the log that fills the disk up"; done`,
  'head -c 60000 /dev/urandom > "$EXECUTION_OUTPUTS/random.bin"',
  "echo done >&2",
].join("\n");
const printed = Array.from(
  { length: lines },
  (_, index) => `line ${index + 1} of the log that fills the disk up\n`,
);

describe("a run on a real disk that takes no more midway", () => {
  let folder: string;
  let executions: CommandLine;
  const keys = process.env["EXECUTIONS_CONFIG_DIR"];

  before(function () {
    if (process.platform !== "linux" || process.getuid?.() !== 0) this.skip();
  });

  beforeEach(async function () {
    folder = await makeTemporaryFolder("small");
    executions = new CommandLine(folder);
    process.env["EXECUTIONS_CONFIG_DIR"] = `${folder}.user`;
    if (mount("-t", "tmpfs", "-o", "size=16m", "tmpfs", folder) !== 0) this.skip();
  });

  afterEach(async () => {
    unmount(folder);
    await removeFolder(folder);
    await removeFolder(`${folder}.user`);
    if (keys === undefined) delete process.env["EXECUTIONS_CONFIG_DIR"];
    else process.env["EXECUTIONS_CONFIG_DIR"] = keys;
  });

  function mount(...args: string[]): number | null {
    return spawnSync("mount", args).status;
  }

  function unmount(path: string): void {
    spawnSync("umount", ["--recursive", path]);
  }

  it(`of ${sizes[0] ?? 0} to ${sizes.at(-1) ?? 0} KiB keeps what fitted, says what is wrong, and has an end where it can`, async function () {
    this.timeout(600_000);
    const found = new Map<string, number>();
    for (const size of sizes) {
      unmount(folder);
      assert.equal(mount("-t", "tmpfs", "-o", `size=${size}k`, "tmpfs", folder), 0);
      spawnSync("tee", [join(folder, "fill.sh")], { input: script });
      const { code, stderr } = await executions.run("run", "fill.sh");
      assert.ok(code === 0 || code === 3, `${size} KiB: exit ${code ?? "by signal"}, ${stderr}`);
      if (code === 3) assert.match(stderr, /the disk is full; free some space/, `${size} KiB`);
      const [id] = executions.bundles();
      const how = id === undefined ? "no bundle" : await judge(id, size, code);
      found.set(how, (found.get(how) ?? 0) + 1);
    }
    const told = [...found].map(([how, count]) => `${count} ${how}`).join(", ");
    process.stdout.write(`    ${sizes.length} sizes: ${told}\n`);
    assert.ok((found.get("FAILED") ?? 0) > 0 && (found.get("COMPLETED") ?? 0) > 0, told);
  });

  async function judge(id: string, size: number, code: number): Promise<string> {
    const bundle = new FaultedBundle(executions, id);
    const { found, summary } = bundle.find();
    assert.equal(code === 0, summary.state === "COMPLETED", `${size} KiB: exit ${code}, ${summary.state}`);
    const log = bundle.text("outputs/stdout.log");
    assert.ok(printed.join("").startsWith(log), `${size} KiB: the log is no beginning`);
    bundle.assertNothingRuns();
    assert.equal(mount("-o", "remount,size=16m", folder), 0);
    const recovery = await bundle.recover();
    const isSealed = found === "FAILED" || found === "COMPLETED";
    assert.equal(recovery.ok, !isSealed, "reason" in recovery ? recovery.reason : "");
    await bundle.assertSound(isSealed || found === "unsealed" ? summary.state : "FAILED");
    assert.equal(bundle.text("outputs/stdout.log"), log);
    return found;
  }

  for (const [what, path] of [
    ["the bundle", "$EXECUTION_DIR"],
    ["its metadata", "$EXECUTION_DIR/metadata"],
    ["all executions", "$EXECUTION_DIR/../.."],
  ] as const)
    it(`as ${what} became read-only keeps what was written, says so, and is recovered when it is writable again`, async () => {
      const seal = `p=$(realpath "${path}"); mount --bind "$p" "$p" && mount -o remount,bind,ro "$p"`;
      executions.write(
        "lock.sh",
        `echo before; ${seal} || exit 9; echo after; echo "$p" > "${folder}/where"`,
      );
      const { code, stdout, stderr } = await executions.run("run", "lock.sh");
      assert.deepEqual([code, stdout], [3, "before\nafter\n"]);
      assert.match(stderr, /the file system is read-only\. Then: executions recover/);
      const [id = ""] = executions.bundles();
      const bundle = new FaultedBundle(executions, id);
      assert.equal(bundle.find().found, "DEAD");
      const refused = await bundle.recover();
      assert.match("reason" in refused ? refused.reason : "", /read-only; what is there was kept/);
      spawnSync("umount", [spawnSync("cat", [join(folder, "where")], { encoding: "utf8" }).stdout.trim()]);
      assert.deepEqual(await bundle.recover(), { ok: true, state: "FAILED" });
      await bundle.assertSound("FAILED");
      assert.equal(bundle.text("outputs/stdout.log"), "before\nafter\n");
      assert.match(bundle.find().summary.reason ?? "", /after the script had ended \(exit code 0\)/);
    });
});
