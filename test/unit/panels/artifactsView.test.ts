import assert from "node:assert/strict";
import type { ArtifactList } from "../../../src/core/records";
import { artifactsView } from "../../../src/panels/view/artifactsView";
import { factsOf, summaryIn } from "./detailsFixture";

describe("the artifacts of the details page", () => {
  it("tell where a copy is from, why there is none, and who else may have written it", () => {
    const common = {
      direction: "output",
      role: "output",
      type: "Text",
      version: null,
      sha256: "ab",
      size: 1,
    };
    const artifacts = [
      {
        ...common,
        name: "a.txt",
        uri: "outputs/workspace/a.txt",
        known: "observed",
        source: "a.txt",
        alongside: ["b-1"],
      },
      {
        ...common,
        name: "b.txt",
        uri: "b.txt",
        known: "observed",
        reason: "not copied",
        alongside: "nonsense",
      },
    ];
    const { outputs } = artifactsView(
      factsOf(summaryIn("COMPLETED"), { artifacts: { version: 1, artifacts } as unknown as ArtifactList }),
    );
    assert.deepEqual(
      outputs.map(({ known, source, reason, alongside, inBundle }) => [
        known,
        source,
        reason,
        alongside,
        inBundle,
      ]),
      [
        ["observed", "a.txt", null, ["b-1"], true],
        ["observed", null, "not copied", [], false],
      ],
    );
  });
});
