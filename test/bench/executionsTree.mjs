import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeBundles } from "./makeBundles.mjs";
import { report } from "./measure.mjs";

const root = join(import.meta.dirname, "..", "..");

/**
 * The tree of so many executions, as the extension host asks for it: the first rows from the index (budget 0.3 s), all
 * rows of the largest method by "Show more", and the longest time for which one change holds the host up (50 ms). VS Code
 * is stood in for: it asks for the rows that are open, as the real one does.
 * @param workspace where bundles were made before; null makes them and takes them away again.
 */
export async function benchExecutionsTree(count = 10_000, workspace = null) {
  const folder = mkdtempSync(join(tmpdir(), "executions-bench-"));
  try {
    const place = workspace ?? folder;
    if (workspace === null) makeBundles(place, count);
    const program = join(folder, "executionsTree.cjs");
    await bundleTree(program);
    stepIn(program, place, "index");
    const read = stepIn(program, place, "files");
    const tree = stepIn(program, place, "tree");
    report(`just listing ${count.toLocaleString("en")} bundles`, read.ms, read.ms, "(baseline)");
    for (const [name, ms] of Object.entries(tree)) report(`  ${name}`, ms, read.ms, "listing them");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each step in a process of its own, as a start is. */
function stepIn(program, folder, name) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [import.meta.filename, program, folder, name],
    { encoding: "utf8", maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(`${name} failed: ${stderr}`);
  return JSON.parse(stdout);
}

/** The tree with as much of VS Code as it touches. */
async function bundleTree(outfile) {
  const contents = `
    export { ExecutionStore } from "./src/store/executionStore";
    export { workspaceLayout } from "./src/bundle/layout";
    export { WorkerScanner } from "./src/store/index/workerScanner";
    export { listBundleIds } from "./src/bundle/listBundles";
    export { ExecutionsTree } from "./src/views/executionsTree";
    export { ExecutionsView } from "./src/views/executionsView";
    export { inEnglish } from "./src/core/translate";`;
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile,
    logLevel: "error",
    plugins: [{ name: "editor", setup: (step) => standIn(step) }],
  });
}

function standIn(step) {
  step.onResolve({ filter: /^vscode$/ }, () => ({ path: "vscode", namespace: "editor" }));
  step.onLoad({ filter: /.*/, namespace: "editor" }, () => ({ contents: editor, loader: "js" }));
}

const editor = `
  export class EventEmitter {
    listeners = new Set();
    event = (listener) => (this.listeners.add(listener), { dispose: () => this.listeners.delete(listener) });
    fire(value) { for (const listener of this.listeners) listener(value); }
    dispose() {}
  }
  export class Disposable { static from(...some) { return { dispose: () => some.forEach((one) => one?.dispose()) }; } }
  export class TreeItem { constructor(label, state) { this.label = label; this.collapsibleState = state; } }
  export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
  export class ThemeIcon { static Folder = new ThemeIcon("folder"); constructor(id, color) { this.id = id; this.color = color; } }
  export class ThemeColor { constructor(id) { this.id = id; } }
  export class MarkdownString { constructor(value) { this.value = value; } }
  export const Uri = { file: (path) => ({ fsPath: path, scheme: "file", path }) };
  export const l10n = { t: (text) => text };
  export const commands = { executeCommand: async () => undefined };
  export const workspace = { isTrusted: true, onDidGrantWorkspaceTrust: () => ({ dispose() {} }), getConfiguration: () => ({ get: (_, value) => value }) };
  export const window = { createTreeView: () => ({ visible: false, onDidChangeVisibility: () => ({ dispose() {} }), dispose() {} }) };
`;

/** What the editor asks a tree for: the rows that are open, each as an item. */
function show(tree, node, open) {
  const children = tree.getChildren(node);
  for (const child of children) {
    tree.getTreeItem(child);
    if (open(child)) show(tree, child, open);
  }
  return children;
}

