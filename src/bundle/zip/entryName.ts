const maximumNameBytes = 2000;
const maximumPartBytes = 255;
const driveLetter = /^[A-Za-z]:/;

/** What Windows cannot store: its reserved characters and names, and a dot or blank at the end. */
const badOnWindows = /[<>:"|?*\u0000-\u001f]|[. ]$|^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * Why a name of an archive is refused, or null when it may be written below a folder. Names are never repaired.
 * @param name without the slash that marks a folder.
 * @param platform the system that is to store the file.
 */
export function entryNameProblem(name: string, platform: NodeJS.Platform = process.platform): string | null {
  if (name === "") return "it has no name";
  if (name.includes("\0")) return "its name holds a NUL character";
  if (name.includes("\\")) return "its name holds a backslash";
  if (name.startsWith("/")) return "its path is absolute";
  if (driveLetter.test(name)) return "its path begins with a drive letter";
  if (Buffer.byteLength(name) > maximumNameBytes) return `its path is longer than ${maximumNameBytes} bytes`;
  for (const part of name.split("/")) {
    const problem = partProblem(part, platform);
    if (problem !== null) return problem;
  }
  return null;
}

function partProblem(part: string, platform: NodeJS.Platform): string | null {
  if (part === "..") return "its path leaves the folder (..)";
  if (part === "" || part === ".") return "its path holds an empty part or a single dot";
  if (Buffer.byteLength(part) > maximumPartBytes)
    return `a part of its path is longer than ${maximumPartBytes} bytes`;
  if (platform === "win32" && badOnWindows.test(part)) return "Windows cannot store a file of this name";
  return null;
}
