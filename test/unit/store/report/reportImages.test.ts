import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Artifact } from "../../../../src/core/records";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { ImageBudget, reportImages } from "../../../../src/store/report/reportImages";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

describe("the pictures of a report", () => {
  let folder = "";
  const sizes = { "a.png": 4000, "b.png": 3000, "c.png": 900 };

  const pictureOf = (name: string, size: number): Artifact => ({
    direction: "output",
    name,
    role: "output",
    type: "File",
    version: null,
    sha256: "0".repeat(64),
    size,
    uri: `outputs/${name}`,
    known: "outputs",
  });
  const namesWith = async (budget: ImageBudget, id: string): Promise<string[]> => {
    const artifacts = Object.entries(sizes).map(([name, size]) => pictureOf(name, size));
    const images = await reportImages(workspaceLayout(folder), id, artifacts, budget);
    return images.map(({ name }) => name);
  };

  before(async () => {
    folder = await makeTemporaryFolder("report-images");
    for (const id of ["one", "two"]) {
      const outputs = join(workspaceLayout(folder).executions, id, "outputs");
      mkdirSync(outputs, { recursive: true });
      for (const [name, size] of Object.entries(sizes)) writeFileSync(join(outputs, name), "x".repeat(size));
    }
  });
  after(() => removeFolder(folder));

  it("lie in it as far as there is room for those of all its executions together", async () => {
    assert.deepEqual(await namesWith(new ImageBudget(), "one"), ["a.png", "b.png", "c.png"]);
    const budget = new ImageBudget(9000);
    assert.deepEqual(await namesWith(budget, "one"), ["a.png", "b.png", "c.png"]);
    assert.deepEqual(await namesWith(budget, "two"), ["c.png"]);
  });
});
