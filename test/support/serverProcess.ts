import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

const startLimitMs = 60_000;

/** A server that runs in a process group of its own. */
export interface ServerProcess {
  /** The address that it printed. */
  readonly address: URL;
  /** Everything that it wrote up to now, both streams in order of arrival. */
  log(): string;
  /** Ends it with its descendants; resolves when it is gone. */
  stop(): Promise<void>;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  signalGroup(child, "SIGTERM");
  const insist = setTimeout(() => signalGroup(child, "SIGKILL"), 5000);
  await gone;
  clearTimeout(insist);
  signalGroup(child, "SIGKILL");
}

/**
 * Starts a server and waits until it prints an address that `pattern` finds (its first group).
 * Throws an Error with the server's log where it ends first or takes over a minute.
 */
export async function startServer(
  program: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  pattern: RegExp,
): Promise<ServerProcess> {
  const child = spawn(program, args, { env: environment, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const endWithUs = (): void => signalGroup(child, "SIGKILL");
  process.once("exit", endWithUs);
  child.once("exit", () => process.off("exit", endWithUs));
  let log = "";
  const address = await new Promise<URL>((resolve, reject) => {
    const refuse = (reason: string): void => reject(new Error(`${program} ${reason}:\n${log.slice(-4000)}`));
    const late = setTimeout(() => refuse("printed no address within a minute"), startLimitMs);
    const read = (text: string): void => {
      log += text;
      const found = pattern.exec(log)?.[1];
      if (found === undefined) return;
      clearTimeout(late);
      resolve(new URL(found));
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", read);
    child.once("error", (error) => refuse(error.message));
    child.once("exit", (code) => refuse(`ended with ${code ?? "a signal"}`));
  }).catch(async (error: unknown) => {
    await stop(child);
    throw error;
  });
  return { address, log: () => log, stop: () => stop(child) };
}
