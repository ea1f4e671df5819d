import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { writeFileAtomic, writeJsonAtomic, writePiecesAtomic } from "../../../src/bundle/atomicWrite";
import { jsonPieces } from "../../../src/bundle/jsonPieces";
import { removeFolder, temporaryFolder } from "../../support/zipSample";

describe("a JSON text in pieces", () => {
  it("is to the byte what JSON.stringify gives", () => {
    const values = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.string(), fc.anything({ withDate: true, withNullPrototype: true })),
    );
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 4 }), (value, many) => {
        assert.equal([...jsonPieces(value, many)].join(""), JSON.stringify(value, null, 2));
      }),
      { numRuns: 1000 },
    );
  });

  it("is never whole in memory where a list or an object is long", () => {
    const item = { name: 'a\n"b"', list: [1, { two: [] }], nothing: undefined, none: null };
    const list = Array.from({ length: 5_000 }, () => item);
    const value = { version: 1, list, files: Object.fromEntries(list.entries()), gaps: [undefined, ...list] };
    const pieces = [...jsonPieces(value)];
    assert.equal(pieces.join(""), JSON.stringify(value, null, 2));
    assert.ok(Math.max(...pieces.map(({ length }) => length)) < 100_000);
  });
});

describe("a file that is replaced", () => {
  let folder = "";
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => removeFolder(folder));

  it("holds all pieces in their order, texts and bytes", () => {
    const path = join(folder, "file");
    writePiecesAtomic(path, ["a", "ü".repeat(200_000), new Uint8Array([255, 0]), "", "z"]);
    const expected = Buffer.concat([Buffer.from(`a${"ü".repeat(200_000)}`), Buffer.from([255, 0, 0x7a])]);
    assert.deepEqual(readFileSync(path), expected);
    writeJsonAtomic(path, { a: [1] });
    assert.equal(readFileSync(path, "utf8"), '{\n  "a": [\n    1\n  ]\n}\n');
  });

  it("is as it was where a piece fails", () => {
    const path = join(folder, "file");
    writeFileAtomic(path, "before");
    const failing = function* (): Generator<string, void> {
      yield "x".repeat(1_000_000);
      throw new Error("no more");
    };
    assert.throws(() => writePiecesAtomic(path, failing()), /no more/);
    assert.deepEqual([readFileSync(path, "utf8"), readdirSync(folder)], ["before", ["file"]]);
  });
});
