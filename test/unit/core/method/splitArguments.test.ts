import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { joinCommandLine, quoteArgument, splitArguments } from "../../../../src/core/method/splitArguments";

describe("a line of arguments", () => {
  const split = (text: string): readonly string[] => {
    const result = splitArguments(text);
    return result.ok ? result.args : assert.fail(result.reason);
  };

  it("is split as a shell splits it", () => {
    assert.deepEqual(split(""), []);
    assert.deepEqual(split("  a \t b\nc "), ["a", "b", "c"]);
    assert.deepEqual(split(`--x="a b"'c d'e\\ f '' ""`), ["--x=a bc de f", "", ""]);
    assert.deepEqual(split(`"a\\"b\\\\c\\d\\$e" 'a\\b'`), [`a"b\\c\\d$e`, "a\\b"]);
    assert.deepEqual(split("a\\\nb \\\n c"), ["ab", "c"]);
  });

  it("expands nothing", () => {
    assert.deepEqual(split('$HOME `a` $(b) * ~ {a,b} # "$x"'), [
      "$HOME",
      "`a`",
      "$(b)",
      "*",
      "~",
      "{a,b}",
      "#",
      "$x",
    ]);
  });

  it("is refused with the place of the fault", () => {
    assert.deepEqual(splitArguments("a 'b"), {
      ok: false,
      reason: "this single quote is never closed: add a second one",
      position: 2,
    });
    assert.equal(
      !splitArguments(`ab"c\\"`).ok && (splitArguments(`ab"c\\"`) as { position: number }).position,
      2,
    );
    assert.match((splitArguments("a\\") as { reason: string }).reason, /backslash/);
  });

  it("comes back from joining, whatever the arguments are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" })), (args) => {
        assert.deepEqual(split(joinCommandLine(args)), args);
      }),
    );
  });

  it("can be pasted into a shell", () => {
    const args = [
      "--x=1",
      "",
      "it's",
      "$(a) `b`",
      'say "hi"',
      "*",
      "~",
      "a\nb",
      "#",
      "!",
      "é 🦉",
      "=x",
      "\\",
    ];
    const line = `printf '%s\\0' ${joinCommandLine(args)}`;
    assert.deepEqual(spawnSync("sh", ["-c", line]).stdout.toString().split("\0").slice(0, -1), args);
  });

  it("quotes only what needs it", () => {
    assert.equal(joinCommandLine(["python3", "a/b.py", "--lr=0.1", "a b"]), "python3 a/b.py --lr=0.1 'a b'");
    assert.equal(quoteArgument(""), "''");
  });
});
