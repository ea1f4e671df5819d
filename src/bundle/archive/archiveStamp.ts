import { statSync } from "node:fs";

/** Tells one content of an archive from another: size in bytes and time of change in ms. */
export function stampOf(archive: string): string {
  const { size, mtimeMs } = statSync(archive);
  return `${size}-${Math.round(mtimeMs)}`;
}
