import assert from "node:assert/strict";
import fc from "fast-check";
import { asksBundle } from "../../../src/core/query/asksBundle";
import { compileQuery } from "../../../src/core/query/compileQuery";
import { parseQuery } from "../../../src/core/query/parseQuery";
import { printQuery } from "../../../src/core/query/printQuery";
import type { Query } from "../../../src/core/query/queryTree";
import type { ExecutionSummary } from "../../../src/core/summary";
import type { Json } from "../../../src/core/json";
import { bestOf } from "../../../src/core/table/bestValue";
import { columnValue } from "../../../src/core/table/columnValue";
import { differs, varies } from "../../../src/core/table/differs";
import { countStates } from "../../../src/core/table/groupRows";
import { parseColumn } from "../../../src/core/table/tableColumn";
import type { WorkspaceEntry } from "../../../src/host/workspaces";
import { EntryColumns } from "../../../src/panels/table/entryColumns";
import { entryOf, type TableEntry } from "../../../src/panels/table/tableRow";
import { askedQueries, subjectsAt } from "../../support/querySubjects";
import { summary } from "../../support/summaries";

const now = new Date(2026, 0, 31, 12);
const folder = { layout: { workspace: "/w" } } as WorkspaceEntry;

/** As executions are, and as their files may say that they are. */
const executions = fc
  .tuple(
    subjectsAt(now),
    fc.record({
      id: fc.constantFrom("ada-1", "Ada-2", "b-3"),
      reason: fc.constantFrom(null, "exit code 1", "Killed after 3 s", "Killed after 4 s"),
      alerts: fc.constantFrom<readonly string[]>([], ["loss is NaN"]),
    }),
    fc.dictionary(
      fc.constantFrom("loss", "LOSS", "lr"),
      fc.constantFrom(0.1, 0.1, 9, 10, 1e9, NaN, Infinity, -Infinity),
      { noNullPrototype: true },
    ),
  )
  .map(([subject, changes, metrics]) => ({ ...subject.summary, ...changes, metrics }));

const quickQueries = askedQueries.filter((query) => !asksBundle(query));

/** Some go, by their places, and others come. */
const changes = fc.record({
  gone: fc.uniqueArray(fc.nat(30), { maxLength: 5 }),
  come: fc.array(executions, { maxLength: 8 }),
  isPrepared: fc.boolean(),
  queries: fc.array(quickQueries, { minLength: 1, maxLength: 3 }),
});

/** What the table shows, kept the plain way. */
class Shown {
  readonly columns = new EntryColumns();
  all: readonly TableEntry[] = [];

  change(places: readonly number[], summaries: readonly ExecutionSummary[]): void {
    const gone = this.all.filter((_, place) => places.includes(place));
    const come = summaries.map((each) => entryOf(folder, each));
    this.columns.follow({ gone, come });
    this.all = [...come, ...this.all.filter((entry) => !gone.includes(entry))];
  }

  /** Till nothing is left that can be. */
  prepare(): void {
    let steps = 0;
    while (this.columns.prepareNext()) steps += 1;
    assert.ok(steps < 50);
  }

  naively(query: Query): readonly TableEntry[] {
    const test = compileQuery(query, now);
    return this.all.filter((entry) => test(entry.summary, null) === true);
  }
}

function bestNaively(
  entries: readonly TableEntry[],
  metric: string,
  direction: "max" | "min",
): number | null {
  const values = entries.flatMap(({ summary: { metrics } }) => metrics[metric] ?? []);
  const numbers = values.filter((value) => !Number.isNaN(value));
  if (new Set(numbers).size < 2) return null;
  return direction === "max" ? Math.max(...numbers) : Math.min(...numbers);
}

function queryOf(text: string): Query {
  const parsed = parseQuery(text);
  assert.ok(parsed.ok, text);
  return parsed.query;
}

/** Of more than there are columns of, and the last ones too. */
const metrics = [
  "loss",
  "LOSS",
  "none",
  ...Array.from({ length: 30 }, (_, index) => `m${String(index)}`),
  "lr",
];
const columnNames = ["metric:loss", "input:lr", "property:LR", "pipeline", "tags", "id", "duration"];

function assertSame(shown: Shown, query: Query): readonly TableEntry[] {
  const found = shown.columns.filter(shown.all, query, now);
  const naive = shown.naively(query);
  const text = printQuery(query);
  assert.deepEqual(
    found.entries.map((entry) => shown.all.indexOf(entry)),
    naive.map((entry) => shown.all.indexOf(entry)),
    text,
  );
  assert.equal(shown.columns.count(query, now), naive.length, text);
  assert.deepEqual(found.slice(1, 3), naive.slice(1, 3));
  assert.deepEqual(shown.columns.states(found), countStates(naive));
  const values = shown.columns.valuesOf(found);
  assert.equal(values.count, naive.length);
  for (const [metric, range] of values.ranges(metrics))
    for (const direction of ["max", "min"] as const)
      assert.equal(bestOf(range, direction), bestNaively(naive, metric, direction), metric);
  for (const name of columnNames) {
    const column = parseColumn(name);
    assert.ok(column !== null);
    const valueOf = (each: TableEntry): Json => columnValue(each.summary, column, () => ({}));
    assert.equal(values.differs(column), differs(naive, valueOf), `${name} of ${text}`);
    assert.equal(values.varies(column), varies(naive, valueOf), `${name} of ${text}`);
  }
  return naive;
}

