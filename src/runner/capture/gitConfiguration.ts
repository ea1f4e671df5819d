/** The values of a git configuration file by `section.subsection.key` (section and key lower case), last one wins. */
export type GitConfiguration = ReadonlyMap<string, string>;

// Space is to git what ASCII calls so: other spaces are a part of values.
const header = /^\[[ \t]*([A-Za-z0-9.-]+)(?:[ \t]+"((?:[^"\\]|\\.)*)")?[ \t]*\][ \t]*/;
const assignment = /^([A-Za-z][A-Za-z0-9-]*)[ \t]*(?:=[ \t]*([^]*))?$/;
/** A line goes on where a backslash is its last sign, unless another one before makes that a part of the value. */
const continuation = /(?<!\\)((?:\\\\)*)\\\r?\n/g;

/** Reads a configuration file (git-config(1), Syntax) without includes; lines that are none are skipped. */
export function parseGitConfiguration(text: string): GitConfiguration {
  const values = new Map<string, string>();
  let section = "";
  for (const line of text.replace(continuation, "$1").split(/\r?\n/)) {
    let rest = line.replace(/^[ \t\r]+|[ \t\r]+$/g, "");
    const found = header.exec(rest);
    if (found !== null) {
      const subsection = found[2]?.replace(/\\(.)/g, "$1");
      section = (found[1] ?? "").toLowerCase() + (subsection === undefined ? "" : `.${subsection}`);
      rest = rest.slice(found[0].length);
    }
    const pair = assignment.exec(rest);
    if (pair !== null && section !== "")
      values.set(`${section}.${(pair[1] ?? "").toLowerCase()}`, unquoted(pair[2] ?? "true"));
  }
  return values;
}

/** The URL of the remote that a branch follows, else of `origin`, else of the only one; null when there is none. */
export function remoteUrl(configuration: GitConfiguration, branch: string | null): string | null {
  const followed = branch === null ? undefined : configuration.get(`branch.${branch}.remote`);
  const names = [...configuration.keys()].flatMap((key) => /^remote\.(.+)\.url$/.exec(key)?.[1] ?? []);
  const only = names.length === 1 ? names[0] : undefined;
  for (const name of [followed, "origin", only]) {
    const url = name === undefined ? undefined : configuration.get(`remote.${name}.url`);
    if (url !== undefined) return url;
  }
  return null;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", b: "\b" };

/** A value without its quotes, escapes and trailing comment. */
function unquoted(value: string): string {
  let text = "";
  let kept = 0;
  let quoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '"') {
      quoted = !quoted;
      kept = text.length;
    } else if (character === "\\") {
      at += 1;
      text += escapes[value.charAt(at)] ?? value.charAt(at);
      kept = text.length;
    } else if (!quoted && (character === "#" || character === ";")) {
      break;
    } else {
      text += character;
      if (quoted || !/[ \t\r]/.test(character)) kept = text.length;
    }
  }
  return text.slice(0, kept);
}
