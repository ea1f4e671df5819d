import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Where a text was seen of a process. */
export interface SeenProcess {
  readonly where: "cmdline" | "environ";
  readonly command: string;
}

/** The processes of this machine, this one aside, whose arguments or environment hold one of these texts (Linux). */
export function processesThatShow(texts: readonly string[]): SeenProcess[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
  return pids.flatMap((pid) => {
    const command = contentOf(pid, "cmdline").replaceAll("\0", " ");
    return (["cmdline", "environ"] as const)
      .filter((where) => texts.some((text) => contentOf(pid, where).includes(text)))
      .map((where) => ({ where, command }));
  });
}

function contentOf(pid: string, file: string): string {
  try {
    return readFileSync(join("/proc", pid, file), "utf8");
  } catch {
    return "";
  }
}
