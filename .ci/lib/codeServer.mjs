import { delimiter, dirname, join } from "node:path";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { cachedInstall } from "./cachedInstall.mjs";
import { findProgram } from "./findProgram.mjs";
import { node24 } from "./node24.mjs";
import { npmCommand, npmComplaint, npmEnvironment } from "./npm.mjs";
import { run } from "./command.mjs";

const version = "4.139.1";

/** What must be on a machine before code-server's native modules compile, in words for the user. */
function missingForBuild() {
  const missing = [];
  if (process.platform === "win32")
    return ["a Unix-like system (code-server does not run on Windows itself; use WSL)"];
  if (!findProgram("g++", "clang++", "c++") || !findProgram("make"))
    missing.push("a C++ compiler and make (Debian: build-essential)");
  if (!findProgram("python3")) missing.push("python3");
  const kerberos = ["/usr/include/gssapi/gssapi.h", "/usr/include/gssapi.h"].some(existsSync);
  if (process.platform === "linux" && !kerberos) missing.push("the Kerberos headers (Debian: libkrb5-dev)");
  return missing;
}

async function install(folder, node, say) {
  const missing = missingForBuild();
  if (missing.length > 0)
    throw new Error(`code-server cannot be installed here; missing: ${missing.join("; ")}`);
  say(`installing code-server ${version} (VS Code in the browser; about 90 s, 630 MB, once)`);
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
  const [npm, ...first] = npmCommand();
  const program = first.length > 0 ? node.binary : npm;
  const args = [...first, "install", "--no-audit", "--no-fund", `code-server@${version}`];
  const env = npmEnvironment({
    PATH: [node.binFolder, dirname(npm), process.env.PATH].join(delimiter),
    npm_config_nodedir: node.home,
    npm_config_unsafe_perm: "true",
    npm_config_dangerously_allow_all_scripts: "true",
  });
  const beat = setInterval(() => say("… still installing code-server"), 20_000);
  const result = await run(program, args, { cwd: folder, env, capture: true, minutes: 15 });
  clearInterval(beat);
  if (result.code !== 0)
    throw new Error(`npm could not install code-server@${version}:\n${npmComplaint(result.output)}`);
}

/**
 * VS Code's workbench and Node extension host from the npm registry, installed into the cache on first use.
 * Returns `{home, node}`: code-server's folder and the Node program to start it with, absolute paths.
 * Throws an Error that names what is missing where it cannot be had.
 */
export async function codeServer(say) {
  const node = await node24(say);
  const folder = await cachedInstall("code-server", version, say, (target) => install(target, node, say));
  return { home: join(folder, "node_modules", "code-server"), node: node.binary };
}
