import assert from "node:assert/strict";
import type { Instance } from "../../../src/core/records";
import { environmentFacts } from "../../../src/cli/environmentFacts";
import { environmentView } from "../../../src/panels/view/environmentView";
import type { EnvironmentView } from "../../../src/shared/details/environmentView";
import { madeInstance } from "../../support/madeBundle";

const instance: Instance = {
  ...madeInstance,
  interpreter: {
    path: "/lab/.venv/bin/python",
    version: "3.12.1",
    packages: { torch: "2.1.0", numpy: "2.0.0" },
    environment: { kind: "venv", path: "/lab/.venv" },
  },
  gpus: [{ name: "NVIDIA A100", uuid: "GPU-1", driver: "550.54", memoryBytes: 80 * 1024 ** 3 }],
  cuda: "12.4",
  container: { runtime: "docker", id: "0123456789abcdef", image: "lab/train:3" },
  ci: { provider: "GitHub Actions", url: "https://github.com/lab/penguins/actions/runs/77" },
  lockFiles: [{ path: "uv.lock", sha256: "ab" }],
  peakMemoryBytes: 41_000_000,
  cpuSeconds: 10.1,
  writtenBytes: 5_000_000,
};

function viewOf(record: Instance): EnvironmentView {
  const view = environmentView(record);
  assert.ok(view !== null);
  return view;
}

describe("the environment of an execution", () => {
  it("is shown with packages, GPUs, container, CI and lock files", () => {
    const view = viewOf(instance);
    assert.deepEqual(view.packages, [
      { name: "numpy", value: "2.0.0" },
      { name: "torch", value: "2.1.0" },
    ]);
    assert.equal(view.packageEnvironment, "venv /lab/.venv");
    assert.equal(view.platform, "linux 6.1 x64");
    assert.equal(view.gpus[0]?.name, "NVIDIA A100");
    assert.match(view.gpus[0].value, /^8\d.* GB, 550\.54$/);
    assert.equal(view.container, "docker lab/train:3 0123456789ab");
    assert.deepEqual(view.ci, instance.ci);
    assert.deepEqual(view.lockFiles, [{ name: "uv.lock", value: "ab" }]);
    assert.equal(view.cuda, "12.4");
  });

  it("stands in short on the command line", () => {
    const told = Object.fromEntries(environmentFacts({ ...instance }));
    assert.equal(told["Packages"], "2 (venv)");
    assert.equal(told["GPUs"], "NVIDIA A100, CUDA 12.4");
    assert.equal(told["Container"], "docker lab/train:3");
    assert.equal(told["CI"], "GitHub Actions https://github.com/lab/penguins/actions/runs/77");
    assert.deepEqual(
      [told["CPU time"], told["Peak memory"], told["Written"]],
      ["10.1 s", "39.1 MB", "4.8 MB"],
    );
  });

  it("of a record that lacks it, or holds something else, is empty", () => {
    const strange = {
      ...madeInstance,
      gpus: "many",
      container: [],
      ci: { provider: 3, url: "javascript:alert(1)" },
      lockFiles: [null, 3, {}],
      interpreter: { path: "/usr/bin/python3", packages: [] },
    } as unknown as Instance;
    for (const record of [madeInstance, strange]) {
      const view = viewOf(record);
      assert.deepEqual([view.gpus, view.cuda, view.container, view.ci], [[], null, "", null]);
      assert.equal(view.packages, null);
      assert.ok(environmentFacts({ ...record, ci: null }).every(([, text]) => text === null));
    }
    const script = { ...madeInstance, ci: { provider: "X", url: "javascript:alert(1)" } };
    assert.deepEqual(viewOf(script).ci, { provider: "X", url: null });
  });
});
