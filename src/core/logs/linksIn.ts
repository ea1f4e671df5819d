import type { LogLink } from "./logLine";

/** A file is looked for by each of these; a name of more is none. */
const pathCharacters = String.raw`[\w.~@+\-\\/]`;
const candidates = new RegExp(
  [
    String.raw`https?:\/\/[^\s"'<>\u0060{}|\\^]+`,
    // Python, and R's "at file.R:3" and "file.R#3" by what follows.
    String.raw`"(?<quoted>[^"\n]{1,500})", line (?<quotedLine>\d{1,9})`,
    String.raw`(?<!${pathCharacters})(?<path>(?:file:\/\/)?(?:[A-Za-z]:[\\/])?${pathCharacters}{0,300}?[\w-]\.[A-Za-z]\w{0,9})(?!${pathCharacters})(?:[:#(](?<line>\d{1,9})(?:[:,](?<column>\d{1,9}))?)?`,
  ].join("|"),
  "g",
);
const javaFrame = /\bat (?<names>[\w$.]+)\.[\w$<>]+\((?<file>[\w$-]+\.\w+):\d+\)/;

/**
 * The places in a line that may lead somewhere: URLs, and files with their lines as stack traces of Python, Node, R, Java
 * and C name them. Whether a file is there is not known yet.
 * @param text a line as it is shown.
 */
export function linksIn(text: string): readonly LogLink[] {
  const java = javaFrame.exec(text)?.groups;
  return [...text.matchAll(candidates)].flatMap((match): LogLink[] => {
    const groups = match.groups ?? {};
    const name = groups["quoted"] ?? groups["path"];
    if (name === undefined) return urlLink(match[0], match.index);
    const path = java?.["file"] === name ? javaPath(java["names"], name) : name;
    return [
      { kind: "file", start: match.index, end: match.index + match[0].length, path, ...placeOf(groups) },
    ];
  });
}

function placeOf(groups: Readonly<Partial<Record<string, string>>>): {
  readonly line: number | null;
  readonly column: number | null;
} {
  return {
    line: numberOf(groups["quotedLine"] ?? groups["line"]),
    column: numberOf(groups["column"]),
  };
}

/** A sentence goes on behind a URL: its full stop or bracket is not of it. */
function urlLink(found: string, start: number): LogLink[] {
  const url = found.replace(/[).,;:!?\]]+$/, "");
  return [{ kind: "url", start, end: start + url.length, url }];
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}

/** Java names the class and the file alone: its folder is that of the package. */
function javaPath(names: string | undefined, file: string): string {
  const packages = (names ?? "").split(".").slice(0, -1);
  return [...packages, file].join("/");
}
