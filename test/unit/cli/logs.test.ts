import assert from "node:assert/strict";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { advance, type JobStatus } from "../../../src/core/jobStatus";
import { currentOwner } from "../../../src/bundle/owner";
import { CommandLine } from "../../support/commandLine";
import { makeBundle } from "../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

const files = {
  "outputs/stdout.log": "one\ntwo\nthree\n",
  "outputs/stderr.log": "bad\nworse\n",
  "metadata/logs.ndjson": '[5,"out",4]\n[1020,"err",4]\n[61030,"out",10]\n[3661040,"err",6]\n',
};

describe("executions logs", () => {
  let folder = "";
  let executions: CommandLine;
  const logs = async (...args: string[]): Promise<string> =>
    (await executions.run("logs", "train", ...args)).stdout;

  beforeEach(() => {
    folder = temporaryFolder();
    executions = new CommandLine(folder);
    makeBundle(folder, { id: "train", files });
  });
  afterEach(() => removeFolder(folder));

  it("prints both streams in the order in which they were written", async () => {
    assert.equal(await logs(), "one\nbad\ntwo\nthree\nworse\n");
  });

  it("prints one of them", async () => {
    assert.equal(await logs("--stream", "out"), files["outputs/stdout.log"]);
    assert.equal(await logs("--stream", "err"), files["outputs/stderr.log"]);
  });

  it("prints the last lines", async () => {
    assert.equal(await logs("--tail", "0"), "");
    assert.equal(await logs("--tail", "1"), "worse\n");
    assert.equal(await logs("--tail", "3"), "two\nthree\nworse\n");
    assert.equal(await logs("--tail", "99"), "one\nbad\ntwo\nthree\nworse\n");
    assert.equal(await logs("--tail", "1", "--stream", "out"), "three\n");
  });

  it("tells the time since the start and the stream of each line", async () => {
    assert.equal(
      await logs("--times"),
      "00:00:00.005 out  one\n00:00:01.020 err  bad\n00:01:01.030 out  two\n00:01:01.030 out  three\n01:01:01.040 err  worse\n",
    );
  });

  it("begins a new line where the other stream breaks into one, with times", async () => {
    makeBundle(folder, {
      id: "mixed",
      files: {
        "outputs/stdout.log": "50%100%\n",
        "outputs/stderr.log": "oh\n",
        "metadata/logs.ndjson": '[1,"out",3]\n[2,"err",3]\n[3,"out",5]\n',
      },
    });
    assert.equal(
      (await executions.run("logs", "mixed", "--times")).stdout,
      "00:00:00.001 out  50%\n00:00:00.002 err  oh\n00:00:00.003 out  100%\n",
    );
    assert.equal((await executions.run("logs", "mixed")).stdout, "50%oh\n100%\n");
  });

  it("prints what no index tells of, without a time", async () => {
    makeBundle(folder, {
      id: "foreign",
      files: { ...files, "metadata/logs.ndjson": 'nonsense\n[1,"out",4]\n[2,"err",-1]\n' },
    });
    const { stdout } = await executions.run("logs", "foreign", "--times");
    const margin = " ".repeat(12);
    assert.equal(
      stdout,
      `00:00:00.001 out  one\n${margin} out  two\n${margin} out  three\n${margin} err  bad\n${margin} err  worse\n`,
    );
  });

  it("prints bytes as they are", async () => {
    const bytes = Buffer.from([0xff, 0x00, 0x0a, 0xc3]);
    const bundle = makeBundle(folder, { id: "binary" });
    writeFileSync(join(bundle, "outputs/stdout.log"), bytes);
    const running = executions.start(["logs", "binary"]);
    assert.equal((await running.ended).stdout, bytes.toString("utf8"));
  });

  it("prints nothing of an execution that printed nothing", async () => {
    makeBundle(folder, { id: "silent" });
    assert.deepEqual(await executions.run("logs", "silent", "--follow", "--tail", "3"), {
      code: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("follows one that runs, and ends when it ends", async () => {
    const owner = currentOwner();
    const bundle = makeBundle(folder, {
      id: "live",
      states: ["STARTED", "EXECUTING"],
      owner,
      files: { "outputs/stdout.log": "first\n", "metadata/logs.ndjson": "" },
    });
    const running = executions.start(["logs", "live", "--follow"]);
    await running.printed("first\n");
    appendFileSync(join(bundle, "outputs/stdout.log"), "second\n");
    await running.printed("second\n");
    appendFileSync(join(bundle, "metadata/logs.ndjson"), '[10,"out",6]\n[20,"out",7]\n');
    appendFileSync(join(bundle, "outputs/stderr.log"), "last\n");
    const path = join(bundle, "metadata/jobStatus.json");
    const status = JSON.parse(readFileSync(path, "utf8")) as JobStatus;
    writeFileSync(path, JSON.stringify(advance(status, "COMPLETED", new Date())));
    assert.deepEqual(await running.ended, { code: 0, stdout: "first\nsecond\nlast\n", stderr: "" });
  });
});
