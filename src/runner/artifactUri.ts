import { isAbsolute, relative, sep } from "node:path";

/** A path as the bundle names it: relative to the workspace where it lies in it, POSIX, else absolute. */
export function uriOf(workspace: string, path: string): string {
  const inside = relative(workspace, path);
  const isInside = inside !== "" && !inside.startsWith("..") && !isAbsolute(inside);
  return (isInside ? inside : path).split(sep).join("/");
}
