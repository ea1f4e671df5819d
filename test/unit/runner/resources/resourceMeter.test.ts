import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ResourceEvent } from "../../../../src/core/records";
import { isKept } from "../../../../src/runner/resources/keptSamples";
import { usageInList } from "../../../../src/runner/resources/processList";
import { ResourceMeter, type ResourceTotals } from "../../../../src/runner/resources/resourceMeter";
import { makeTemporaryFolder, removeFolder } from "../../../support/temporaryFolder";

const megabyte = 1024 * 1024;
const temporaryFileSystem = 0x01021994;

describe("the resources of a run", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await makeTemporaryFolder("resources");
  });

  afterEach(() => removeFolder(folder));

  interface Measured {
    readonly totals: ResourceTotals;
    readonly events: readonly ResourceEvent[];
    /** When the measuring began, by the clock of the events. */
    readonly begun: number;
  }

  /** Runs a program as a phase of a run, with `beside` while it runs. */
  async function measure(
    command: readonly [string, ...string[]],
    beside?: (meter: ResourceMeter) => void,
    onEvent: (event: ResourceEvent) => void = () => undefined,
  ): Promise<Measured> {
    const events: ResourceEvent[] = [];
    const now = (): number => performance.timeOrigin + performance.now();
    const meter = new ResourceMeter({
      now: () => new Date(now()),
      append: (event) => {
        events.push(event);
        onEvent(event);
      },
    });
    const [program, ...args] = command;
    const child = spawn(program, args, { cwd: folder, stdio: "ignore", detached: true });
    const begun = now();
    meter.attach(child.pid ?? 0);
    beside?.(meter);
    await once(child, "exit");
    meter.detach();
    return { totals: meter.close(), events, begun };
  }

  const busy = (seconds: number): string =>
    `const used = () => { for (let n = 0; n < 1e6; n += 1); const { user, system } = process.cpuUsage(); return user + system; }; const until = used() + ${seconds * 1e6}; while (used() < until);`;
  const node = (script: string): [string, ...string[]] => [process.execPath, "-e", script];
  /** Samples come as rarely as they must not cost much: what is to be seen stays until this file is there. */
  const untilThere = (file: string): string =>
    `setInterval(() => require("node:fs").existsSync("${file}") && process.exit(), 20);`;
  const make = (file: string): void => writeFileSync(join(folder, file), "");

  it("count the CPU time and memory of all its processes together", async () => {
    const child = `const held = Buffer.alloc(${120 * megabyte}, 1); ${busy(0.4)};
      require("node:fs").writeFileSync("worked" + process.argv[1], ""); ${untilThere("measured")} held[0];`;
    const run = `const { spawn } = require("node:child_process");
      for (const n of ["1", "2"]) spawn(process.execPath, ["-e", ${JSON.stringify(child)}, n], { stdio: "ignore" });`;
    const { totals, events, begun } = await measure(node(run), undefined, () => {
      if (["worked1", "worked2"].every((file) => existsSync(join(folder, file)))) make("measured");
    });
    assert.ok(
      (totals.cpuSeconds ?? 0) >= 0.8 && (totals.cpuSeconds ?? 9) < 3,
      `CPU ${totals.cpuSeconds ?? "?"} s`,
    );
    assert.ok((totals.peakMemoryBytes ?? 0) > 240 * megabyte, `peak ${totals.peakMemoryBytes ?? "?"}`);
    assert.ok(events.some(({ processes }) => processes === 3));
    // The shares with the times that they are of tell what was used up to the last event, after all of the work.
    const told = cpuSecondsOf(events, begun);
    assert.ok(told > 0.8 - 3 * 0.1 && told < (totals.cpuSeconds ?? 0) + 0.1, `told ${told} s`);
    assert.ok(events.every(({ memoryBytes }) => memoryBytes <= (totals.peakMemoryBytes ?? 0)));
  });

  it("are seen of a script that is over within a second", async () => {
    const run = `const held = Buffer.alloc(${100 * megabyte}, 1); ${busy(0.05)} ${untilThere("measured")} held[0];`;
    const { totals, events, begun } = await measure(node(run), undefined, ({ memoryBytes }) => {
      if (memoryBytes > 100 * megabyte) make("measured");
    });
    assert.ok((totals.peakMemoryBytes ?? 0) > 100 * megabyte, `peak ${totals.peakMemoryBytes ?? "?"}`);
    assert.ok((totals.cpuSeconds ?? 0) > 0.04);
    const early = events.filter(({ at }) => Date.parse(at) - begun < 1000);
    assert.ok(early.length > 0 && early.length <= 4, `${early.length} events in the first second`);
  });

  it("count what was written to disk, by a child that is gone too", async function () {
    if (statfsSync(folder).type === temporaryFileSystem) this.skip();
    const write = `require("node:fs").writeFileSync("a.bin", Buffer.alloc(${20 * megabyte}, 1));`;
    const run = `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(write)}]);`;
    const { totals } = await measure(node(run), () => {
      writeFileSync(join(folder, "ours.bin"), Buffer.alloc(30 * megabyte));
    });
    const written = totals.writtenBytes ?? 0;
    assert.ok(written >= 20 * megabyte && written < 25 * megabyte, `written ${written}`);
  });

  it("leave out what processes of ours use beside it", async () => {
    // Two that end in one moment cannot be told apart.
    const { totals } = await measure(node(untilThere("ended")), (meter) => {
      const tool = spawn(process.execPath, ["-e", busy(0.5)], { stdio: "ignore" });
      tool.on("exit", () => {
        meter.toolEnded();
        make("ended");
      });
    });
    assert.ok((totals.cpuSeconds ?? 9) < 0.4, `CPU ${totals.cpuSeconds ?? "?"} s`);
  });

  it("count a process that left its parent", async function () {
    // Samples are rare where one takes long.
    this.timeout(60_000);
    const waitFor = (file = ""): string => `until [ -e ${file} ]; do sleep 0.05; done`;
    // The child works, its parent leaves it once it was seen, and it ends once it was measured after that.
    const child = `${busy(0.4)}; require("node:fs").writeFileSync("worked", ""); ${untilThere("measured")}`;
    writeFileSync(join(folder, "child.cjs"), child);
    const run = `( "$1" child.cjs & ${waitFor("seen")} ) ; ${waitFor("measured")}; sleep 0.2`;
    let measuredAfter = 0;
    const { totals } = await measure(["sh", "-c", run, "sh", process.execPath], undefined, () => {
      if (!existsSync(join(folder, "worked"))) return;
      measuredAfter += 1;
      if (measuredAfter === 1) make("seen");
      if (measuredAfter === 2) make("measured");
    });
    assert.ok((totals.cpuSeconds ?? 0) >= 0.4, `CPU ${totals.cpuSeconds ?? "?"} s`);
  });

  it("grow over the phases of a run", async () => {
    const meter = new ResourceMeter({ now: () => new Date(), append: () => undefined });
    for (let phase = 0; phase < 2; phase += 1) {
      const child = spawn(process.execPath, ["-e", busy(0.2)], { stdio: "ignore" });
      meter.attach(child.pid ?? 0);
      await once(child, "exit");
      meter.detach();
    }
    const { cpuSeconds } = meter.close();
    assert.ok((cpuSeconds ?? 0) >= 0.4 && (cpuSeconds ?? 9) < 1.5, `CPU ${cpuSeconds ?? "?"} s`);
  });

  it("are measured of the GPUs as well, by one process that ends with the run", async () => {
    const program = join(folder, "nvidia-smi");
    const pids = join(folder, "pids");
    writeFileSync(
      program,
      `#!/bin/sh\necho $$ >> '${pids}'\nwhile :; do echo '0, 87, 1024'; echo '1, [N/A], 512'; sleep 0.2; done\n`,
      { mode: 0o755 },
    );
    const { totals, events } = await measure(
      node(untilThere("measured")),
      (meter) => meter.watchGpus(program),
      ({ gpus }) => {
        if (gpus?.length === 2) make("measured");
      },
    );
    assert.deepEqual(events.at(-1)?.gpus, [
      { percent: 87, memoryBytes: 1024 * megabyte },
      { percent: 0, memoryBytes: 512 * megabyte },
    ]);
    assert.equal(totals.peakGpuMemoryBytes, 1536 * megabyte);
    const started = spawnSync("cat", [pids], { encoding: "utf8" }).stdout.trim().split("\n");
    assert.equal(started.length, 1);
    await untilGone(Number(started[0]));
  });

  it("are kept each second for ten minutes, and in less than 10,000 events for a month", () => {
    let [events, keptAt] = [0, 0];
    for (let at = 0; at <= 30 * 86_400_000; at += 1000)
      if (isKept(at, at - keptAt)) [events, keptAt] = [events + 1, at];
    assert.ok(events > 600 && events < 10_000, `${events} events`);
    assert.ok(isKept(599_000, 1000));
    assert.ok(!isKept(3_600_000, 3000) && isKept(3_600_000, 6000));
  });

  it("are read of a list of processes where there is no /proc", () => {
    const list = `    1     0  2000   0:09.10\n  70     1 10240   0:01.50\n  71    70 20480   1:02.25\n  72    71  1024 1-02:03:04\n  99     1  4096   0:30.00\n`;
    assert.deepEqual(usageInList(list, 70), {
      processes: 3,
      cpuSeconds: 1.5 + 62.25 + 93_784,
      memoryBytes: (10_240 + 20_480 + 1024) * 1024,
      largestPeakBytes: 20_480 * 1024,
      writtenBytes: null,
    });
    assert.equal(usageInList(list, 500), null);
  });
});

/** What the shares of a core stand for, each of the time since the event before, the first since `begun` (ms). */
function cpuSecondsOf(events: readonly ResourceEvent[], begun: number): number {
  const times = [begun, ...events.map(({ at }) => Date.parse(at))];
  return events.reduce(
    (sum, { cpuPercent }, index) =>
      sum + (cpuPercent / 100) * (((times[index + 1] ?? 0) - (times[index] ?? 0)) / 1000),
    0,
  );
}

/** Fails by the test's time limit where it stays. */
async function untilGone(pid: number): Promise<void> {
  while (spawnSync("kill", ["-0", String(pid)]).status === 0)
    await new Promise((resolve) => setImmediate(resolve));
}
