import assert from "node:assert/strict";
import { environmentDifference } from "../../../src/panels/view/environmentDifference";
import { environmentView } from "../../../src/panels/view/environmentView";
import type { EnvironmentView } from "../../../src/shared/details/environmentView";
import type { Instance } from "../../../src/core/records";
import { madeInstance } from "../../support/madeBundle";

const python = { path: "/usr/bin/python3", version: "3.12.1", packages: { numpy: "1.26.0", torch: "2.1.0" } };

function viewOf(changes: Partial<Instance> = {}): EnvironmentView {
  const view = environmentView({ ...madeInstance, interpreter: python, ...changes });
  assert.ok(view !== null);
  return view;
}

describe("the environment of an execution against the present one", () => {
  it("differs in nothing where nothing has changed, and says how much was looked at", () => {
    assert.deepEqual(environmentDifference(viewOf(), viewOf()), { rows: [], compared: 7 });
  });

  it("tells packages that came, went and changed, the interpreter and the machine", () => {
    const now = viewOf({
      host: "other",
      interpreter: { ...python, version: "3.13.0", packages: { numpy: "2.1.0", pandas: "2.2.0" } },
    });
    assert.deepEqual(environmentDifference(viewOf(), now).rows, [
      { kind: "machine", name: "host", before: "lab", now: "other" },
      { kind: "interpreter", name: "Python", before: "3.12.1", now: "3.13.0" },
      { kind: "package", name: "numpy", before: "1.26.0", now: "2.1.0" },
      { kind: "package", name: "pandas", before: null, now: "2.2.0" },
      { kind: "package", name: "torch", before: "2.1.0", now: null },
    ]);
  });

  it("tells variables that results depend on, and none that say where or as what something runs", () => {
    const before = viewOf({
      environment: {
        OMP_NUM_THREADS: "4",
        CUDA_VISIBLE_DEVICES: "0",
        TZ: "UTC",
        PATH: "/usr/bin",
        PYTHONUNBUFFERED: "1",
        PYTHONPATH: "/ext-0.1.0/media/helpers/python:/lab/lib",
        SLURM_JOB_ID: "17",
      },
    });
    const now = viewOf({
      environment: { OMP_NUM_THREADS: "8", TF_SEED: "1", TZ: "UTC", PATH: "/bin", PYTHONPATH: "/lab/lib" },
    });
    assert.deepEqual(environmentDifference(before, now).rows, [
      { kind: "variable", name: "CUDA_VISIBLE_DEVICES", before: "0", now: null },
      { kind: "variable", name: "OMP_NUM_THREADS", before: "4", now: "8" },
      { kind: "variable", name: "TF_SEED", before: null, now: "1" },
    ]);
    const helpersAlone = viewOf({
      environment: { PYTHONPATH: "C:\\ext\\media\\helpers\\python", TZ: "UTC" },
    });
    assert.deepEqual(environmentDifference(helpersAlone, viewOf({ environment: { TZ: "UTC" } })).rows, []);
  });

  it("compares no variables where none were recorded", () => {
    assert.deepEqual(environmentDifference(viewOf(), viewOf({ environment: { TZ: "UTC" } })).rows, []);
  });

  it("compares no packages that were not recorded then", () => {
    const before = viewOf({ interpreter: { path: "/usr/bin/python3", version: "3.12.1" } });
    assert.deepEqual(environmentDifference(before, viewOf()).rows, []);
  });
});
