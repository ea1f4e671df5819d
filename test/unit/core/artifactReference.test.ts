import assert from "node:assert/strict";
import { isReference, parseArtifactReference } from "../../../src/core/artifactReference";

describe("an artifact reference", () => {
  const latest = { kind: "latest" };
  const meant: readonly [text: string, reference: object][] = [
    ["execution:train-1/model.pt", { kind: "execution", execution: "train-1", output: "model.pt" }],
    [
      "execution:@best:loss/deep/model.pt",
      { kind: "execution", execution: "@best:loss", output: "deep/model.pt" },
    ],
    ["execution:@last/folder/", { kind: "execution", execution: "@last", output: "folder" }],
    ["artifact:model.pt", { kind: "artifact", name: "model.pt", version: latest }],
    ["artifact:model.pt@latest", { kind: "artifact", name: "model.pt", version: latest }],
    [
      "artifact:data/a b.csv@v12",
      { kind: "artifact", name: "data/a b.csv", version: { kind: "number", number: 12 } },
    ],
    ["artifact:m@0aF9", { kind: "artifact", name: "m", version: { kind: "content", sha256: "0af9" } }],
    ["artifact:logo@2x.png", { kind: "artifact", name: "logo@2x.png", version: latest }],
    ["artifact:m@v0", { kind: "artifact", name: "m@v0", version: latest }],
    ["artifact:m@abc", { kind: "artifact", name: "m@abc", version: latest }],
  ];
  for (const [text, reference] of meant)
    it(`${text} means ${JSON.stringify(reference)}`, () => {
      assert.deepEqual(parseArtifactReference(text), reference);
    });

  for (const text of ["execution:train-1", "execution:/model.pt", "execution:x/", "artifact:", "model.pt"])
    it(`${text} is none`, () => {
      assert.equal(parseArtifactReference(text), null);
    });

  it("is told apart from a path by its first word", () => {
    assert.ok(isReference("artifact:x") && isReference("execution:x"));
    assert.ok(!isReference("./artifact:x") && !isReference("data/execution:x"));
  });
});
