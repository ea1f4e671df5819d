import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expandScript } from "../../../../src/core/placeholder/expandScript";
import { allowedPositions, type Position } from "./positions";

const inputs = { x: { schema: { type: "string" } }, n: { schema: { type: "integer" } } } as const;
const separator = "\0";

const hostile = [
  "",
  " ",
  "plain",
  "two  words",
  "it's",
  'say "hi"',
  "a\nb\n\n",
  "\n",
  "\ttab\r\n",
  "$(touch canary)",
  "`touch canary`",
  '"; touch canary; "',
  "'; touch canary; '",
  "a[$(touch canary)]",
  "a[$(touch canary)]=1",
  "($(touch canary))",
  "x\nEOF\ntouch canary\n",
  "A\nB\nQ",
  "${HOME}",
  "$HOME $$ $1",
  "\\",
  "\\\\n\\",
  "*",
  "/*/b?[a-z]*",
  "~",
  "-n",
  "--help",
  "-v",
  "!",
  "(",
  "]",
  "]]",
  "{a,b}",
  "{{ x }}",
  "}",
  ")",
  "%s%n",
  "&\\1",
  "a & touch canary",
  "| touch canary",
  "> canary",
  "# no comment",
  "é 漢字 🦉‍👩‍👧",
  "\u0001\u0002\u0003\u0004\u0005\u007f",
  "x".repeat(99_000),
  "'\"$`\\\n".repeat(16_500),
];

describe("a placeholder in a real shell", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "placeholder-"));
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  for (const shell of ["bash", "sh"] as const) {
    const available = spawnSync(shell, ["-c", ":"]).status === 0;
    const positions = allowedPositions.filter((position) => shell === "bash" || position.shells === "all");

    it(`hands any value over unchanged to ${shell} and runs nothing of it`, function () {
      if (!available) this.skip();
      for (const value of hostile) check(shell, positions, value);
    });

    it(`hands arbitrary values over unchanged to ${shell}`, function () {
      if (!available) this.skip();
      const piece = fc.oneof(
        fc.constantFrom(...hostile.filter((value) => value.length < 100)),
        fc.string({ unit: "grapheme", maxLength: 5 }),
        fc.constantFrom(
          "'",
          '"',
          "$",
          "`",
          "\\",
          "\n",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          "!",
          "#",
          "&",
          ";",
          "<",
          ">",
          "|",
        ),
      );
      const value = fc
        .array(piece, { maxLength: 6 })
        .map((pieces) => pieces.join("").replaceAll(separator, ""));
      fc.assert(
        fc.property(value, (text) => {
          check(shell, positions, text);
        }),
        { numRuns: 12 },
      );
    });

    it(`computes with integers in ${shell}`, function () {
      if (!available) this.skip();
      for (const value of [0, 7, -3, Number.MAX_SAFE_INTEGER]) {
        const script = expand("printf '%s' $(( {{ n }} - 1 -{{ n }} + {{n}} ))");
        assert.equal(run(shell, script, { EXECUTION_INPUT_N: String(value) }), String(value - 1));
      }
    });
  }

  function check(shell: string, candidates: readonly Position[], value: string): void {
    const positions = candidates.filter((position) => value.length < 10_000 || position.matches !== true);
    const script = expand(positions.map(({ script }) => script).join("\nprintf '\\0'\n"));
    const printed = run(shell, script, { EXECUTION_INPUT_X: value }).split(separator);
    assert.equal(
      printed.length,
      positions.length,
      `${shell} stopped at: ${positions[printed.length - 1]?.script ?? ""}`,
    );
    positions.forEach((position, index) => {
      const expected = `${position.before ?? ""}${value}${position.after ?? ""}`;
      assert.equal(printed[index], expected, `${shell}: ${position.script}`);
    });
    assert.deepEqual(readdirSync(folder), [], "something of the value was run");
  }

  function run(shell: string, script: string, environment: Record<string, string>): string {
    const options = shell === "bash" ? ["-e", "-o", "pipefail"] : ["-e"];
    const { PATH = "", HOME = "/" } = process.env;
    const ended = spawnSync(shell, [...options, "-c", script], {
      cwd: folder,
      env: { PATH, HOME, ...environment },
      maxBuffer: 1 << 28,
    });
    assert.equal(ended.stderr.toString(), "");
    assert.equal(ended.status, 0);
    return ended.stdout.toString();
  }
});

function expand(script: string): string {
  const expanded = expandScript(script, inputs);
  if (!expanded.ok) assert.fail(`line ${String(expanded.line)}: ${expanded.reason}\n${script}`);
  return expanded.script;
}
