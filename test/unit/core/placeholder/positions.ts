/** A script that prints the value of the input `x` between a before and an after, and the shells that run it. */
export interface Position {
  readonly script: string;
  readonly before?: string;
  readonly after?: string;
  readonly shells: "all" | "bash";
  /** Matches the value as a pattern, for which shells take long where it is large. */
  readonly matches?: boolean;
}

function inAll(script: string, before = "", after = ""): Position {
  return { script, before, after, shells: "all" };
}

function inBash(script: string, before = "", after = ""): Position {
  return { script, before, after, shells: "bash" };
}

function matching(position: Position): Position {
  return { ...position, matches: true };
}

/** Where a placeholder may stand: each script prints the value exactly. */
export const allowedPositions: readonly Position[] = [
  inAll(`printf '%s' {{ x }}`),
  inAll(`printf '%s' {{x}}`),
  inAll(`printf '%s' a{{ x }}b`, "a", "b"),
  inAll(`printf '%s' --x={{ x }}`, "--x="),
  inAll(`printf '%s' {a{{ x }}}`, "{a", "}"),
  inAll(`printf '%s' "{{ x }}"`),
  inAll(`printf '%s' "a {{ x }} b"`, "a ", " b"),
  inAll(`printf '%s' "\\{{ x }}"`, "\\"),
  inAll(`printf '%s' "\\\\{{ x }}"`, "\\"),
  inAll(`printf '%s' "\\"{{ x }}\\""`, '"', '"'),
  inAll(`printf '%s' '{{ x }}'`),
  inAll(`printf '%s' 'a "{{ x }}" $b'`, 'a "', '" $b'),
  inAll(`printf '%s' 'a'{{ x }}"b"`, "a", "b"),
  inBash(`printf '%s' $'a\\t{{ x }}\\n'`, "a\t", "\n"),
  inBash(`printf '%s' $"a {{ x }}"`, "a "),
  inAll(`v={{ x }}; printf '%s' "$v"`),
  inAll(`v={{ x }} w='<{{ x }}>'\nprintf '%s' "$w"`, "<", ">"),
  inAll(`V={{ x }} sh -c 'printf "%s" "$V"'`),
  inAll(`export V={{ x }}; printf '%s' "$V"`),
  inAll(`f() { local v={{ x }}; printf '%s' "$v"; }; f`),
  inAll(`f() {\n printf '%s' "$1"\n}\nf {{ x }}`),
  inBash(`function g { printf '%s' "$1"; }; g {{ x }}`),
  inBash(`list=(a {{ x }} b); printf '%s' "\${list[1]}"`),
  inBash(`h() { local args=(--x {{ x }}); printf '%s' "\${args[1]}"; }; h`),
  inAll(`set -- {{ x }}; printf '%s' "$1"`),
  inAll(`cat <<EOF\n{{ x }}\nEOF`, "", "\n"),
  inAll(`cat <<EOF\n"'\\{{ x }}" \\$HOME\nEOF`, `"'\\`, '" $HOME\n'),
  inAll(`cat <<-EOF\n\t\t{{ x }}\n\tEOF`, "", "\n"),
  inAll(`cat <<A; cat <<-B\n<{{ x }}\nA\n\t>\n\tB`, "<", "\n>\n"),
  inAll(`cat <<'Q' - <<EOF\n$not 'read\nQ\n{{ x }}\nEOF`, "", "\n"),
  matching(inBash(`IFS= read -r -d '' v <<< {{ x }} || true; printf '%s' "$v"`, "", "\n")),
  inBash(`cat <<< "a {{ x }}"`, "a ", "\n"),
  inAll(`printf '%s' "$(printf '%s_' {{ x }})"`, "", "_"),
  inAll(`printf '%s' "$(printf '%s_' "{{ x }}")"`, "", "_"),
  inAll(`printf '%s' "$(printf '%s' "$(printf '%s_' '{{ x }}')")"`, "", "_"),
  inAll(`printf '%s' "$(cat <<EOF\n{{ x }}_\nEOF\n)"`, "", "_"),
  inAll(`printf '%s' "$(case a in a) printf '%s_' {{ x }};; (b) echo no ;; esac)"`, "", "_"),
  inAll(`printf '%s' "$(# it's a ) comment "\nprintf '%s_' {{ x }})"`, "", "_"),
  inAll(`printf '%s' \${unset_variable:-{{ x }}}`),
  inAll(`printf '%s' "\${unset_variable:-{{ x }}}"`),
  inAll(`printf '%s' "\${unset_variable:-"{{ x }}"}"`),
  inAll(`printf '%s' "\${unset_variable-a{{ x }} b}"`, "a", " b"),
  inAll(`printf '%s' "\${HOME:+{{ x }}}"`),
  inAll(`: "\${fresh:={{ x }}}"; printf '%s' "$fresh"; unset fresh`),
  inAll(`v=_{{ x }}; printf '%s' "\${v#_}"`),
  matching(inAll(`v={{ x }}; v="$v."; printf '%s' "\${v#{{ x }}}"; printf '%s' {{ x }}`, ".")),
  inAll(`cat <<EOF\n\${unset_variable:-{{ x }}}\nEOF`, "", "\n"),
  matching(inAll(`case {{ x }} in {{ x }}) printf '%s' {{ x }};; esac`)),
  matching(inAll(`case _{{ x }} in a|_{{ x }}) printf '%s' "{{ x }}";; *) exit 9;; esac`)),
  inAll(`for v in {{ x }} ; do printf '%s' "$v"; done`),
  inAll(`if [ {{ x }} = "{{ x }}" ]; then printf '%s' {{ x }}; else exit 9; fi`),
  inAll(`if test -n _{{ x }}; then printf '%s' {{ x }}; fi`),
  inAll(`if ! false && [ "a{{ x }}" != a_ ] || false; then printf '%s' {{ x }}; elif false; then exit 9; fi`),
  matching(inBash(`if [[ {{ x }} == {{ x }} && ! _ == "{{ x }}_" ]]; then printf '%s' {{ x }}; fi`)),
  matching(inBash(`[[ a{{ x }} =~ ^a ]] && printf '%s' {{ x }}`)),
  matching(inBash(`[[ _{{ x }} == _* ]] && printf '%s' {{ x }}`)),
  inAll(`while printf '%s' {{ x }}; do break; done`),
  inAll(`until ! printf '%s' {{ x }}; do break; done`),
  inAll(`{ printf '%s' {{ x }}; }`),
  inAll(`( printf '%s' {{ x }} )`),
  inAll(`(printf '%s' {{ x }})#'comment`),
  inAll(`printf '%s' {{ x }} | cat`),
  inAll(`printf '%s' {{ x }} |\n# it's "piped\n cat`),
  inAll(`printf '%s' {{ x }} & wait`),
  inAll(`printf '%s' \\\n  {{ x }}`),
  inAll(`printf '%s' {{ x }} # it's {{ unknown }} "`),
  inAll(`printf '%s' a#'{{ x }}'`, "a#"),
  inAll(`# don't\nprintf '%s' {{ x }}`),
  matching(inAll(`set --; printf '%s' $#{{ x }}`, "0")),
  inAll(`set -- a; printf '%s' "\${#}{{ x }}"`, "1"),
  inAll(`printf '%s' "\`echo ')'\`{{ x }}"`, ")"),
  inAll(`n=$((1 + $(echo 2) << 1)); printf '%s' "$n"{{ x }}`, "6"),
  inAll(`printf '%s' "$(( (1+2) * 2 ))"{{ x }}`, "6"),
  inBash(`((n = 1 << 2)); printf '%s' $n{{ x }}`, "4"),
  inBash(`for ((i = 0; i < 1; i++)); do printf '%s' {{ x }}; done`),
  inBash(`cat <(printf '%s' {{ x }})`),
  inBash(`cat < <(printf '%s' "{{ x }}")`),
  inBash(`a=([1]=b); printf '%s' "\${a[1]}"{{ x }}`, "b"),
  inBash(`s=abc; printf '%s' "\${s:1:1}\${s/b/-}"{{ x }}`, "ba-c"),
  inAll(`cat <<EOF | tr -d '\\000'\n{{ x }}\nEOF`, "", "\n"),
  inAll(`printf '%s' "\${unset_variable:-'q'}"{{ x }}`, "'q'"),
  inAll(`command printf '%s' {{ x }}`),
  inAll(`env printf '%s' {{ x }}`),
  inAll(`env A={{ x }} sh -c 'printf %s "$A"'`),
  inAll(`sh -c 'printf "%s" "$1"' sh {{ x }}`),
  inBash(`bash -eu -o pipefail -c 'printf "%s" "$1"' bash "{{ x }}"`),
  inAll(`e=env; PATH=$PATH "/usr/bin/$e" printf '%s' {{ x }}`),
  inAll(`: > /dev/null; printf '%s' {{ x }} 2>/dev/null >&1`),
  inAll(`d={{ x }}\nprintf '%s' "$d" && :`),
  inAll(`if true; then printf '%s' {{ x }}\nfi`),
  inAll(`case $(printf b) in a) ;; b) printf '%s' {{ x }} ;; esac`),
];
