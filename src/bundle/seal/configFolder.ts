import { homedir } from "node:os";
import { posix, win32 } from "node:path";

/**
 * The folder of the user's own settings and keys: `EXECUTIONS_CONFIG_DIR`, else the platform's place
 * (XDG Base Directory Specification; `~/Library/Application Support`; `%APPDATA%`) and `executions` in it.
 */
export function configFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const own = environment["EXECUTIONS_CONFIG_DIR"];
  if (isSet(own)) return own;
  if (platform === "win32") return windowsFolder(environment["APPDATA"], home);
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", "executions");
  const xdg = environment["XDG_CONFIG_HOME"];
  return posix.join(isSet(xdg) && posix.isAbsolute(xdg) ? xdg : posix.join(home, ".config"), "executions");
}

function windowsFolder(appData: string | undefined, home: string): string {
  return win32.join(isSet(appData) ? appData : win32.join(home, "AppData", "Roaming"), "executions");
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
