import { build, context } from "esbuild";
import { globSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { toCommonJs } from "./.ci/lib/toCommonJs.mjs";

const tests = process.argv.includes("--tests");
const watch = process.argv.includes("--watch");
const production = process.argv.includes("--production");

const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  logLevel: "warning",
  legalComments: "none",
};
const host = {
  ...shared,
  platform: "node",
  format: "cjs",
  target: "node22",
  alias: { "buffer-crc32": "./src/bundle/zip/nativeCrc32.ts" },
};

/**
 * What is reached by `import()` alone becomes a file of its own, loaded when it is first needed: loading everything
 * at once costs the activation four times as much. esbuild splits ES modules only, so each file is turned to CommonJS
 * after it: that alone loads in every extension host and takes part in V8's compile cache.
 */
const commonJsFiles = {
  name: "commonjs-files",
  setup(step) {
    step.onEnd(async (result) => {
      if (result.errors.length > 0) return;
      const files = await toCommonJs(resolve("dist/extension.js"), result, {
        platform: "node",
        target: "node22",
        supported: { "dynamic-import": false },
        beside: libraries.map(libraryFile),
        minify: production,
        sourcemap: production ? false : "inline",
      });
      for (const [path, code] of files) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, code);
      }
    });
  },
};

/** The places whose `import()` parts the extension in files: few and large ones load faster than many small ones. */
const doors = [
  "extension.ts",
  "codelens/dataLenses.ts",
  "commands/registerCommands.ts",
  "views/executionsView.ts",
  "views/executionsTree.ts",
  "store/archiveIndex.ts",
  "host/launcher.ts",
  "host/executionTasks.ts",
  "host/exportedApi.ts",
  "host/methodFiles.ts",
  "host/trashSweep.ts",
  "host/alertsLoader.ts",
  "host/automaticHousekeeping.ts",
  "host/linkHandler.ts",
  "bundle/seal/verifyBundle.ts",
];

/**
 * Every other `import()` of our own code stays in the file, and is only run when it is needed. VS Code's API is asked
 * for once: each `import * as` of it would copy all of its names, half a millisecond a time.
 */
const fewFiles = {
  name: "few-files",
  setup(step) {
    step.onResolve({ filter: /^vscode-api$/ }, ({ path }) => ({ path, namespace: "vscode-api" }));
    step.onLoad({ filter: /./, namespace: "vscode-api" }, () => ({
      contents: 'export default require("vscode");',
    }));
    step.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const isDoor = doors.some((door) => path.replaceAll("\\", "/").endsWith(`/src/${door}`));
      const contents = isDoor
        ? text
        : text.replace(/(?<!typeof )\bimport\(("\.[^"]+")\)/g, "Promise.resolve().then(() => require($1))");
      return {
        contents: contents.replace('import * as vscode from "vscode";', 'import vscode from "vscode-api";'),
        loader: "ts",
      };
    });
  },
};

/** Libraries that few commands need: a file each, beside the programs, shared by all and loaded when first used. */
const libraries = ["execa", "fast-xml-parser", "jose", "jszip", "simple-git", "yauzl", "yazl"];

const libraryFile = (name) => `lib-${name}.js`;

const librariesApart = {
  name: "libraries-apart",
  setup(step) {
    step.onResolve({ filter: new RegExp(`^(${libraries.join("|")})$`) }, ({ path, kind }) =>
      kind === "entry-point" ? undefined : { path: `./${libraryFile(path)}`, external: true },
    );
  },
};

const programs = [
  {
    ...host,
    entryPoints: Object.fromEntries(libraries.map((name) => [`lib-${name}`, name])),
    outdir: "dist",
    sourcemap: false,
  },
  {
    ...host,
    format: "esm",
    splitting: true,
    metafile: true,
    write: false,
    sourcemap: production ? false : "inline",
    entryPoints: ["src/extension.ts"],
    chunkNames: "chunks/[name]-[hash]",
    outdir: "dist",
    external: ["vscode"],
    plugins: [fewFiles, librariesApart, commonJsFiles],
  },
  {
    ...host,
    entryPoints: {
      api: "src/store/api/executionsQuery.ts",
      cli: "src/cli/main.ts",
      commandLine: "src/cli/commandLine.ts",
      runAlone: "src/cli/runAlone.ts",
      metricWorker: "src/runner/metrics/metricWorker.ts",
      searchWorker: "src/store/searchWorker.ts",
      logThread: "src/store/logs/logThreadProgram.ts",
      contentWorker: "src/store/difference/contentWorker.ts",
      indexWorker: "src/store/index/indexWorker.ts",
      housekeepingWorker: "src/store/housekeeping/housekeepingWorker.ts",
    },
    outdir: "dist",
    // Node's own import() begins with 5 ms for its loader of ES modules.
    supported: { "dynamic-import": false },
    plugins: [librariesApart],
  },
  {
    ...shared,
    platform: "browser",
    format: "iife",
    target: "es2022",
    entryPoints: globSync("webview-ui/src/*/main.ts").map((path) => ({
      in: path,
      out: path.replaceAll("\\", "/").split("/").at(-2),
    })),
    outdir: "dist/webview",
    loader: { ".ttf": "file" },
  },
];

const testPrograms = [
  {
    ...host,
    entryPoints: globSync("test/{unit,integration,e2e}/**/*.{test,spec}.ts").concat(
      globSync("test/*/run.ts"),
    ),
    outbase: "test",
    outdir: "dist/test",
    packages: "external",
    external: ["vscode"],
  },
];

/** What the page loads beside its script: the icon font. */
async function copyAssets() {
  await mkdir("dist/webview", { recursive: true });
  const from = "node_modules/@vscode/codicons/dist";
  await copyFile(`${from}/codicon.ttf`, "dist/webview/codicon.ttf");
  // At the address that the page names before any icon is drawn: with another one the font would be loaded twice.
  const style = await readFile(`${from}/codicon.css`, "utf8");
  await writeFile("dist/webview/codicon.css", style.replace(/codicon\.ttf\?\w+/, "codicon.ttf"));
}

/** The types of what scripts and other extensions import; TypeScript takes a while to load, so a watch does without. */
async function writeTypes() {
  const { apiTypes } = await import("./.ci/lib/apiTypes.mjs");
  await writeFile("dist/api.d.ts", apiTypes());
}

if (!watch) await rm("dist", { recursive: true, force: true });
const all = (tests ? [...programs, ...testPrograms] : programs).filter(
  (program) => !Array.isArray(program.entryPoints) || program.entryPoints.length > 0,
);
if (watch) {
  for (const program of all) await (await context(program)).watch();
} else {
  // esbuild has printed its messages: its error says nothing more.
  await Promise.all(all.map((program) => build(program))).catch(() => process.exit(1));
}
await copyAssets();
if (!watch) await writeTypes();
