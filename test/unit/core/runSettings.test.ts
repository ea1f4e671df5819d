import assert from "node:assert/strict";
import { defaultRunSettings, parseRunSettings } from "../../../src/core/runSettings";

describe("parseRunSettings", () => {
  it("takes the editor's settings in the units of the runner", () => {
    const settings = parseRunSettings({
      "run.stopGrace": 1.5,
      "run.parallelLimit": 3,
      "run.terminal": "pty",
      "outputs.zipLimit": 2,
      "outputs.observedLimit": 0,
      "environment.allowed": ["MY_*"],
      "metrics.patterns": ["(?<name>a) (?<value>1)"],
    });
    assert.equal(settings.stopGraceMs, 1500);
    assert.equal(settings.parallelLimit, 3);
    assert.equal(settings.terminal, "pty");
    assert.equal(settings.zipLimitBytes, 2 * 1024 * 1024);
    assert.equal(settings.observedLimitBytes, 0);
    assert.ok(settings.allowedEnvironment.includes("MY_*"));
    assert.ok(settings.allowedEnvironment.includes("CUDA_*"), "the usual ones stay allowed");
    assert.deepEqual(settings.metricPatterns, ["(?<name>a) (?<value>1)"]);
  });

  it("takes what is absent or of another kind as by default", () => {
    assert.deepEqual(parseRunSettings(undefined), defaultRunSettings);
    assert.deepEqual(
      parseRunSettings({ "run.stopGrace": "5", "run.parallelLimit": -1, "metrics.patterns": [1] }),
      defaultRunSettings,
    );
  });
});
