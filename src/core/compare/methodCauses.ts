import { decisiveParameters, methodText } from "../method/methodText";
import { parameterLines } from "../processDescription";
import type { Cause } from "./cause";
import type { ComparedExecution } from "./comparedExecution";
import { withoutNoise } from "./noise";

/** Another method or script; else what the method runs in another way. */
export function methodCauses(before: ComparedExecution, after: ComparedExecution): Cause[] {
  const [old, now] = [before.summary, after.summary];
  const common = { kind: "method", lines: null, section: "method" } as const;
  if (old.script !== now.script)
    return [{ ...common, name: "script", before: old.script, after: now.script, likelihood: 100 }];
  if (old.methodId !== now.methodId)
    return [{ ...common, name: "method", before: old.methodId, after: now.methodId, likelihood: 100 }];
  return parameterChanges(before, after).map((change) => ({ ...common, ...change, likelihood: 78 }));
}

function parameterChanges(
  before: ComparedExecution,
  after: ComparedExecution,
): Pick<Cause, "name" | "before" | "after">[] {
  const [old, now] = [before.method, after.method];
  if (old === null || now === null || methodText(old) === methodText(now)) return [];
  return decisiveParameters.flatMap((name) => {
    const [was, is] = [parameterLines(old, name).join("\n"), parameterLines(now, name).join("\n")];
    const isNoise = withoutNoise(was, before) === withoutNoise(is, after);
    return isNoise ? [] : [{ name, before: shortOf(was), after: shortOf(is) }];
  });
}

/** A script of several lines is told by its name alone. */
function shortOf(text: string): string | null {
  return text === "" || text.includes("\n") ? null : text;
}
