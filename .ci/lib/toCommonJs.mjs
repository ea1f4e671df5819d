import { build, transform } from "esbuild";
import { basename, dirname, join, relative, resolve } from "node:path";

/**
 * The files of a split build of ES modules as CommonJS: [absolute path, code]. The program (its absolute path) holds
 * what it imports at once: an extension host takes half a millisecond to find each file. Where other files import
 * those parts, they get them from the program.
 * @param options.beside names of files that lie beside the program, whoever asks for them.
 */
export async function toCommonJs(program, { outputFiles, metafile }, { beside, ...options }) {
  const texts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const atOnce = reachedAtOnce(program, metafile);
  const files = [[program, await joined(program, atOnce, texts, { ...options, beside })]];
  const up = (path) => relative(dirname(path), dirname(program)).replaceAll("\\", "/") || ".";
  const withBeside = (code, path) =>
    code.replaceAll(/\brequire\("\.\/([^"/]+)"\)/g, (whole, name) =>
      beside.includes(name) ? `require("${up(path)}/${name}")` : whole,
    );
  for (const [path, text] of texts) {
    if (path === program) continue;
    const own = `module.exports = require("../${basename(program)}").${nameOf(path)};\n`;
    if (atOnce.has(path)) files.push([path, own]);
    else files.push([path, withBeside((await transform(text, { ...options, format: "cjs" })).code, path)]);
  }
  return files;
}

/** The files that a program imports by statements, itself left out. */
function reachedAtOnce(program, { outputs }) {
  const imports = new Map(Object.entries(outputs).map(([path, output]) => [resolve(path), output.imports]));
  const reached = new Set();
  const visit = (path) => {
    for (const { path: name, kind, external } of imports.get(path) ?? []) {
      const next = resolve(name);
      if (kind !== "import-statement" || external || reached.has(next)) continue;
      reached.add(next);
      visit(next);
    }
  };
  visit(program);
  return reached;
}

async function joined(program, atOnce, texts, { beside, ...options }) {
  const parts = [...atOnce].map((path) => `export * as ${nameOf(path)} from ${JSON.stringify(path)};`);
  const here = {
    name: "parts",
    setup(step) {
      step.onResolve({ filter: /^[./]/ }, ({ path, resolveDir, kind }) => {
        if (beside.includes(basename(path))) return { path: `./${basename(path)}`, external: true };
        const file = resolve(resolveDir, path);
        if (kind === "import-statement" && texts.has(file)) return { path: file, namespace: "parts" };
        return { path: `./${relative(dirname(program), file).replaceAll("\\", "/")}`, external: true };
      });
      step.onLoad({ filter: /./, namespace: "parts" }, ({ path }) => ({
        contents: texts.get(path),
        resolveDir: dirname(path),
      }));
    },
  };
  const entry = [...parts, `export * from ${JSON.stringify(program)};`].join("\n");
  const { outputFiles } = await build({
    ...options,
    bundle: true,
    write: false,
    format: "cjs",
    external: ["vscode", "node:*"],
    stdin: { contents: entry, resolveDir: dirname(program) },
    outfile: join(dirname(program), "joined.js"),
    plugins: [here],
  });
  return outputFiles[0].text;
}

function nameOf(path) {
  return basename(path, ".js").replaceAll(/\W/g, "_");
}
