import assert from "node:assert/strict";
import { compareExecutions } from "../../../../src/core/compare/comparison";
import { pointBlocks } from "../../../../src/core/report/pointBlocks";
import { reportHtml } from "../../../../src/core/report/reportHtml";
import { reportMarkdown } from "../../../../src/core/report/reportMarkdown";
import { inEnglish } from "../../../../src/core/translate";
import { comparedExecution } from "../../../support/comparedExecution";
import { summary } from "../../../support/summaries";

const runs = [
  { lr: 0.1, loss: 0.9 },
  { lr: 0.3, loss: 0.5 },
  { lr: 0.2, loss: 0.7 },
  { lr: 0.4, loss: null },
];
const executions = runs.map(({ lr, loss }, index) =>
  comparedExecution(`train-${index}`, {
    summary: summary({ id: `train-${index}`, inputs: { lr } }),
    inputs: { lr },
    metrics: new Map(loss === null ? [] : [["loss", { last: loss, least: loss, greatest: loss }]]),
  }),
);
const blocks = pointBlocks(compareExecutions(executions, 1, []), inEnglish);
const document = { title: "t", subtitle: "s", language: "en", blocks };

function drawn(html: string, shape: string): number {
  return html.match(new RegExp(`<${shape} class="dot`, "g"))?.length ?? 0;
}

describe("executions by what tells most of them, in a report", () => {
  const html = [...reportHtml(document)].join("");

  it("are points and bars of the values that the table below tells", () => {
    const charts = blocks.flatMap((block) => (block.kind === "points" ? [block] : []));
    assert.deepEqual(
      charts.map(({ title }) => title),
      ["loss against lr", "loss of each execution"],
    );
    const table = blocks.find((block) => block.kind === "table");
    assert.deepEqual(table?.rows, [
      ["A lr 0.1", "0.1", "0.9"],
      ["C lr 0.2", "0.2", "0.7"],
      ["B lr 0.3", "0.3", "0.5"],
    ]);
    assert.equal(table.note, "No value: D");
    for (const { chart } of charts)
      assert.deepEqual(
        chart.points.map(({ key, yText }) => `${key} ${yText}`).sort(),
        table.rows.map(([label, , y]) => `${label?.charAt(0)} ${y}`).sort(),
      );
    assert.deepEqual([drawn(html, "circle"), drawn(html, "rect")], [3, 3]);
  });

  it("have the baseline filled, and are told in words where nobody sees them", () => {
    assert.equal(html.match(/<circle class="dot c1 full"/g)?.length, 1);
    assert.match(html, /aria-label="loss against lr: A 0\.9 \(0\.1\); C 0\.7 \(0\.2\); B 0\.5 \(0\.3\)"/);
    assert.match([...reportMarkdown(document)].join(""), /loss of each execution: A 0\.9; B 0\.5; C 0\.7/);
  });

  it("are none where no number differs", () => {
    assert.deepEqual(pointBlocks(compareExecutions(executions.slice(3), 0, []), inEnglish), []);
  });
});