function open({ store, layout, folder }, parts) {
  const listeners = new Set();
  const entry = { folder: { name: "bench", uri: { fsPath: folder } }, layout, store };
  const workspaces = {
    all: () => [entry],
    onDidChange: (listener) => (listeners.add(listener), { dispose: () => listeners.delete(listener) }),
    onDidChangeFolders: () => ({ dispose: () => undefined }),
  };
  const tree = new parts.ExecutionsTree(workspaces, parts.inEnglish);
  new parts.ExecutionsView(tree, workspaces, {}, { get: () => undefined, update: async () => undefined }, "");
  store.onDidChange((change) => {
    for (const listener of listeners) listener({ workspace: layout.workspace, change });
  });
  const drawn = [];
  tree.onDidChangeTreeData((nodes) => drawn.push(nodes));
  return { tree, drawn };
}

function measure(action) {
  const begun = performance.now();
  action();
  return performance.now() - begun;
}

/** The longest of several, as each change may be the unlucky one. */
function longest(times, action) {
  return Math.max(...Array.from({ length: times }, (_, index) => measure(() => action(index))));
}

/** The longest time for which nothing else had a turn while something was going on. */
async function longestStall(work) {
  let [last, most] = [performance.now(), 0];
  const tick = setInterval(() => {
    const now = performance.now();
    [most, last] = [Math.max(most, now - last - 1), now];
  }, 1);
  await work();
  clearInterval(tick);
  return most;
}

async function measureTree(folder, parts) {
  const layout = parts.workspaceLayout(folder);
  const scanner = new parts.WorkerScanner(join(root, "dist", "indexWorker.js"), folder);
  const store = new parts.ExecutionStore(layout, scanner);
  const { tree, drawn } = open({ store, layout, folder }, parts);
  const isFirst = (node) => node === tree.getChildren()[0];
  const draw = (node) => {
    tree.getTreeItem(node);
    if (node.kind === "group") show(tree, node, () => false);
  };
  // What is to be drawn within a moment the editor draws once.
  const redraw = () => {
    const nodes = drawn.splice(0);
    if (nodes.includes(undefined)) show(tree, undefined, isFirst);
    else for (const node of new Set(nodes.flat())) draw(node);
  };
  const times = {};
  times["from the index to the first rows"] = measure(() => show(tree, undefined, isFirst));
  const begun = performance.now();
  times["  longest stall until all rows are there"] = await longestStall(() => store.whenRead());
  times["  all rows are there after"] = performance.now() - begun;
  times["  all drawn with what came"] = measure(redraw);
  const largest = tree
    .getChildren()
    .reduce((most, node) => (node.group.executions.length > most.group.executions.length ? node : most));
  times[`unfolding a method of ${largest.group.executions.length}`] = measure(() => draw(largest));
  times["Show more"] = measure(() => {
    tree.showMore(tree.getChildren(largest).at(-1));
    redraw();
  });
  const ids = store.list().map(({ id }) => id);
  times["a change of one of them (the longest of 20)"] = longest(20, (index) => {
    const entry = { at: new Date().toISOString(), id: ids[index * 100], change: "CHANGED" };
    appendFileSync(layout.journal, `${JSON.stringify(entry)}\n`);
    store.followJournal();
    redraw();
  });
  times["ages drawn anew, as once a minute"] = longest(3, () => {
    tree.drawAges();
    redraw();
  });
  store.dispose();
  return times;
}

const steps = {
  index: (folder, parts) => {
    const store = new parts.ExecutionStore(parts.workspaceLayout(folder));
    store.list();
    store.dispose();
    return {};
  },
  files: (folder, parts) => ({
    ms: measure(() => parts.listBundleIds(parts.workspaceLayout(folder).executions)),
  }),
  tree: measureTree,
};

const [, script, program, folder, name] = process.argv;
if (script === import.meta.filename && name !== undefined)
  process.stdout.write(JSON.stringify(await steps[name](folder, createRequire(program)(program))));
