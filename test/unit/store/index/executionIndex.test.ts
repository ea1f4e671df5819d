import assert from "node:assert/strict";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { updateAnnotations } from "../../../../src/bundle/changeAnnotations";
import { tellJournal } from "../../../../src/bundle/tellJournal";
import { workspaceLayout, type WorkspaceLayout } from "../../../../src/bundle/layout";
import type { ExecutionSummary } from "../../../../src/core/summary";
import { ExecutionStore } from "../../../../src/store/executionStore";
import { readSummary } from "../../../../src/store/readSummary";
import { usualSizes, type StoreSizes } from "../../../../src/store/storeSizes";
import { CommandLine } from "../../../support/commandLine";
import { madeAt, makeBundle } from "../../../support/madeBundle";
import { removeFolder, temporaryFolder } from "../../../support/zipSample";

/** However few there are, they are kept. */
const sizes: StoreSizes = { ...usualSizes, worthwhile: 0 };
const ids = ["a", "b", 'c"\\d', "é", "e"];

/** What happens to a workspace and its index; `pick` chooses the execution, `at` a place in the file. */
type Step =
  | { readonly kind: "make" | "annotate" | "remove" | "drop in" | "damage"; readonly pick: number }
  | { readonly kind: "restart" | "follow" | "rescan" | "refresh" | "second" }
  | { readonly kind: "delete index" | "delete journal" | "future index" }
  | { readonly kind: "cut index" | "spoil index" | "tear journal"; readonly at: number };

const pick = fc.nat(ids.length - 1);
const at = fc.double({ min: 0, max: 1, noNaN: true });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom("make", "annotate", "remove", "drop in", "damage"), pick }),
  fc.record({ kind: fc.constantFrom("restart", "follow", "rescan", "refresh", "second") }),
  fc.record({ kind: fc.constantFrom("delete index", "delete journal", "future index") }),
  fc.record({ kind: fc.constantFrom("cut index", "spoil index", "tear journal"), at }),
);

/** A workspace, a store that follows it, and what a person or another program does to it. */
class World {
  readonly folder = temporaryFolder();
  readonly layout: WorkspaceLayout = workspaceLayout(this.folder);
  readonly index = join(this.layout.cache, "index.ndjson");
  store = new ExecutionStore(this.layout, null, sizes);
  private count = 0;

  take(one: Step): void {
    this.count += 1;
    if ("pick" in one) this.touch[one.kind](ids[one.pick] ?? "");
    else if ("at" in one) this.break[one.kind](one.at);
    else this.go[one.kind]();
  }

  private readonly touch: Readonly<Record<Extract<Step, { pick: number }>["kind"], (id: string) => void>> = {
    make: (id) => this.make(id, true),
    "drop in": (id) => this.make(id, false),
    annotate: (id) => this.annotate(id),
    remove: (id) => rmSync(join(this.layout.executions, id), { recursive: true, force: true }),
    damage: (id) => this.damage(id),
  };

  private readonly break: Readonly<Record<Extract<Step, { at: number }>["kind"], (at: number) => void>> = {
    "cut index": (place) => {
      if (existsSync(this.index)) truncateSync(this.index, Math.floor(statSync(this.index).size * place));
    },
    "spoil index": (place) =>
      this.spoil((text) => {
        const start = Math.floor(text.length * place);
        return `${text.slice(0, start)}#${text.slice(start + 1)}`;
      }),
    "tear journal": (place) => {
      if (existsSync(this.layout.journal)) appendFileSync(this.layout.journal, `{"at":"${String(place)}`);
    },
  };

  private readonly go: Readonly<
    Record<Exclude<Step, { pick: number } | { at: number }>["kind"], () => void>
  > = {
    restart: () => {
      this.store.dispose();
      this.store = new ExecutionStore(this.layout, null, sizes);
      this.store.list();
    },
    second: () => {
      new ExecutionStore(this.layout, null, sizes).list();
    },
    follow: () => this.store.followJournal(),
    rescan: () => this.store.rescan(),
    refresh: () => this.store.refresh(),
    "delete index": () => rmSync(this.index, { force: true }),
    "delete journal": () => rmSync(this.layout.journal, { force: true }),
    "future index": () => this.spoil((text) => text.replaceAll('"executionsIndex":3', '"executionsIndex":4')),
  };

  /** What a window sees that was opened now, and one that looked at everything again. */
  look(): { readonly seen: readonly ExecutionSummary[]; readonly again: readonly ExecutionSummary[] } {
    this.store.refresh();
    const seen = new ExecutionStore(this.layout, null, sizes).list();
    return { seen, again: this.store.list() };
  }

  /** What the bundles themselves say. */
  scan(): ExecutionSummary[] {
    const present = ids.filter((id) => existsSync(join(this.layout.executions, id)));
    return present.map((id) => readSummary(join(this.layout.executions, id)));
  }

