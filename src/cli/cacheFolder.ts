import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/**
 * The folder of what can be made again for the user: `$XDG_CACHE_HOME/executions`, else `~/.cache/executions`. A relative
 * value is none (XDG Base Directory Specification): programs would be loaded from wherever one stands.
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  const xdg = environment["XDG_CACHE_HOME"] ?? "";
  return join(isAbsolute(xdg) ? xdg : join(home, ".cache"), "executions");
}
