/** What a line of a stack trace belongs to; what follows a frame of Python, its code, goes with it. */
export type FrameKind = "own" | "library" | "none";

const pythonFrame = /^\s+File "(?<path>[^"]+)", line \d+/;
const pythonCode = /^\s{4,}\S/;
const pythonLibrary = /[\\/](?:site|dist)-packages[\\/]|[\\/]lib[\\/]python\d|^<frozen/;
const atFrame = /^\s+at /;
const atLibrary =
  /[\\/(]node_modules[\\/]|\((?:node:|internal[\\/])|\bat (?:node:|async node:)|^\s+at (?:java|javax|jdk|sun|com\.sun|kotlin|scala)\./;

/**
 * Whether a line belongs to a frame of a stack trace, and whether that lies in a library.
 * @param before what the line before belongs to.
 */
export function frameOf(line: string, before: FrameKind): FrameKind {
  const path = pythonFrame.exec(line)?.groups?.["path"];
  if (path !== undefined) return pythonLibrary.test(path) ? "library" : "own";
  if (atFrame.test(line)) return atLibrary.test(line) ? "library" : "own";
  return before !== "none" && pythonCode.test(line) ? before : "none";
}
