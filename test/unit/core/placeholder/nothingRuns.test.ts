import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expandScript } from "../../../../src/core/placeholder/expandScript";

const values = [
  "$(touch canary)",
  "`touch canary`",
  "a[$(touch canary)]",
  "a[$(touch canary)]=1",
  "($(touch canary))",
  '"; touch canary; "',
  "'; touch canary; '",
  "\ntouch canary\n",
  "EOF\ntouch canary\n",
];

/** Fills the holes of a template, `_`, with parts. */
function filled(templates: readonly string[], part: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...templates), fc.array(part, { minLength: 3, maxLength: 3 }))
    .map(([template, parts]) => parts.reduce((text, next) => text.replace("_", () => next), template));
}

const words = [
  "_",
  "a_b",
  '"_"',
  "'_'",
  "$'_'",
  '$"_"',
  "$(echo _)",
  '"$(cat < _)"',
  "`echo _`",
  "${v:-_}",
  '"${v:-_}"',
  "${v:=_}",
  "${v#_}",
  '"${v%_}"',
  "${v:_}",
  "${v/a/_}",
  "${a[_]}",
  "${!_}",
  "$((_))",
  '"$((1 + _))"',
  "<(echo _)",
  "{a,_}",
  "@(_|a)",
  "a[_]",
  "a[_]=_",
  "*_",
  "-v",
  "v=_",
];

const commands = [
  "echo _ _",
  "printf _ _ _",
  "printf -v _ _",
  "_ _",
  "$v _",
  "eval _",
  "command eval _",
  "let _",
  "let v=_",
  "v=_ && echo $v",
  "v=_ w+=_",
  "a=(_ _)",
  "a[_]=_",
  "declare v=_",
  "declare -i v=_",
  "declare -i v; v=_",
  "declare -n v; v=_; echo $v",
  "a=(); declare a=_",
  "a=(); readonly a=_",
  "f() { local v=_; local _; }; f _",
  "export v=_",
  "unset _",
  "read _ <<< a",
  "read -r v <<< _",
  "test _ _",
  "[ _ = _ ]",
  "[ -v _ ]",
  "[[ _ == _ ]]",
  "[[ _ -eq _ ]]",
  "[[ -v _ ]]",
  "[[ _ =~ _ ]]",
  "(( _ ))",
  "for v in _ _; do echo _; done",
  "for (( v = _; 0; )); do :; done",
  "case _ in _|a) echo _;; esac",
  "cat <<EOF\n_\nEOF\n",
  "cat <<'EOF'\n_\nEOF\n",
  "cat <<-EOF\n\t_\n\tEOF\n",
  "bash <<EOF\n_\nEOF\n",
  "bash <<< _",
  "sh -c _ _",
  "env bash -c _",
  "echo _ | sh",
  "echo _ | { cat; }",
  "source /dev/stdin <<< _",
  "echo a > _",
  "echo a >&_",
  "cat < _",
  "trap _ EXIT",
  "PS4=_; set -x; :",
  "RANDOM=_",
  "set -- _ _",
  "if echo _; then echo _; fi",
  "alias e=eval\ne _",
  "mapfile -C _ v < /dev/null",
  "compgen -W _",
  "wait -p _",
  "exec {v}< _",
];

describe("whatever script is accepted", () => {
  it("runs nothing of a value", function () {
    // A hundred shells.
    this.timeout(180_000);
    if (spawnSync("bash", ["-c", ":"]).status !== 0) this.skip();
    const folder = mkdtempSync(join(tmpdir(), "canary-"));
    const word = filled(words, filled(words, fc.constant("{{ x }}")));
    const script = filled(
      ["_", "_; _", "_\n_", "{ _\n}", "( _\n)", "echo $(_\n)", "_ & wait"],
      filled(commands, word),
    );
    try {
      fc.assert(
        fc.property(
          script,
          fc.constantFrom(...values),
          fc.constantFrom("bash", "sh"),
          (text, value, shell) => {
            const expanded = expandScript(text, { x: { schema: { type: "string" } } });
            // Most are refused: others are made until so many were run.
            fc.pre(expanded.ok);
            const { PATH = "" } = process.env;
            const env = { PATH, EXECUTION_INPUT_X: value };
            spawnSync(shell, ["-c", expanded.script], { cwd: folder, env, input: "", timeout: 10_000 });
            assert.ok(!readdirSync(folder).includes("canary"), `${shell} ran ${JSON.stringify(value)}`);
          },
        ),
        { numRuns: 120 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
