/** A pattern of paths, taken apart: where to look, and what a path there must be. */
export interface Glob {
  /** The folder that every match lies in, POSIX; "" for the root. */
  readonly base: string;
  readonly matches: (path: string) => boolean;
}

const maximumAlternatives = 1_000;
const magic = /[*?[\]{}\\]/;

/**
 * A glob as `collect` has it, for POSIX paths relative to the workspace: `*` and `?` within one name, `**` over folders,
 * `[a-z]`, `[!a-z]`, `{a,b}`, `\` before a character that means itself. A pattern that ends in `/` or names a folder
 * means all below it. Names that begin with a dot match as any other.
 * @returns null for a pattern that leaves its root, or has too many alternatives.
 */
export function parseGlob(pattern: string): Glob | null {
  const clean = pattern.replace(/^(?:\.\/)+/, "").replace(/\/+$/, "/**");
  const names = clean.split("/");
  if (clean === "" || clean.startsWith("/") || /^[A-Za-z]:/.test(clean) || names.includes("..")) return null;
  const alternatives = expandBraces(clean);
  if (alternatives === null) return null;
  const expressions = alternatives.map(
    (alternative) => new RegExp(`^${expressionOf(alternative)}(?:/.*)?$`, "su"),
  );
  const fixed = names.findIndex((name) => magic.test(name));
  const base = names.slice(0, fixed < 0 ? -1 : fixed).join("/");
  return { base, matches: (path) => expressions.some((expression) => expression.test(path)) };
}

/** `a{b,c}` as `ab` and `ac`; a brace that is never closed means itself. */
function expandBraces(pattern: string): string[] | null {
  const pending = [pattern];
  const whole: string[] = [];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const group = firstGroup(next);
    if (group === null) whole.push(next);
    else pending.push(...group);
    if (whole.length + pending.length > maximumAlternatives) return null;
  }
  return whole;
}

function firstGroup(pattern: string): string[] | null {
  for (let start = pattern.indexOf("{"); start >= 0; start = pattern.indexOf("{", start + 1)) {
    if (pattern[start - 1] === "\\") continue;
    const cuts = cutsOf(pattern, start);
    if (cuts === null || cuts.length < 3) continue;
    const [head, tail] = [pattern.slice(0, start), pattern.slice((cuts.at(-1) ?? 0) + 1)];
    return cuts.slice(1).map((cut, index) => head + pattern.slice((cuts[index] ?? 0) + 1, cut) + tail);
  }
  return null;
}

/** The places of a group's opening brace, its commas and its closing brace; null when it is never closed. */
function cutsOf(pattern: string, start: number): number[] | null {
  const cuts = [start];
  let depth = 0;
  for (let at = start; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === "\\") at += 1;
    else if (character === "{") depth += 1;
    else if (character === "," && depth === 1) cuts.push(at);
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return [...cuts, at];
    }
  }
  return null;
}

function expressionOf(pattern: string): string {
  const names = pattern.split("/");
  const last = names.length - 1;
  const parts = names.map((name, index) => {
    if (name === "**") return index === last ? ".+" : "(?:[^/]+/)*";
    return nameExpression(name) + (index === last ? "" : "/");
  });
  return parts.join("");
}

const token = /\\(.)|(\*+)|(\?)|\[([!^]?)(\]?[^\]]*)\]|(.)/gsu;

function nameExpression(name: string): string {
  let expression = "";
  for (const [, escaped, stars, one, not, set, other = ""] of name.matchAll(token))
    if (stars !== undefined) expression += "[^/]*";
    else if (one !== undefined) expression += "[^/]";
    else if (set !== undefined) expression += `[${not === "" ? "" : "^"}${quotedSet(set)}]`;
    else expression += quoted(escaped ?? other);
  return expression;
}

function quoted(character: string): string {
  return character.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** A range that runs backwards matches nothing in a shell; here its three characters are meant. */
function quotedSet(set: string): string {
  return set.replaceAll(/(.)-(.)|(.)/gsu, (_, from?: string, to?: string, one?: string) => {
    if (from === undefined || to === undefined) return quotedInSet(one ?? "");
    const isForward = (from.codePointAt(0) ?? 0) <= (to.codePointAt(0) ?? 0);
    return `${quotedInSet(from)}${isForward ? "-" : "\\-"}${quotedInSet(to)}`;
  });
}

function quotedInSet(character: string): string {
  return character.replace(/[\\\][^-]/, "\\$&");
}
