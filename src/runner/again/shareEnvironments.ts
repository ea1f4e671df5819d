import { existsSync, lstatSync, symlinkSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** Folders of installed packages, which no repository holds: they are found where the run would look for them. */
const environments = ["node_modules", ".venv", "venv"];

/**
 * Links the environments of a working tree into a reproduction: at its top, and in the folders on the way to those that
 * something runs in.
 * @param folders relative to the top.
 * @returns the links, absolute.
 */
export function shareEnvironments(from: string, to: string, folders: readonly string[]): string[] {
  const places = new Set(folders.flatMap((folder) => upward(folder)));
  const links: string[] = [];
  for (const place of places)
    for (const name of environments) {
      const [own, link] = [join(from, place, name), join(to, place, name)];
      if (!isFolder(own) || existsSync(link) || !isFolder(dirname(link))) continue;
      symlinkSync(own, link, "junction");
      links.push(link);
    }
  return links;
}

/** A folder and those above it, up to the top. */
function upward(folder: string): string[] {
  const inside = relative(resolve("/"), resolve("/", folder));
  const parts = inside === "" ? [] : inside.split(sep);
  return parts.reduce((all, part) => [...all, join(all.at(-1) ?? "", part)], [""]);
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
