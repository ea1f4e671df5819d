import { type ChildProcess, spawn } from "node:child_process";
import type { GpuSample } from "../../core/records";

const bytesPerMebibyte = 1024 * 1024;

/** Follows the GPUs by one `nvidia-smi` that prints a line for each of them every second: starting it anew each time costs a core. */
export class GpuWatch {
  private readonly samples = new Map</* number of the GPU */ number, GpuSample>();
  private readonly child: ChildProcess;
  private rest = "";

  constructor(program: string, onExit: () => void) {
    const child = spawn(
      program,
      ["--query-gpu=index,utilization.gpu,memory.used", "--format=csv,noheader,nounits", "--loop=1"],
      { stdio: ["ignore", "pipe", "ignore"], windowsHide: true, env: pathOnly() },
    );
    child.on("error", () => this.samples.clear());
    child.on("exit", () => {
      this.samples.clear();
      onExit();
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => this.read(text));
    child.unref();
    this.child = child;
  }

  /** As they were last seen, in the order of their numbers; empty while nothing is known. */
  latest(): readonly GpuSample[] {
    return [...this.samples].sort(([one], [other]) => one - other).map(([, sample]) => sample);
  }

  close(): void {
    this.child.stdout?.destroy();
    this.child.kill("SIGKILL");
  }

  private read(text: string): void {
    const lines = (this.rest + text).split("\n");
    this.rest = (lines.pop() ?? "").slice(-1000);
    for (const line of lines) {
      const [index, percent = 0, mebibytes = 0] = line.split(",").map(Number);
      if (index === undefined || Number.isNaN(index)) continue;
      this.samples.set(index, { percent: percent || 0, memoryBytes: (mebibytes || 0) * bytesPerMebibyte });
    }
  }
}

function pathOnly(): Record<string, string> {
  const names = ["PATH", "SYSTEMROOT", "LD_LIBRARY_PATH"];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
