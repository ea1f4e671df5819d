import { arch, cpus, hostname, platform, release, totalmem, userInfo, version } from "node:os";
import { cleanArguments, looksLikeCredential } from "../../core/credentials";
import { type Instance, type Interpreter } from "../../core/records";

export interface InstanceOptions {
  /** Program and arguments, as they are started. */
  readonly commandLine: readonly string[];
  readonly workingDirectory: string;
  readonly interpreter: Interpreter | null;
  /** Of the script. */
  readonly environment: NodeJS.ProcessEnv;
  /** Names that may be recorded; `*` stands for any characters. */
  readonly allowedEnvironment: readonly string[];
  readonly recorder: Instance["recorder"];
}

/**
 * Where an execution runs (`metadata/instance.json`). Arguments are cleaned of credentials; of the environment stands
 * what is allowed and looks like none. Peak memory and CPU time are null until the end.
 */
export function captureInstance(options: InstanceOptions): Instance {
  const processors = cpus();
  return {
    host: hostname(),
    user: userName(options.environment),
    platform: { os: platform(), release: release(), version: version(), arch: arch() },
    cpu: { model: processors[0]?.model.trim() ?? "unknown", cores: processors.length },
    memory: { totalBytes: totalmem() },
    interpreter: options.interpreter,
    commandLine: cleanArguments(options.commandLine),
    workingDirectory: options.workingDirectory,
    environment: recordedEnvironment(options.environment, options.allowedEnvironment),
    recorder: options.recorder,
    peakMemoryBytes: null,
    cpuSeconds: null,
  };
}

function recordedEnvironment(
  environment: NodeJS.ProcessEnv,
  allowed: readonly string[],
): Record<string, string> {
  const isAllowed = patternOf(allowed);
  const recorded: Record<string, string> = {};
  for (const name of Object.keys(environment).sort()) {
    const value = environment[name];
    if (value === undefined || !isAllowed.test(name)) continue;
    if (!looksLikeCredential(name, value)) recorded[name] = value;
  }
  return recorded;
}

/** One pattern for all of them. On Windows the names of variables know no case. */
function patternOf(names: readonly string[]): RegExp {
  const patterns = names.map((name) =>
    name
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*"),
  );
  return new RegExp(`^(?:${patterns.join("|")})$`, platform() === "win32" ? "i" : "");
}

/** In a container the user id often has no entry in the list of users. */
function userName(environment: NodeJS.ProcessEnv): string {
  try {
    return userInfo().username;
  } catch {
    return environment["USER"] ?? environment["LOGNAME"] ?? `uid ${process.getuid?.() ?? "unknown"}`;
  }
}