describe("the executions of the table by columns of values", () => {
  it("are found, counted and compared as one by one, whatever comes and goes", () => {
    let [found, all] = [0, 0];
    fc.assert(
      fc.property(fc.array(changes, { minLength: 1, maxLength: 6 }), (steps) => {
        const shown = new Shown();
        const asked: Query[] = [{ kind: "all" }];
        for (const { gone, come, isPrepared, queries } of steps) {
          shown.change(gone, come);
          if (isPrepared) shown.prepare();
          asked.push(...queries);
          for (const query of asked) {
            found += assertSame(shown, query).length;
            all += shown.all.length;
          }
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(found > all / 20 && found < all - all / 20, `${found} of ${all} match: neither says much`);
  });

  it("are put in another order as they are", () => {
    fc.assert(
      fc.property(fc.array(executions), quickQueries, (summaries, query) => {
        const shown = new Shown();
        shown.change([], summaries);
        const found = shown.columns.filter(shown.all, query, now);
        const turned = shown.all.toReversed();
        assert.deepEqual(
          shown.columns.among(turned, found).entries.map((entry) => turned.indexOf(entry)),
          turned.flatMap((entry, place) => (found.entries.includes(entry) ? [place] : [])),
        );
      }),
    );
  });

  it("stay what they were found to be when others come in the places of some", () => {
    const shown = new Shown();
    shown.change([], [summary({ id: "a", pipeline: "p" }), summary({ id: "b" })]);
    const found = shown.columns.filter(shown.all, queryOf("pipeline:p"), now);
    shown.change([0, 1], [summary({ id: "c" }), summary({ id: "d" })]);
    assert.deepEqual(
      found.entries.map(({ summary: { id } }) => id),
      ["a"],
    );
  });

  it("are found after more have come and gone than there were", () => {
    const shown = new Shown();
    const some = (name: string, count: number): ExecutionSummary[] =>
      Array.from({ length: count }, (_, index) =>
        summary({
          id: `${name}${String(index)}`,
          name: `${name} ${String(index % 7)}`,
          note: `Note ${String(index % 900)} of ${name}`,
          metrics: { loss: index },
        }),
      );
    const asked = [
      "name:3",
      "metric:loss<9",
      "NOT name:b",
      "a1",
      "metric:l*>1100",
      'note:"89 of b"',
      "7",
    ].map(queryOf);
    shown.change([], some("a", 1200));
    shown.prepare();
    for (const query of asked) assertSame(shown, query);
    for (const name of ["b", "c", "d", "e"]) {
      shown.change(
        Array.from({ length: 600 }, (_, index) => index * 2),
        some(name, 700),
      );
      if (name !== "c") shown.prepare();
      for (const query of asked) assertSame(shown, query);
    }
  });

  it("differ in what few of many have", () => {
    const shown = new Shown();
    const many = Array.from({ length: 1200 }, (_, index) =>
      summary({
        id: `e${String(index)}`,
        inputs: {
          same: [1],
          other: index === 1100 ? 2 : [2],
          last: index === 1101,
          ...(index > 1000 && { rare: 1, few: index === 1101 ? 2 : 1 }),
        },
      }),
    );
    shown.change([], many);
    const values = shown.columns.valuesOf(shown.columns.filter(shown.all, { kind: "all" }, now));
    assert.equal(values.differs({ kind: "fact", fact: "note" }), false);
    const names = Array.from({ length: 70 }, (_, index) => `none${String(index)}`);
    // Of the last ones there is no column.
    for (const name of ["same", ...names, "same"])
      assert.equal(values.differs({ kind: "input", name }), false);
    for (const name of ["other", "last"]) assert.equal(values.differs({ kind: "input", name }), true);
    for (const [name, isTelling] of Object.entries({
      same: false,
      other: true,
      last: true,
      rare: false,
      few: true,
    }))
      assert.equal(values.varies({ kind: "input", name }), isTelling, name);
  });

  it("are looked at for many names, of which not all are kept", () => {
    const shown = new Shown();
    const names = Array.from({ length: 100 }, (_, index) => `m${String(index)}`);
    shown.change(
      [],
      [1, 2, 3].map((value) =>
        summary({ id: `e${String(value)}`, metrics: Object.fromEntries(names.map((name) => [name, value])) }),
      ),
    );
    for (const name of [...names, ...names]) assertSame(shown, queryOf(`metric:${name}>=2`));
  });
});
