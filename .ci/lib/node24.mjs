import { join } from "node:path";
import { cachedInstall } from "./cachedInstall.mjs";
import { npmCommand, npmComplaint, npmEnvironment } from "./npm.mjs";
import { run } from "./command.mjs";

const version = "24.21.0";

/**
 * Node 24 with its headers from the npm registry, as code-server needs it.
 * Returns `{home, binFolder, binary}`, absolute paths. Throws where npm cannot install it.
 */
export async function node24(say) {
  const platform = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = await cachedInstall("node24", version, say, async (target) => {
    say(`installing Node ${version} for code-server`);
    const [npm, ...first] = npmCommand();
    const args = [
      ...first,
      "install",
      "--prefix",
      target,
      "--no-save",
      "--no-audit",
      "--no-fund",
      `${name}@${version}`,
    ];
    const result = await run(npm, args, { cwd: target, env: npmEnvironment(), capture: true, minutes: 5 });
    if (result.code !== 0)
      throw new Error(`npm could not install ${name}@${version}:\n${npmComplaint(result.output)}`);
  });
  const home = join(folder, "node_modules", name);
  const binFolder = process.platform === "win32" ? home : join(home, "bin");
  return { home, binFolder, binary: join(binFolder, process.platform === "win32" ? "node.exe" : "node") };
}
