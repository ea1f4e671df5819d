import assert from "node:assert/strict";
import fc from "fast-check";
import { compilePattern } from "../../../../src/core/method/matchPattern";

describe("a pattern", () => {
  const matches = (pattern: string, text: string): boolean => {
    const compiled = compilePattern(pattern);
    return compiled.ok ? compiled.matches(text) : assert.fail(compiled.reason);
  };
  const patterns = [
    "^[a-z]+(-[a-z0-9]+)*$",
    "a|bc|",
    "^(?:a|b){2,3}?c$",
    "\\bab\\b",
    "\\Bb",
    "^\\d{3}-\\d{2,}$",
    "^.$",
    "[^a-c]",
    "^(a+)+$",
    "(?<name>a)?b",
    "^[\\w.-]+@[\\w-]+\\.\\w+$",
    "^a{0}b{1}$",
    "\\p{Lu}",
    "^$",
    "x*",
    "a{,2}",
    "[\\]a]b",
    "\\u{1F989}|\\x41",
  ];

  it("matches what the language's own expressions match", () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from("aabbc-1@. A{,2}]\n🦉")) });
    fc.assert(
      fc.property(fc.constantFrom(...patterns), text, (pattern, value) => {
        const own = new RegExp(pattern, pattern === "a{,2}" ? "" : "u");
        assert.equal(matches(pattern, value), own.test(value), `${pattern} on ${JSON.stringify(value)}`);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes no longer for a hostile one", () => {
    for (const pattern of ["^(a+)+$", "^(a|a)*$", "^(.*a){20}$", "(a*)*b", "a*a*a*a*a*a*c"])
      assert.equal(matches(pattern, `${"a".repeat(2000)}!`), false, pattern);
  });

  it("is refused when it cannot be followed", () => {
    for (const pattern of [
      "(a",
      "a)",
      "*a",
      "[a",
      "(?=a)",
      "(?<!a)b",
      "(a)\\1",
      "a{3,1}",
      "\\",
      "(a{1000}){1000}",
      "a{99999}",
      "\\k<a>",
    ])
      assert.equal(compilePattern(pattern).ok, false, pattern);
  });
});