  private make(id: string, isTold: boolean): void {
    if (existsSync(join(this.layout.executions, id))) return;
    makeBundle(this.folder, { id, metrics: { count: this.count } });
    if (isTold) this.tell(id);
  }

  private annotate(id: string): void {
    if (!existsSync(join(this.layout.executions, id))) return;
    updateAnnotations(this.layout, id, (present) => ({ ...present, note: String(this.count) }), madeAt);
  }

  private damage(id: string): void {
    const file = join(this.layout.executions, id, "metadata", "jobStatus.json");
    if (existsSync(file)) writeFileSync(file, `{"state": ${this.count}`);
  }

  private tell(id: string): void {
    tellJournal(this.layout.journal, { at: new Date().toISOString(), id, change: "COMPLETED" });
  }

  private spoil(change: (text: string) => string): void {
    if (existsSync(this.index))
      writeFileSync(this.index, change(readFileSync(this.index, "latin1")), "latin1");
  }
}

function byId(summaries: readonly ExecutionSummary[]): ExecutionSummary[] {
  return [...summaries].sort((one, other) => (one.id < other.id ? -1 : 1));
}

describe("the index of a workspace's executions", () => {
  it("tells what the bundles tell, after any changes, damage and restarts", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const world = new World();
        try {
          for (const one of steps) world.take(one);
          const { seen, again } = world.look();
          const truth = byId(world.scan());
          assert.deepEqual(byId(seen), truth);
          assert.deepEqual(byId(again), truth);
        } finally {
          world.store.dispose();
          removeFolder(world.folder);
        }
      }),
      { numRuns: 60 },
    );
  });

  describe("of two executions", () => {
    let world: World;
    beforeEach(() => {
      world = new World();
      for (const id of [0, 1]) world.take({ kind: "make", pick: id });
      world.store.list();
    });
    afterEach(() => removeFolder(world.folder));

    it("is right when it was cut at any byte", () => {
      const whole = readFileSync(world.index);
      const truth = byId(world.scan());
      for (let length = 0; length < whole.length; length += 1) {
        writeFileSync(world.index, whole.subarray(0, length));
        assert.deepEqual(
          byId(new ExecutionStore(world.layout, null, sizes).list()),
          truth,
          `cut at ${length}`,
        );
      }
    });

    it("is right when any of its bytes became another", () => {
      const whole = readFileSync(world.index);
      const truth = byId(world.scan());
      for (let place = 0; place < whole.length; place += 1) {
        const spoilt = Buffer.from(whole);
        // A digit becomes another digit, a letter another letter.
        spoilt[place] = (spoilt[place] ?? 0) ^ 1;
        writeFileSync(world.index, spoilt);
        assert.deepEqual(byId(new ExecutionStore(world.layout, null, sizes).list()), truth, `byte ${place}`);
      }
    });

    it("is no folder and no link to somewhere", () => {
      const truth = byId(world.scan());
      rmSync(world.index);
      mkdirSync(world.index);
      assert.deepEqual(byId(new ExecutionStore(world.layout, null, sizes).list()), truth);
    });

    it("is written by a window too whose index was deleted or replaced by another one", () => {
      rmSync(world.index);
      updateAnnotations(world.layout, "a", (present) => ({ ...present, note: "one" }), madeAt);
      world.store.followJournal();
      assert.match(readFileSync(world.index, "utf8"), /"one"/);
      const copy = `${world.index}.copy`;
      cpSync(world.index, copy);
      renameSync(copy, world.index);
      updateAnnotations(world.layout, "a", (present) => ({ ...present, note: "two" }), madeAt);
      world.store.followJournal();
      assert.equal(new ExecutionStore(world.layout, null, sizes).get("a")?.note, "two");
      assert.match(readFileSync(world.index, "utf8"), /"two"/);
    });
  });

  it("is one for two windows and several runs at once", async () => {
    const folder = temporaryFolder();
    const layout = workspaceLayout(folder);
    const executions = new CommandLine(folder);
    const windows = [new ExecutionStore(layout, null, sizes), new ExecutionStore(layout, null, sizes)];
    try {
      writeFileSync(join(folder, "a.sh"), 'echo "loss: 0.5"\n');
      const runs = [0, 1, 2, 3].map(() => executions.run("run", "a.sh"));
      for (const run of runs) {
        await run;
        for (const window of windows) {
          window.rescan();
          window.followJournal();
        }
      }
      const truth = new ExecutionStore(workspaceLayout(folder), null, sizes).list();
      assert.equal(truth.length, runs.length);
      assert.ok(truth.every(({ state, sealed }) => state === "COMPLETED" && sealed));
      for (const window of windows) assert.deepEqual(window.list(), truth);
      rmSync(join(layout.cache, "index.ndjson"));
      assert.deepEqual(new ExecutionStore(layout, null, sizes).list(), truth);
    } finally {
      for (const window of windows) window.dispose();
      removeFolder(folder);
      removeFolder(`${folder}.user`);
    }
  });
});
