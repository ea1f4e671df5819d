const tokens = /"(?:[^"\\]+|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * JSON with a line for each value, indented by two. Each number, string and name stays as it is written: reading and writing
 * it again would round large numbers and lose names that are there twice.
 * @param maximum characters; what would be longer, and what is no JSON, comes back as it is.
 */
export function laidOutJson(text: string, maximum: number): string {
  if (!isJson(text)) return text;
  const pieces: string[] = [];
  let [depth, length, before] = [0, 0, ""];
  for (const [token] of text.matchAll(tokens)) {
    if (isEnd(token)) depth -= 1;
    const piece = `${gap(before, token, depth)}${token}`;
    length += piece.length;
    if (length > maximum) return text;
    pieces.push(piece);
    if (isBegin(token)) depth += 1;
    before = token;
  }
  return pieces.join("");
}

/** What stands between two tokens. */
function gap(before: string, token: string, depth: number): string {
  if (before === ":") return " ";
  const isEmpty = isBegin(before) && isEnd(token);
  const isNewLine = before === "," || (isBegin(before) ? !isEmpty : isEnd(token));
  return isNewLine ? `\n${"  ".repeat(depth)}` : "";
}

function isBegin(token: string): boolean {
  return token === "{" || token === "[";
}

function isEnd(token: string): boolean {
  return token === "}" || token === "]";
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
