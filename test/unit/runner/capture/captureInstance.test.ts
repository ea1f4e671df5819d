import assert from "node:assert/strict";
import { hostname, totalmem } from "node:os";
import { defaultRunSettings } from "../../../../src/core/runSettings";
import { captureInstance } from "../../../../src/runner/capture/captureInstance";

describe("captureInstance", () => {
  const capture = (
    environment: NodeJS.ProcessEnv,
    allowedEnvironment = defaultRunSettings.allowedEnvironment,
    commandLine = ["node", "a.js"],
  ) =>
    captureInstance({
      commandLine,
      workingDirectory: "/work",
      interpreter: { path: "/usr/bin/node", version: "24.1.0" },
      environment,
      allowedEnvironment,
      recorder: { name: "executions", version: "0.1.0", node: "24.1.0" },
    });

  it("describes this machine and what was started", () => {
    const instance = capture({});
    assert.equal(instance.host, hostname());
    assert.equal(instance.platform.os, process.platform);
    assert.equal(instance.platform.arch, process.arch);
    assert.equal(instance.memory.totalBytes, totalmem());
    assert.ok(instance.cpu.cores > 0 && instance.user !== "");
    assert.deepEqual(instance.commandLine, ["node", "a.js"]);
    assert.deepEqual([instance.peakMemoryBytes, instance.cpuSeconds], [null, null]);
  });

  it("records of the environment what is allowed, and no credential even then", () => {
    const environment = {
      LANG: "C",
      LC_TIME: "de_DE",
      SLURM_JOB_ID: "7",
      SLURM_JWT: "abc",
      PATH: "/bin",
      HOME: "/home/ada",
      SECRET: "x",
      NODE_OPTIONS: "--import=https://u:p@example.org/x.mjs",
    };
    assert.deepEqual(capture(environment).environment, {
      LANG: "C",
      LC_TIME: "de_DE",
      PATH: "/bin",
      SLURM_JOB_ID: "7",
    });
    assert.deepEqual(capture(environment, ["*"]).environment, {
      HOME: "/home/ada",
      LANG: "C",
      LC_TIME: "de_DE",
      PATH: "/bin",
      SLURM_JOB_ID: "7",
    });
    assert.deepEqual(capture(environment, ["H.ME", "*_TIME"]).environment, { LC_TIME: "de_DE" });
  });

  it("cleans the command line of credentials", () => {
    const line = ["python", "a.py", "--token", "abc", "--url=https://u:p@example.org"];
    assert.deepEqual(capture({}, [], line).commandLine, [
      "python",
      "a.py",
      "--token",
      "***",
      "--url=https://example.org",
    ]);
  });
});
