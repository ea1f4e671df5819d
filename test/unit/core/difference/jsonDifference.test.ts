import assert from "node:assert/strict";
import fc from "fast-check";
import { compareJson } from "../../../../src/core/verdict/compareJson";
import { jsonChanges, type JsonChange, type JsonPath } from "../../../../src/core/difference/jsonDifference";
import { jsonPathText } from "../../../../src/core/difference/jsonText";

const tolerance = 1e-9;

function changesOf(before: unknown, after: unknown): JsonChange[] {
  return [...jsonChanges(before, after, 0)];
}

function told(before: unknown, after: unknown): string[] {
  return [...jsonChanges(before, after, tolerance)].map((change) => {
    const [old, now] = [
      change.kind === "added" ? "" : JSON.stringify(change.before),
      change.kind === "removed" ? "" : JSON.stringify(change.after),
    ];
    return `${change.kind} ${jsonPathText(change.path)} ${old}>${now}`;
  });
}

function holderOf(root: unknown, path: JsonPath): Record<string | number, unknown> | unknown[] {
  return path.slice(0, -1).reduce((at, key) => (at as Record<string | number, unknown>)[key], root) as
    Record<string | number, unknown> | unknown[];
}

/** Does to a document what is told, in the order: replaced, taken out from the end, put in from the start. */
function applied(before: unknown, changes: readonly JsonChange[]): unknown {
  const root = { document: structuredClone(before) };
  const placed = (path: JsonPath): JsonPath => ["document", ...path];
  for (const change of changes) {
    if (change.kind !== "changed") continue;
    const path = placed(change.path);
    (holderOf(root, path) as Record<string | number, unknown>)[path.at(-1)!] = structuredClone(change.after);
  }
  for (const change of [...changes].reverse()) {
    if (change.kind !== "removed") continue;
    const path = placed(change.path);
    const holder = holderOf(root, path);
    const key = path.at(-1)!;
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    // eslint would take a plain delete for a slip.
    else Reflect.deleteProperty(holder, key);
  }
  for (const change of changes) {
    if (change.kind !== "added") continue;
    const path = placed(change.path);
    const holder = holderOf(root, path);
    const [key, value] = [path.at(-1)!, structuredClone(change.after)];
    if (Array.isArray(holder)) holder.splice(Number(key), 0, value);
    else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return root.document;
}

/** A document as a file holds it: without -0, and no part of it stands in two places. */
function asInFile(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

const document = fc.jsonValue({ maxDepth: 4 }).map(asInFile);

describe("the difference of two JSON documents", () => {
  it("tells each place with what was and is there", () => {
    const before = { lr: 0.1, layers: [64, 32, 10], optimizer: { name: "adam", beta: 0.9 }, seed: 1 };
    const after = { lr: 0.01, layers: [64, 10], optimizer: { name: "sgd", momentum: 0.9 }, seed: 1 };
    assert.deepEqual(told(before, after), [
      "changed lr 0.1>0.01",
      "removed layers[1] 32>",
      'changed optimizer.name "adam">"sgd"',
      "removed optimizer.beta 0.9>",
      "added optimizer.momentum >0.9",
    ]);
  });

  it("tells what came into the middle of a list alone, not each member behind it", () => {
    const runs = [{ id: 1 }, { id: 2 }, { id: 3 }];
    assert.deepEqual(told(runs, [{ id: 1 }, { id: 9 }, { id: 2 }, { id: 3 }]), ['added [1] >{"id":9}']);
    assert.deepEqual(told([1, 2, 3], [0, 1, 2, 3]), ["added [0] >0"]);
    assert.deepEqual(told([1, 2, 3], [1, 5, 3]), ["changed [1] 2>5"]);
  });

  it("is nothing between a document and itself, whatever the order of keys, and numbers within the tolerance", () => {
    fc.assert(
      fc.property(document, (value) => assert.deepEqual(changesOf(value, structuredClone(value)), [])),
    );
    assert.deepEqual(told({ a: 1, b: [2] }, { b: [2 + 1e-12], a: 1 }), []);
  });

  it("leads from one document to the other when it is applied", () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        assert.deepEqual(applied(before, changesOf(before, after)), after);
      }),
    );
    // Lists that share much are what files of results hold.
    const member = fc.constantFrom<unknown>(1, 2, "a", null, [1], { x: 1 }, { x: 2 });
    const list = fc.array(member, { maxLength: 8 }).map(asInFile);
    fc.assert(
      fc.property(list, list, (before, after) => {
        assert.deepEqual(applied({ list: before }, changesOf({ list: before }, { list: after })), {
          list: after,
        });
      }),
    );
  });

  it("is there exactly where a reproduction's verdict says that they differ", () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const isEqual = compareJson(before, after, tolerance).kind === "equal";
        assert.equal(told(before, after).length === 0, isEqual);
      }),
    );
  });

  it("takes no longer than they are large, however deep lists of unlike lengths lie in each other", () => {
    const nested = (levels: number, end: string): unknown =>
      JSON.parse(`${"[".repeat(levels)}1${`${end}]`.repeat(levels)}`) as unknown;
    const levels = 100_000;
    assert.equal(changesOf(nested(levels, ""), nested(levels, ",2")).length, levels);
    assert.equal(changesOf(nested(levels, ",2"), nested(levels, ",2,3")).length, levels);
  });

  it("takes hostile names as names", () => {
    const before = JSON.parse('{"__proto__": {"a": 1}}') as unknown;
    const after = JSON.parse('{"__proto__": {"a": 2}, "constructor": 1}') as unknown;
    assert.deepEqual(told(before, after), ["changed __proto__.a 1>2", "added constructor >1"]);
  });
});
