import assert from "node:assert/strict";
import { expandScript } from "../../../../src/core/placeholder/expandScript";

const inputs = {
  x: { schema: { type: "string" } },
  y: { schema: { type: "number" } },
  n: { schema: { type: "integer" } },
  "learning-rate": { schema: { type: "number" } },
} as const;

/** Scripts in which the placeholder is refused, with its line. */
const refused: readonly (readonly [what: string, script: string, line: number, reason: RegExp])[] = [
  ["backticks", "a=1\nb=`echo {{ x }}`", 2, /backticks/],
  ["backticks in double quotes", 'echo "`echo {{ x }}`"', 1, /backticks/],
  ["backticks in a here-document", "cat <<EOF\n\n`echo {{ x }}`\nEOF", 3, /backticks/],
  ["a quoted here-document", "cat <<'EOF'\n{{ x }}\nEOF", 2, /delimiter is quoted/],
  ["a here-document with an escaped delimiter", "cat <<\\EOF\n{{ x }}\nEOF", 2, /delimiter is quoted/],
  [
    "a here-document with a partly quoted delimiter",
    'cat <<-E"O"F\n\t{{ x }}\n\tEOF',
    2,
    /delimiter is quoted/,
  ],
  ["the second of two here-documents", "cat <<A - <<'B'\nA\n{{ x }}\nB", 3, /delimiter is quoted/],
  ["the delimiter of a here-document", "cat <<{{ x }}\nEOF", 1, /delimiter cannot be told/],
  ["arithmetic", "echo\necho $(( {{ x }} + 1 ))", 2, /arithmetic.*integer/],
  ["arithmetic by a number with a fraction", "echo $(( {{ y }} + 1 ))", 1, /arithmetic/],
  ["arithmetic in double quotes", 'echo "$(({{x}}))"', 1, /arithmetic/],
  ["quotes in arithmetic", 'echo $(( "{{x}}" ))', 1, /arithmetic/],
  ["a command within arithmetic", "echo $(( $(wc -l < {{ x }}) + 1 ))", 1, /arithmetic/],
  ["an expansion within arithmetic", "echo $(( ${v:-{{ x }}} ))", 1, /arithmetic/],
  ["an arithmetic command", "(( {{ x }} > 1 ))", 1, /arithmetic/],
  ["an arithmetic loop", "for (( i = 0; i < {{ x }}; i++ )); do :; done", 1, /arithmetic/],
  ["arithmetic in a here-document", "cat <<EOF\n$(( {{ x }} ))\nEOF", 2, /arithmetic/],
  ["arithmetic of the old kind", "echo $[ {{ n }} ]", 1, /\$\(\( … \)\)/],
  ["a subscript", "echo ${a[{{ x }}]}", 1, /subscript/],
  ["a quoted subscript", 'echo "${a["{{ x }}"]}"', 1, /subscript/],
  ["a subscript by an integer", "echo ${a[{{ n }}]}", 1, /subscript/],
  ["a command within a subscript", "echo ${a[$(echo {{ x }})]}", 1, /subscript/],
  ["a subscript of an assignment", "a[{{ x }}]=1", 1, /subscript/],
  ["a subscript with blanks", "a[1 + {{ x }}]=1", 1, /subscript/],
  ["a subscript of a list", "a=([{{ x }}]=1)", 1, /subscript/],
  ["a subscript of a list, with blanks", "a=([1 + {{ x }}]=1)", 1, /subscript/],
  ["brackets of an argument", "echo a[{{ x }}]", 1, /brackets/],
  ["an offset", "echo ${v:{{ x }}}", 1, /offset/],
  ["a length", 'echo "${v:1:{{ x }}}"', 1, /offset/],
  ["a replaced pattern", 'echo "${v/{{ x }}/b}"', 1, /read differently/],
  ["a replacement", 'echo "${v/a/{{ x }}}"', 1, /read differently/],
  ["a change of case", "echo ${v^^{{ x }}}", 1, /read differently/],
  ["the name of an expansion", "echo ${{{ x }}}", 1, /take the \$ away|name of a variable/],
  ["the name of an indirect expansion", "echo ${!{{ x }}}", 1, /name of a variable|read differently/],
  ["a dollar sign before it", 'echo "${{ x }}"', 1, /take the \$ away/],
  ["a dollar sign before it, bare", "echo ${{ x }}", 1, /take the \$ away/],
  ["a backslash before it, bare", "echo \\{{ x }}", 1, /backslash/],
  ["a backslash before it, in $'…'", "echo $'\\{{ x }}'", 1, /backslash/],
  ["a numeric test of [[", "if [[ {{ x }} -eq 3 ]]; then :; fi", 1, /numeric test.*\[ … \]/],
  ["the right of a numeric test of [[", "[[ a == b || ( 3 -lt {{ x }} ) ]]", 1, /numeric test/],
  ["[[ -v", "[[ -v {{ x }} ]]", 1, /name of a variable/],
  ["[ -v", "[ -v {{ x }} ]", 1, /name of a variable/],
  ["test -v", "test -v {{ x }}", 1, /name of a variable/],
  ["a test with an operator from outside", "[ {{ x }} {{ y }} ]", 1, /name of a variable/],
  ["let", "let a={{ x }}", 1, /evaluated by let/],
  ["declare -i", "declare -i a={{ x }}", 1, /evaluated by declare/],
  ["declare with more options", "declare -xi a=({{ x }})", 1, /evaluated by declare/],
  ["a reference", "declare -n a={{ x }}", 1, /evaluated by declare/],
  ["local with a name from outside", "f() { local {{ x }}; }", 1, /evaluated by local/],
  ["declare with unknown options", "declare $o a={{ x }}", 1, /evaluated by declare/],
  ["declare -a of a text", "declare -a a={{ x }}", 1, /evaluated by declare/],
  ["an array declared again", "a=()\nlocal a={{ x }}", 2, /stored in a/],
  ["a variable that is declared an integer", "declare -i a\na={{ x }}", 2, /stored in a/],
  ["a loop over an integer variable", "for a in {{ x }}; do :; done; typeset -i a", 1, /stored in a/],
  ["a default of an integer variable", "local -i a; : ${a:={{ x }}}", 1, /stored in a/],
  ["reading an integer variable", "declare -i a\nread a <<< {{ x }}", 2, /stored in a/],
  ["a prompt", "PS4={{ x }}; set -x", 1, /stored in PS4/],
  ["printf -v", "printf -v {{ x }} a", 1, /printf -v/],
  ["the value of printf -v", "printf -v a %s {{ x }}", 1, /printf -v/],
  ["a printf whose format may be -v", "printf {{ x }} {{ y }}", 1, /printf -v/],
  ["unset", "unset {{ x }}", 1, /unset/],
  ["eval", "eval {{ x }}", 1, /eval/],
  ["quoted eval", "eval \"echo '{{ x }}'\"", 1, /eval/],
  ["escaped eval", "\\eval {{ x }}", 1, /eval/],
  ["eval in parts", "e'v'al {{ x }}", 1, /eval/],
  ["builtin eval", "builtin eval {{ x }}", 1, /eval/],
  ["command eval after an assignment", "A=1 command -p eval {{ x }}", 1, /eval/],
  ["a command within eval", 'eval "$(echo {{ x }})"', 1, /eval/],
  ["eval after a redirection", "2>/dev/null eval {{ x }}", 1, /eval/],
  ["eval over a line end", "eval a \\\n {{ x }}", 2, /eval/],
  ["eval in a condition", "if true; then eval {{ x }}; fi", 1, /eval/],
  ["eval after a not", "! eval {{ x }}", 1, /eval/],
  ["eval in a case", "case a in (a) eval {{ x }} ;; esac", 1, /eval/],
  ["eval in a function", "f() { eval {{ x }}; }", 1, /eval/],
  ["a command of an unknown name", "$e {{ x }}", 1, /name is not known/],
  ["a command of a name with a pattern", "ev?l {{ x }}", 1, /name is not known/],
  ["a command of a name in braces", "{eval,a} {{ x }}", 1, /name is not known/],
  ["a command that is a placeholder", "{{ x }} {{ y }}", 1, /name is not known.*env/],
  ["trap", "trap 'rm {{ x }}' EXIT", 1, /trap/],
  ["the name of a variable to read", "read {{ x }}", 1, /read/],
  ["after an alias", "alias e=eval\ne {{ x }}", 2, /alias/],
  ["sh -c", 'sh -c "echo {{ x }}"', 1, /given to a shell/],
  ["su with the option behind the user", 'su - ada -c "echo {{ x }}"', 1, /given to a shell/],
  ["su with the text in the option", 'su ada --command="echo {{ x }}"', 1, /given to a shell/],
  ["sh -c of a whole value", "env sh -c {{ x }}", 1, /given to a shell/],
  ["a shell whose options are a value", "sh {{ x }} {{ y }}", 1, /given to a shell/],
  ["a redirection that bash expands twice", "echo >&{{ x }}", 1, /> file 2>&1/],
  ["a command within such a redirection", 'echo >&"a$(echo {{ x }})"', 1, /> file 2>&1/],
  ["bash with options", "sudo -u me bash -eu -o pipefail -c 'echo {{ x }}'", 1, /given to a shell/],
  ["find and sh", "find . -exec /bin/sh -c 'rm {{ x }}' \\;", 1, /given to a shell/],
  ["ssh", "ssh host ls {{ x }}", 1, /given to a shell/],
  ["a here-document of a shell", "bash <<EOF\necho {{ x }}\nEOF", 2, /given to a shell/],
  ["a here-document of a group with a shell", "{ cd a; sh; } <<EOF\n{{ x }}\nEOF", 2, /given to a shell/],
  ["a here-string of a shell", 'bash -s <<< "echo {{ x }}"', 1, /given to a shell/],
  ["a pipe to a shell", 'echo "{{ x }}" | tee log | sudo bash -', 1, /pipe to a shell|given to a shell/],
  ["a pipe to a shell in a group", "cat {{ x }} | (cd a; bash)", 1, /pipe to a shell/],
  ["a here-document in a pipe to a shell", "cat <<EOF | sh\n{{ x }}\nEOF", 2, /pipe to a shell/],
  ["a sourced substitution", "source <(echo {{ x }})", 1, /given to a shell/],
  ["a pattern group", "ls @({{ x }}|b)", 1, /pattern group/],
  ["the name of a loop's variable", "for {{ x }} in a; do :; done", 1, /name of a variable/],
  ["no input of that name", "echo\necho {{ z }}", 2, /names no input.*x, y, n, learning-rate/],
  ["no input of that name in single quotes", "docker ps --format '{{ end }}'", 1, /\{''\{/],
  ["another shell", "#!/usr/bin/env zsh\necho {{ x }}", 2, /zsh/],
  ["another program", "#!/usr/bin/python3 -u\nprint('{{ x }}')", 2, /python3/],
];

/** Scripts that cannot be followed, or that shells read differently, with the line of it. */
const unclear: readonly (readonly [what: string, script: string, line: number, reason: RegExp])[] = [
  ["an open double quote", 'echo {{ x }}\necho "', 2, /double quote.*never closed/],
  ["an open single quote", "echo {{ x }}\necho 'a\n\n", 2, /single quote.*never closed/],
  ["an open parenthesis", "echo {{ x }} $(echo\n", 1, /parenthesis.*never closed/],
  ["an open expansion", "echo ${a:-{{ x }}", 1, /never closed/],
  ["an open backtick", "echo {{ x }} `a", 1, /backtick.*never closed/],
  ["a here-document without end", "cat <<EOF\n{{ x }}\n", 2, /no line "EOF"/],
  ["a here-document whose end is indented", "cat <<EOF\n{{ x }}\n  EOF\n", 2, /no line "EOF"/],
  ["a here-document ended by a continued line", "cat <<EOF\nEO\\\nF\n{{ x }}\nEOF", 3, /shells differ/],
  ["a here-document over the end of $( )", "echo $(cat <<EOF)\n{{ x }}\nEOF", 1, /within its \$\( … \)/],
  ["a line end in $( ) before a here-document", 'cat <<EOF "$(echo\necho)"\n{{ x }}\nEOF', 1, /line end/],
  ["a line end in quotes before a here-document", 'cat <<EOF "a\nb"\n{{ x }}\nEOF', 1, /line end/],
  ["an escaped quote in $'…'", "echo $'\\'' {{ x }}", 1, /differently/],
  ["a lone quote in an expansion in quotes", `echo "\${a:-it's}" {{ x }}`, 1, /differently/],
  ["a missing fi", "if true; then echo {{ x }}\n", 2, /fi is expected/],
  ["a stray done", "echo {{ x }}\ndone", 2, /not expected/],
  ["a stray parenthesis", "echo {{ x }} )", 1, /not expected/],
  ["groups that look like arithmetic", "((echo {{ x }}); echo b)", 1, /\( \(/],
  ["a substitution that looks like arithmetic", "echo $((echo {{ x }}); echo b)", 1, /\( \(/],
  ["a coprocess", "coproc cat {{ x }}", 1, /coproc/],
  ["endless nesting", `${"$(".repeat(5000)} {{ x }}`, 1, /nests too deeply/],
];

describe("expanding a script", () => {
  for (const [what, script, line, reason] of [...refused, ...unclear])
    it(`refuses ${what}, naming the line`, () => {
      const expanded = expandScript(script, inputs);
      assert.ok(!expanded.ok, expanded.ok ? `it was expanded to: ${expanded.script}` : "");
      assert.match(expanded.reason, reason);
      assert.equal(expanded.line, line);
    });

  it("writes references quoted for where they stand", () => {
    assert.deepEqual(expandScript(`echo a{{ x }}b "c{{x}}" 'd{{ learning-rate }}'`, inputs), {
      ok: true,
      script: `echo a"\${EXECUTION_INPUT_X}"b "c\${EXECUTION_INPUT_X}" 'd'"\${EXECUTION_INPUT_LEARNING_RATE}"''`,
    });
  });

  it("leaves a script without placeholders as it is, whatever its grammar", () => {
    for (const script of [
      "",
      "case ( in",
      "echo 'open",
      "#!/usr/bin/perl\nprint 1;",
      "echo {{.State}} '{{ json . }}' {{a,b}}",
    ])
      assert.deepEqual(expandScript(script, inputs), { ok: true, script });
  });

  it("leaves placeholders in comments as they are", () => {
    const script = "echo a # it's {{ x }}\n# {{ nothing }} `\necho b#c";
    assert.deepEqual(expandScript(script, inputs), { ok: true, script });
  });

  it("allows integers in arithmetic", () => {
    for (const script of [
      "echo $(( {{ n }} * 2 ))",
      "(( a = {{ n }} ))",
      "for ((i=0; i<{{ n }}; i++)); do :; done",
    ]) {
      const expanded = expandScript(script, inputs);
      assert.equal(expanded.ok && expanded.script, script.replace("{{ n }}", "${EXECUTION_INPUT_N}"));
    }
  });

  it("names the first of several problems", () => {
    const expanded = expandScript("echo {{ x }}\neval {{ x }}\necho {{ z }}", inputs);
    assert.equal(!expanded.ok && expanded.line, 2);
  });
});
