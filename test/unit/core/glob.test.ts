import assert from "node:assert/strict";
import { matchesGlob } from "node:path/posix";
import fc from "fast-check";
import { parseGlob } from "../../../src/core/glob";

describe("a glob of `collect`", () => {
  const cases: readonly [pattern: string, path: string, matches: boolean][] = [
    ["*.csv", "a.csv", true],
    ["*.csv", "data/a.csv", false],
    ["./*.csv", "a.csv", true],
    ["**/*.csv", "a.csv", true],
    ["**/*.csv", "deep/er/a.csv", true],
    ["data/**", "data/x/y", true],
    ["data/**", "data", false],
    ["data/", "data/x", true],
    ["data", "data/x/y", true],
    ["data/**/z", "data/z", true],
    ["data/**/z", "data/x/y/z", true],
    ["data/*/z", "data/x/y/z", false],
    ["{a,b/c}.txt", "b/c.txt", true],
    ["{a,b}{1,2}", "b2", true],
    ["{a,{b,c}}x", "cx", true],
    ["{a}.txt", "{a}.txt", true],
    ["a{b", "a{b", true],
    ["run[0-9].log", "run7.log", true],
    ["run[!0-9].log", "run7.log", false],
    ["run[z-a].log", "runz.log", true],
    ["run[z--].log", "run-.log", true],
    ["run[z--].log", "runa.log", false],
    ["[🐘-ﬀ]x", "ﬀx", true],
    ["[ﬀ-🐘]x", "🐘x", true],
    ["[]].txt", "].txt", true],
    ["what?", "what/", false],
    ["\\*.txt", "a.txt", false],
    ["\\*.txt", "*.txt", true],
    [".hidden/*", ".hidden/a", true],
    ["a.c", "abc", false],
    ["ü?.txt", "ü🐘.txt", true],
    ["[🐘]x", "🐘x", true],
  ];
  for (const [pattern, path, expected] of cases)
    it(`${pattern} ${expected ? "matches" : "does not match"} ${path}`, () => {
      assert.equal(parseGlob(pattern)?.matches(path), expected);
    });

  it("is looked for in the folder before its first wildcard", () => {
    const bases = ["*.csv", "a/b/*.csv", "a/b.csv", "a.csv", "a/{b,c}/d", "**"].map(
      (text) => parseGlob(text)?.base,
    );
    assert.deepEqual(bases, ["", "a/b", "a", "", "a", ""]);
  });

  for (const pattern of [
    "../x",
    "a/../../x",
    "/etc/*",
    "C:/x",
    "",
    "{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}{1,2}",
  ])
    it(`${pattern === "" ? "of nothing" : pattern} is refused`, () => {
      assert.equal(parseGlob(pattern), null);
    });

  it("takes any text as a pattern", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from("a*?[]{},!^-\\/.ü🐘")) }),
        fc.string(),
        (pattern, path) => {
          parseGlob(pattern)?.matches(path);
        },
      ),
    );
  });

  it("agrees with Node's own on plain patterns", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), minLength: 1, maxLength: 4 });
    const pattern = fc.array(fc.oneof(name, fc.constant("**")), { minLength: 1, maxLength: 4 });
    const path = fc.array(fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(pattern, path, (names, parts) => {
        const text = names.filter(
          (part, index) => !/\*\*/.test(part) || (part === "**" && names[index - 1] !== "**"),
        );
        fc.pre(text.length > 0 && text.at(-1) !== "**");
        const below = parts.map((_, index) => parts.slice(0, index + 1).join("/"));
        const expected = below.some((each) => matchesGlob(each, text.join("/")));
        assert.equal(parseGlob(text.join("/"))?.matches(parts.join("/")), expected);
      }),
    );
  });
});
