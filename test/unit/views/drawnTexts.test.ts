import assert from "node:assert/strict";
import { inEnglish } from "../../../src/core/translate";
import { DrawnTexts } from "../../../src/views/drawnTexts";
import type { ExecutionsNode, GroupNode } from "../../../src/views/executionNodes";
import { memberRow } from "../../../src/views/executionRow";
import { ExecutionsModel } from "../../../src/views/executionsModel";
import { now, summary } from "../../support/summaries";

const minute = 60_000;

describe("the ages in the tree", () => {
  const ended = (id: string, ms: number): ReturnType<typeof summary> =>
    summary({ id, finished: new Date(now.getTime() - ms).toISOString() });

  it("are drawn anew where they read otherwise after a minute, and nowhere else", () => {
    const all = [ended("new", 20_000), ended("old", 3 * 24 * 60 * minute), ended("last", 5 * minute)];
    const model = new ExecutionsModel("/w", {
      list: () => all,
      get: (id) => all.find((one) => one.id === id),
    });
    const drawn = new DrawnTexts<ExecutionsNode>();
    const textAt =
      (time: Date) =>
      (node: ExecutionsNode): string =>
        node.kind === "execution"
          ? memberRow(node.execution, node.parent.group, time, inEnglish).description
          : "";
    const [group] = model.roots("all");
    assert.ok(group);
    const rows = model.children(group);
    for (const row of rows.slice(0, 2)) drawn.note(row, textAt(now)(row));
    const idsAt = (ms: number): string[] =>
      drawn
        .stale(model.known(), textAt(new Date(now.getTime() + ms)))
        .flatMap((node) => (node.kind === "execution" ? [node.id] : []));
    assert.deepEqual(idsAt(0), []);
    assert.deepEqual(idsAt(minute), ["new"]);
    assert.equal(model.known().filter((node): node is GroupNode => node.kind === "group").length, 1);
  });
});
