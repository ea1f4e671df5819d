import { isAbsolute, normalize } from "node:path/posix";
import { bundlePaths } from "../layout";

/** A file of a dataset. */
export interface Member {
  /** As the dataset's list names it: a path in the bundle (`outputs/…`), in the workspace, or absolute. */
  readonly uri: string;
  readonly sha256: string;
  /** Where it lies in a folder of all members, POSIX. */
  readonly place: string;
}

/** The members that the list of a dataset names; null when it is no such list, or a member would lie outside of their folder. */
export function parseMemberList(text: string): Member[] | null {
  const rows = text.split("\0");
  if (rows.pop() !== "" || rows.length === 0) return null;
  const members: Member[] = [];
  for (const row of rows) {
    const [, sha256, uri] = /^([0-9a-f]{64}) {2}(.+)$/s.exec(row) ?? [];
    const place = uri === undefined ? null : placeOf(uri);
    if (sha256 === undefined || uri === undefined || place === null) return null;
    members.push({ uri, sha256, place });
  }
  return members;
}

/** At its own path, so that a folder of all members is the same artifact; what that cannot hold gets a folder of its own. */
function placeOf(uri: string): string | null {
  const path = uri.startsWith(`./${bundlePaths.outputs}/`) ? `workspace/${uri.slice(2)}` : uri;
  const place =
    isAbsolute(path) || /^[A-Za-z]:/.test(path) ? `absolute/${path.replaceAll(/^\/+|:/g, "")}` : path;
  return normalize(place) === place && !place.startsWith("..") && !place.includes("\\") ? place : null;
}
