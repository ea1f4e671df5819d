import assert from "node:assert/strict";
import { inEnglish } from "../../../src/core/translate";
import { firstChoices, LineageModel } from "../../../src/panels/lineage/lineageModel";
import type { LineageChoices, LineageNodeView, LineageView } from "../../../src/shared/lineage/lineageView";
import type { LineageStrings } from "../../../src/shared/lineage/strings";
import { pictureRefusal } from "../../../webview-ui/src/lineage/picture";
import { tabStop } from "../../../webview-ui/src/lineage/tabStop";
import { lineageOf } from "../../support/lineageRecords";

const records = lineageOf({ id: "train-1", uses: ["clean.csv"], makes: ["model.json"] });

function viewOf(choices: Partial<LineageChoices> = {}): LineageView {
  const subject = { graph: records, start: "train-1", isChanged: false };
  const model = new LineageModel(subject, { ...firstChoices, ...choices }, inEnglish);
  return model.view(new Date("2026-11-20T12:00:00.000Z"));
}

function shownIn({ content }: LineageView) {
  return content.kind === "lineage" ? content : assert.fail(content.kind);
}

describe("the graph of a lineage", () => {
  const { nodes } = shownIn(viewOf());
  const labelOf = (node: LineageNodeView | null): string => node?.label ?? "none";
  const all = (): boolean => true;
  const allButStart = ({ isStart }: LineageNodeView): boolean => !isStart;

  it("is entered by Tab at the selected node, else at its start, else at the first in sight", () => {
    const [first] = nodes.filter(allButStart);
    const model = nodes.find(({ label }) => label === "model.json") ?? assert.fail();
    assert.equal(tabStop(nodes, model.id, all), model);
    assert.equal(tabStop(nodes, null, all)?.isStart, true);
    assert.equal(labelOf(tabStop(nodes, null, allButStart)), labelOf(first ?? null));
    assert.equal(labelOf(tabStop(nodes.filter(allButStart), null, all)), labelOf(first ?? null));
    assert.equal(
      tabStop(nodes.filter(allButStart), "train-1", () => false),
      first,
    );
    assert.equal(tabStop([], null, all), null);
  });

  it("is a picture only where it is drawn", () => {
    const strings = {
      pictureOfNothing: "nothing",
      pictureTooLarge: "too large",
      pictureOfList: "a list",
    } as LineageStrings;
    const drawn = viewOf();
    assert.equal(pictureRefusal(drawn, strings), null);
    assert.equal(pictureRefusal(viewOf({ form: "list" }), strings), "a list");
    const large = { ...drawn, content: { ...shownIn(drawn), isTooLarge: true } };
    assert.equal(pictureRefusal(large, strings), "too large");
    assert.equal(pictureRefusal({ ...drawn, content: { kind: "reading" } }, strings), "nothing");
  });
});
