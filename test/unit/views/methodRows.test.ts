import assert from "node:assert/strict";
import { methodRows, type MethodFile } from "../../../src/views/methodRows";
import { inEnglish } from "../../../src/core/translate";

function file(id: string, title: string, version: string, category?: string): MethodFile {
  const metadata = category === undefined ? [] : [{ role: "category", title: category }];
  return {
    ok: true,
    path: `/m/${id}.json`,
    method: { id, title, version, metadata, inputs: {}, outputs: {} },
  };
}

describe("the tree of methods", () => {
  it("lists categories by name, methods by title, versions newest first and numerically", () => {
    const { categories } = methodRows(
      [
        file("c", "Train classifier", "1.2.0", "Training"),
        file("a", "Train classifier", "1.10.0", "Training"),
        file("b", "Prepare", "1.0.0", "Preprocessing"),
        file("d", "Augment", "2.0.0", "Training"),
      ],
      inEnglish,
    );
    assert.deepEqual(
      categories.map(({ name, methods }) => [
        name,
        ...methods.map((row) => `${row.label} ${row.description}`),
      ]),
      [
        ["Preprocessing", "Prepare 1.0.0"],
        ["Training", "Augment 2.0.0", "Train classifier 1.10.0", "Train classifier 1.2.0 · older"],
      ],
    );
  });

  it("lists methods of no category after them, and descriptors that cannot be read last with the reason", () => {
    const { others, problems } = methodRows(
      [file("a", "Report", "1.0.0"), { ok: false, path: "/m/broken.json", reason: "not JSON" }],
      inEnglish,
    );
    assert.deepEqual(
      others.map(({ label }) => label),
      ["Report"],
    );
    assert.deepEqual(problems, [{ path: "/m/broken.json", reason: "not JSON" }]);
  });
});
