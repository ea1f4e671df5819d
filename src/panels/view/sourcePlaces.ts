import type { LinePart, SourcePlace } from "../../shared/details/detailsView";

interface Form {
  readonly pattern: RegExp;
}

/** How interpreters name a place: the groups `path` and `line`; what is shown as a link is the group `link`. */
const forms: readonly Form[] = [
  { pattern: /File "(?<link>(?<path>[^"]+)", line (?<line>\d+))/d },
  { pattern: /\((?<link>(?:file:\/\/)?(?<path>[^()]+\.\w+):(?<line>\d+):\d+)\)/d },
  {
    pattern:
      /(?<link>(?:file:\/\/)?(?<path>(?:[A-Za-z]:)?[\w./\\~+@-]*\.[A-Za-z]\w{0,4}):(?<line>\d+)(?::\d+)?)/d,
  },
  { pattern: /(?<link>(?<path>[\w./\\-]+\.(?:sh|bash|R|r|pl|rb)): line (?<line>\d+))/d },
];

/** A line of text, with the place of a workspace file in it told apart. @param workspace absolute path. */
export function linkPlaces(line: string, workspace: string): readonly LinePart[] {
  for (const { pattern } of forms) {
    const match = pattern.exec(line);
    const linked = match === null ? null : linkMatch(line, match, workspace);
    if (linked !== null) return linked;
  }
  return [part(line)];
}

function linkMatch(line: string, match: RegExpExecArray, workspace: string): readonly LinePart[] | null {
  const { path = "", line: number = "" } = match.groups ?? {};
  const place = placeOf(path, Number(number), workspace);
  const [start, end] = match.indices?.groups?.["link"] ?? [0, 0];
  if (place === null) return null;
  const parts = [part(line.slice(0, start)), { text: line.slice(start, end), place }, part(line.slice(end))];
  return parts.filter(({ text }) => text !== "");
}

function part(text: string): LinePart {
  return { text, place: null };
}

const foreignFolders = /(^|\/)(node_modules|site-packages|dist-packages|\.venv|venv|\.executions)\//;

/** The place, where its file lies in the workspace and is the user's own. */
function placeOf(written: string, line: number, workspace: string): SourcePlace | null {
  const path = written.trim().replaceAll("\\", "/");
  const root = `${workspace.replaceAll("\\", "/").replace(/\/$/, "")}/`;
  const isAbsolute = path.startsWith("/") || /^[A-Za-z]:/.test(path);
  if (isAbsolute && !path.startsWith(root)) return null;
  const relative = (isAbsolute ? path.slice(root.length) : path).replace(/^\.\//, "");
  if (relative === "" || relative.startsWith("../") || foreignFolders.test(relative)) return null;
  return { path: relative, line };
}
