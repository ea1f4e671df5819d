/** The beginning of uncommitted changes, as much of them as is read. */
export interface PatchHead {
  /** Empty where there are none. */
  readonly text: string;
  /** How many lines are left out. */
  readonly more: number;
}

const maximumLines = 600;
const maximumCharacters = 128 * 1024;

/** Cuts a patch; a first line that is longer than all that is told is cut within. */
export function patchHead(patch: string): PatchHead {
  const lines = patch.trimEnd().split("\n");
  let [count, characters] = [0, 0];
  while (count < Math.min(lines.length, maximumLines)) {
    characters += (lines[count]?.length ?? 0) + 1;
    if (count > 0 && characters > maximumCharacters) break;
    count += 1;
  }
  const text = lines.slice(0, count).join("\n").slice(0, maximumCharacters);
  return { text, more: lines.length - count };
}
