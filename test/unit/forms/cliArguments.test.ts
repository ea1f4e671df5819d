import assert from "node:assert/strict";
import { cliArguments, type RunRequest } from "../../../src/host/runRequest";

const request: RunRequest = {
  workspace: "/home/ada/penguins",
  subject: { kind: "method", methodId: "train" },
  title: "Train classifier",
  inputs: {},
  secrets: null,
  args: null,
  name: null,
  note: null,
  tags: [],
};

describe("the command line of a run from the form", () => {
  it("names the method and the file of its inputs", () => {
    assert.deepEqual(cliArguments(request, "/tmp/in.json"), [
      ...["run", "train", "--workspace", "/home/ada/penguins", "--inputs", "/tmp/in.json"],
    ]);
  });

  it("tells a script in the workspace's root from a method of that id", () => {
    const script = { kind: "script", script: "train.py" } as const;
    assert.equal(cliArguments({ ...request, subject: script, args: [] }, null)[1], "./train.py");
  });

  it("hands a value that begins with a dash as a value, and the script's own arguments last", () => {
    const args = cliArguments({ ...request, name: "-n", tags: ["--x"], args: ["--name", "a b"] }, null);
    assert.deepEqual(args.slice(4), ["--name=-n", "--tag=--x", "--", "--name", "a b"]);
  });

  it("runs an earlier execution again with what was changed", () => {
    const subject = { kind: "rerun", id: "train-1" } as const;
    assert.deepEqual(cliArguments({ ...request, subject }, null).slice(0, 2), ["rerun", "train-1"]);
  });

  it("takes nothing that begins with a dash for an option: neither an execution's id nor a script's folder", () => {
    const subject = { kind: "rerun", id: "--help" } as const;
    const common = ["--workspace", "/home/ada/penguins"];
    assert.deepEqual(cliArguments({ ...request, subject }, null), ["rerun", ...common, "--", "--help"]);
    assert.deepEqual(cliArguments({ ...request, subject, name: "n", args: ["-x"] }, null), [
      ...["rerun", ...common, "--name=n", "--", "--help", "--", "-x"],
    ]);
    const script = { kind: "script", script: "-runs/train.py" } as const;
    assert.equal(cliArguments({ ...request, subject: script }, null)[1], "./-runs/train.py");
  });

  it("reproduces, restores and retries an execution, and says what was chosen of the cache", () => {
    for (const kind of ["retry", "restore", "reproduce"] as const) {
      const args = cliArguments({ ...request, subject: { kind, id: "train-1" }, inputs: null }, null);
      assert.deepEqual(args, [kind, "train-1", "--workspace", "/home/ada/penguins"]);
    }
    assert.deepEqual(cliArguments({ ...request, cache: true }, null).slice(4), ["--cache"]);
    assert.deepEqual(cliArguments({ ...request, cache: false }, null).slice(4), ["--no-cache"]);
  });
});
