import { execFile } from "node:child_process";
import { type TreeUsage } from "./processTree";

const timeLimitMs = 5000;

interface Listed {
  readonly pid: number;
  readonly parent: number;
  readonly memoryBytes: number;
  readonly cpuSeconds: number;
}

/** What a process and all below it use, by `ps` (POSIX): for systems without /proc. Null when it is gone. */
export function listedUsage(root: number): Promise<TreeUsage | null> {
  return new Promise((resolve) => {
    const options = {
      timeout: timeLimitMs,
      maxBuffer: 16 * 1024 * 1024,
      env: { ...pathOnly(), LC_ALL: "C" },
    };
    execFile("ps", ["-A", "-o", "pid=,ppid=,rss=,time="], options, (error, text) => {
      resolve(error === null ? usageInList(text, root) : null);
    });
  });
}

function pathOnly(): Record<string, string> {
  const path = process.env["PATH"];
  return path === undefined ? {} : { PATH: path };
}

/** The same of what `ps` printed. */
export function usageInList(text: string, root: number): TreeUsage | null {
  const all = text.split("\n").flatMap(listed);
  const tree = new Set([root]);
  for (let before = 0; before !== tree.size;) {
    before = tree.size;
    for (const { pid, parent } of all) if (tree.has(parent)) tree.add(pid);
  }
  const own = all.filter(({ pid }) => tree.has(pid));
  if (own.length === 0) return null;
  return {
    processes: own.length,
    cpuSeconds: own.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    memoryBytes: own.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0),
    largestPeakBytes: own.reduce((most, { memoryBytes }) => Math.max(most, memoryBytes), 0),
    writtenBytes: null,
  };
}

function listed(line: string): Listed[] {
  const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+(?:[.,]\d+)?)\s*$/.exec(line);
  if (found === null) return [];
  const [, pid, parent, kilobytes, days = 0, hours = 0, minutes, seconds = ""] = found;
  return [
    {
      pid: Number(pid),
      parent: Number(parent),
      memoryBytes: Number(kilobytes) * 1024,
      cpuSeconds:
        Number(days) * 86_400 +
        Number(hours) * 3600 +
        Number(minutes) * 60 +
        Number(seconds.replace(",", ".")),
    },
  ];
}
