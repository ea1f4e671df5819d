import { homedir } from "node:os";
import { join } from "node:path";

/**
 * The folder, outside the repository, where editors and runtimes for development are kept:
 * `$EXECUTIONS_DEV_CACHE`, else `executions-dev` in the user's cache folder.
 */
export function cacheFolder(environment = process.env) {
  if (environment.EXECUTIONS_DEV_CACHE) return environment.EXECUTIONS_DEV_CACHE;
  return join(environment.XDG_CACHE_HOME || join(homedir(), ".cache"), "executions-dev");
}
