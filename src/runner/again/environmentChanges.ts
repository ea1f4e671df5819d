import type { Instance } from "../../core/records";

const maximumPackages = 10;

/** A bundle from elsewhere may tell less. */
type Recorded = Partial<Instance>;

/** In what the environment of a run differs from that of an earlier one, where it may matter for results. */
export function environmentChanges(before: Recorded | null, after: Recorded | null): string[] {
  if (before === null || after === null) return [];
  return [
    ...changed("the interpreter", interpreterText(before), interpreterText(after)),
    ...packageChanges(before.interpreter?.packages, after.interpreter?.packages),
    ...changed("the platform", platformText(before), platformText(after)),
    ...changed("the processor", before.cpu?.model ?? null, after.cpu?.model ?? null),
  ];
}

function interpreterText({ interpreter }: Recorded): string | null {
  if (interpreter === null || interpreter === undefined) return null;
  return [interpreter.path.split(/[\\/]/).at(-1), interpreter.version].filter(Boolean).join(" ");
}

function platformText({ platform }: Recorded): string | null {
  return platform === undefined ? null : `${platform.os} ${platform.arch}`;
}

function changed(what: string, before: string | null, after: string | null): string[] {
  return before === null || before === after ? [] : [`${what} was ${before} and is ${after ?? "none"} now`];
}

type Packages = Readonly<Record<string, string>> | undefined;

function packageChanges(before: Packages, after: Packages): string[] {
  if (before === undefined || after === undefined) return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => before[name] !== after[name],
  );
  if (names.length === 0) return [];
  const told = names
    .slice(0, maximumPackages)
    .map((name) => `${name} ${before[name] ?? "(absent)"} → ${after[name] ?? "(absent)"}`);
  const more = names.length > told.length ? ` and ${names.length - told.length} more` : "";
  return [`packages differ: ${told.join(", ")}${more}`];
}
