import assert from "node:assert/strict";
import { namedFirst, pathOffers } from "../../../src/forms/pathOffers";

describe("the paths that are offered for an input", () => {
  const paths = [".gitignore", ".github/steps.csv", "README.md", "data/a.csv", "data/b.csv", "model.json"];
  const file = { type: "string", format: "file" } as const;

  it("are first those that it was before, then those of its kind, last what tools keep for themselves", () => {
    const input = { schema: { ...file, default: "data/a.csv" } };
    assert.deepEqual(pathOffers(paths, ["data/b.csv", "execution:prepare-1/clean.csv"], input), {
      earlier: ["data/b.csv", "execution:prepare-1/clean.csv"],
      fitting: ["data/a.csv"],
      others: ["README.md", "model.json"],
      hidden: [".gitignore", ".github/steps.csv"],
    });
  });

  it("are, of outputs, first those that are called as it is", () => {
    const made = ["metrics.json", "out/model.json", "other.json"].map((path) => ({ path }));
    assert.deepEqual(
      namedFirst(made, "Model").map(({ path }) => path),
      ["out/model.json", "metrics.json", "other.json"],
    );
  });

  it("are of its media type where it tells one", () => {
    const { fitting } = pathOffers(paths, [], { schema: { ...file, contentMediaType: "application/json" } });
    assert.deepEqual(fitting, ["model.json"]);
  });

  it("are of the kind that it was before, and all alike where nothing tells", () => {
    assert.deepEqual(pathOffers(paths, ["old.md"], { schema: file }).fitting, ["README.md"]);
    const { fitting, others } = pathOffers(paths, [], { schema: file });
    assert.deepEqual([fitting, others], [["README.md", "data/a.csv", "data/b.csv", "model.json"], []]);
  });
});
