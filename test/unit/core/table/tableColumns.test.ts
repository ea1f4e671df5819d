import assert from "node:assert/strict";
import fc from "fast-check";
import type { Json } from "../../../../src/core/json";
import { columnValue } from "../../../../src/core/table/columnValue";
import { ValueCounts } from "../../../../src/core/table/countValues";
import { varies } from "../../../../src/core/table/differs";
import { discoverColumns } from "../../../../src/core/table/discoverColumns";
import { factColumns, parseColumn, type TableColumn } from "../../../../src/core/table/tableColumn";
import { arrangedColumns, initialColumns, parseLayout } from "../../../../src/core/table/tableLayout";
import { summary } from "../../../support/summaries";

const run = summary({
  id: "train-20261120-154548-a1b2",
  inputs: { epochs: 40, "learning-rate": 0.1 },
  properties: { seed: 7 },
  metrics: { loss: 0.2 },
});

describe("the columns of the table", () => {
  it("are named by a fact, or by where a value stands and its name", () => {
    assert.deepEqual(parseColumn("state"), { kind: "fact", fact: "state" });
    assert.deepEqual(parseColumn("metric:val:loss"), { kind: "metric", name: "val:loss" });
    for (const id of ["", "colour", "metric:", "nothing:x", "__proto__"])
      assert.equal(parseColumn(id), null, id);
  });

  it("have a value of each execution", () => {
    const value = (id: string): unknown => {
      const column = parseColumn(id);
      assert.ok(column);
      return columnValue(run, column, () => ({ cuda: "12.1" }));
    };
    assert.equal(value("name"), run.id);
    assert.equal(value("duration"), 11_800);
    assert.equal(value("input:epochs"), 40);
    assert.equal(value("property:seed"), 7);
    assert.equal(value("metric:loss"), 0.2);
    assert.equal(value("metric:accuracy"), null);
    assert.equal(value("env:cuda"), "12.1");
    for (const fact of factColumns) assert.notEqual(value(fact), undefined, fact);
  });

  it("begin with the facts and with what most executions have", () => {
    const found = discoverColumns([run, summary({ id: "b", inputs: { epochs: 1 }, metrics: { loss: 1 } })]);
    assert.deepEqual(found.slice(0, 2), [
      { id: "input:epochs", count: 2 },
      { id: "input:learning-rate", count: 1 },
    ]);
    const ids = initialColumns(found, () => false).map(({ id }) => id);
    assert.deepEqual(ids.slice(0, 5), ["state", "name", "method", "started", "duration"]);
    assert.deepEqual(ids.slice(5), [
      "commit",
      "input:epochs",
      "input:learning-rate",
      "metric:loss",
      "peakMemory",
    ]);
  });

  it("prefer inputs and metrics whose values vary, those that most executions have first", () => {
    const found = ["a", "b", "c", "d"].map((name) => ({ id: `input:${name}`, count: 4 }));
    const ids = initialColumns(found, (id) => id === "input:d").map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id) => id.startsWith("input:")),
      ["input:d", "input:a"],
    );
  });

  it("do not take a value that some lack for one that varies", () => {
    const runs = [1, 2, 3, 4].map((seed) =>
      summary({ id: `r${seed}`, inputs: { data: "train.csv", ...(seed > 1 && { fold: 1 }), seed } }),
    );
    const column = (id: string): TableColumn => parseColumn(id) ?? assert.fail(id);
    const ids = initialColumns(discoverColumns(runs), (id) =>
      varies(runs, (each) => columnValue(each, column(id), () => ({}))),
    ).map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id) => id.startsWith("input:")),
      ["input:seed", "input:data"],
    );
  });

  it("tell how many values they have, as far as a few", () => {
    const runs = Array.from({ length: 30 }, (_, index) => ({
      summary: summary({
        id: `r${index}`,
        inputs: { lr: index % 3, list: [index % 2] },
        metrics: { loss: index },
      }),
    }));
    assert.deepEqual(
      [...new ValueCounts().of(runs)],
      [
        ["input:lr", 3],
        ["input:list", 2],
        ["metric:loss", 20],
      ],
    );
  });

  it("tell the same while executions come and go", () => {
    const value = fc.constantFrom<Json>(1, 2, "a", true, null, [1], { b: 1 });
    const some = fc.dictionary(fc.constantFrom("x", "y", "toString"), value, { maxKeys: 2 });
    const one = fc
      .record({ inputs: some, properties: some })
      .map((named) => ({ summary: { ...named, metrics: { loss: 1 } } }));
    fc.assert(
      fc.property(
        fc.array(one),
        fc.array(fc.tuple(fc.array(one, { maxLength: 3 }), fc.nat(5))),
        (first, steps) => {
          let all = first;
          const counts = new ValueCounts();
          counts.of(all);
          for (const [come, from] of steps) {
            const gone = all.slice(from, from + 2);
            all = [...all.filter((each) => !gone.includes(each)), ...come];
            counts.follow(gone, come);
            assert.deepEqual(new Map(counts.of(all)), new Map(new ValueCounts().of(all)));
          }
        },
      ),
    );
  });

  it("keep their arrangement: each once, pinned ones first, of a width that can be seen", () => {
    const columns = arrangedColumns([
      { id: "method", width: 3, pinned: false },
      { id: "state", width: 100.4, pinned: true },
      { id: "method", width: 90, pinned: false },
      { id: "colour", width: 90, pinned: false },
    ]);
    assert.deepEqual(columns, [
      { id: "state", width: 100, pinned: true },
      { id: "method", width: 40, pinned: false },
    ]);
  });

  it("are as at the beginning where what was kept cannot be read", () => {
    const initial = parseLayout(undefined);
    assert.deepEqual(initial.sort, [{ column: "started", descending: true }]);
    assert.deepEqual(parseLayout("x"), initial);
    assert.deepEqual(parseLayout({ columns: 1, sort: {}, group: "colour" }), initial);
    const kept = {
      columns: [{ id: "id", width: 100, pinned: true }],
      sort: [],
      group: "method",
      directions: { loss: "max", f1: "none" },
      onlyDiffering: true,
    };
    assert.deepEqual(parseLayout(JSON.parse(JSON.stringify(kept))), kept);
    const damaged = { ...kept, directions: { loss: "up", f1: "none" }, onlyDiffering: 1 };
    const { directions, onlyDiffering } = parseLayout(damaged);
    assert.deepEqual([directions, onlyDiffering], [{ f1: "none" }, false]);
  });
});
