import { formatBytes } from "../format/bytes";
import { valueText } from "../format/valueText";
import type { Json } from "../json";
import type { Cause } from "./cause";
import type { ComparedExecution } from "./comparedExecution";
import { lockFilesOf, machineOf, packagesOf, variablesOf } from "./environmentOf";
import { isNoiseVariable, variableWithoutNoise } from "./noise";
import { versionStep } from "./versionStep";

type Texts = Readonly<Record<string, string>>;

/** Interpreter, packages, variables and machine. */
export function environmentCauses(before: ComparedExecution, after: ComparedExecution): Cause[] {
  return [
    ...interpreterCauses(before, after),
    ...packageCauses(before, after),
    ...variableCauses(before, after),
    ...machineCauses(before, after),
  ];
}

function interpreterCauses(before: ComparedExecution, after: ComparedExecution): Cause[] {
  const [old, now] = [machineOf(before.instance), machineOf(after.instance)];
  const [was, is] = [textIn(old, "interpreter version"), textIn(now, "interpreter version")];
  const [one, other] = [textIn(old, "interpreter"), textIn(now, "interpreter")];
  const common = { kind: "interpreter", lines: null, section: "environment" } as const;
  if (one === null || other === null) return [];
  if (one !== other) return [{ ...common, name: "interpreter", before: one, after: other, likelihood: 85 }];
  if (was === null || is === null || was === is) return [];
  const likelihood = versionStep(was, is) === "patch" ? 35 : 55;
  return [{ ...common, name: one, before: was, after: is, likelihood }];
}

const packageLikelihood = { major: 70, minor: 50, patch: 40 } as const;

function packageCauses(before: ComparedExecution, after: ComparedExecution): Cause[] {
  const [old, now] = [packagesOf(before.instance), packagesOf(after.instance)];
  const common = { kind: "package", lines: null } as const;
  const packages =
    old === null || now === null
      ? []
      : changesOf(old, now).map((change) => ({
          ...common,
          ...change,
          section: "packages" as const,
          likelihood:
            change.before === null || change.after === null
              ? 45
              : packageLikelihood[versionStep(change.before, change.after)],
        }));
  if (packages.length > 0) return packages;
  const locks = changesOf(lockFilesOf(before.instance), lockFilesOf(after.instance));
  return locks
    .filter((lock) => lock.before !== null && lock.after !== null)
    .map(({ name, after: content }) => ({
      ...common,
      ...(content === null ? {} : { content }),
      ...{ name, before: null, after: null, section: "environment" as const, likelihood: 25 },
    }));
}

function changesOf(before: Texts, after: Texts): Pick<Cause, "name" | "before" | "after">[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const [was, is] = [ownText(before, name), ownText(after, name)];
    return was === is ? [] : [{ name, before: was, after: is }];
  });
}

/** A package may have a name that every object knows: "constructor". */
function ownText(texts: Texts, name: string): string | null {
  return Object.hasOwn(texts, name) ? (texts[name] ?? null) : null;
}

const surroundings =
  /^(?:LANG|LANGUAGE|LC_.*|TZ|CI|PYTHONPATH|PYTHONHOME|R_LIBS.*|(?:LD|DYLD)_LIBRARY_PATH)$/;

function variableCauses(before: ComparedExecution, after: ComparedExecution): Cause[] {
  const [old, now] = [variablesOf(before.instance), variablesOf(after.instance)];
  return changesOf(old, now)
    .filter(({ name }) => !isNoiseVariable(name))
    .filter(
      (change) =>
        change.before === null ||
        change.after === null ||
        variableWithoutNoise(change.before, before) !== variableWithoutNoise(change.after, after),
    )
    .map((change) => ({
      kind: "variable",
      ...change,
      lines: null,
      likelihood: surroundings.test(change.name) ? 30 : 58,
      section: "variables",
    }));
}

const machineLikelihood: Readonly<Record<string, number>> = {
  gpus: 45,
  cuda: 40,
  os: 35,
  architecture: 35,
  container: 35,
  processor: 25,
  cores: 20,
  memory: 20,
  "gpu driver": 20,
  "os release": 10,
  host: 10,
};

function machineCauses(before: ComparedExecution, after: ComparedExecution): Cause[] {
  const [old, now] = [machineOf(before.instance), machineOf(after.instance)];
  const common = { kind: "machine", lines: null, section: "environment" } as const;
  const machines = Object.entries(machineLikelihood).flatMap(([name, likelihood]) => {
    const [was, is] = [textIn(old, name), textIn(now, name)];
    // A container is given another host name at each start.
    const isNoise = name === "host" && (old["container"] !== null || now["container"] !== null);
    const isKnown = was !== null && is !== null;
    const cameOrWent = name === "gpus" || name === "container";
    return was === is || isNoise || !(isKnown || cameOrWent)
      ? []
      : [{ ...common, name, before: was, after: is, likelihood }];
  });
  const [was, is] = [before.summary.infrastructure, after.summary.infrastructure];
  if (was === is || was === null || is === null) return machines;
  return [...machines, { ...common, name: "infrastructure", before: was, after: is, likelihood: 35 }];
}

function textIn(machine: Readonly<Record<string, Json>>, name: string): string | null {
  const value = machine[name] ?? null;
  if (value === null) return null;
  return name === "memory" && typeof value === "number" ? formatBytes(value) : valueText(value);
}
