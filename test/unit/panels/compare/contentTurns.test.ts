import assert from "node:assert/strict";
import { workspaceLayout } from "../../../../src/bundle/layout";
import { ContentTurns } from "../../../../src/panels/compare/contentTurns";
import type { ContentAnswer, ContentQuestion } from "../../../../src/store/difference/contentQuestion";

describe("questions about contents", () => {
  const question = (after: string): ContentQuestion => ({
    kind: "log",
    layout: workspaceLayout("/home/ada"),
    before: "train-1",
    after,
    stream: "out",
    grows: [false, false],
    options: { tolerance: 0, limit: 10 },
  });
  const answer: ContentAnswer = { kind: "log", difference: null, sizes: [1, 1] };

  it("are answered one by one, and one that was dropped meanwhile is not begun", async () => {
    const begun: string[] = [];
    const end: (() => void)[] = [];
    const turns = new ContentTurns(async (asked, _signal, told) => {
      begun.push(asked.kind === "log" ? asked.after : "");
      told(40);
      await new Promise<void>((resolve) => end.push(resolve));
      return answer;
    });
    const first = turns.ask(1, question("train-2"));
    const second = turns.ask(2, question("train-3"));
    const third = turns.ask(3, question("train-4"));
    await new Promise(setImmediate);
    assert.deepEqual([turns.percentOf(1), turns.percentOf(2), turns.percentOf(9)], [40, 0, null]);
    turns.drop(2);
    const refused = assert.rejects(second, /not asked any more/);
    end.shift()?.();
    assert.equal(await first, answer);
    await refused;
    await new Promise(setImmediate);
    end.shift()?.();
    await third;
    assert.deepEqual(begun, ["train-2", "train-4"]);
    assert.equal(turns.percentOf(3), null);
  });
});
