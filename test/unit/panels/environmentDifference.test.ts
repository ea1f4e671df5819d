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

  it("compares no packages that were not recorded then", () => {
    const before = viewOf({ interpreter: { path: "/usr/bin/python3", version: "3.12.1" } });
    assert.deepEqual(environmentDifference(before, viewOf()).rows, []);
  });
});
