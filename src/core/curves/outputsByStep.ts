/** Outputs that are alike but for the step that their path names. */
export interface StepOutputs {
  /** Their path without the step: "confusion.png" of `confusion-step-10.png` and of `confusion/10.png`. */
  readonly name: string;
  /** By step; of several of one step the last path. */
  readonly files: readonly { readonly step: number; readonly path: string }[];
}

const named =
  /(?:^|[-_. /=])(?:global[-_]?step|step|epoch|iteration|iter|round|batch)[-_ =]?(\d{1,15})(?=[-_. /]|$)/i;
const numbered = /[-_. =]?(?<!\d)(\d{1,15})$/;

/**
 * Groups paths of outputs whose names hold a step: a number behind a word such as "step" or "epoch" anywhere in the
 * path, else one at the end of the file's name.
 * @param paths POSIX, relative to `outputs/`.
 */
export function outputsByStep(paths: Iterable<string>): readonly StepOutputs[] {
  const groups = new Map<string, Map<number, string>>();
  for (const path of paths) {
    const place = stepOf(path);
    if (place === null) continue;
    const files = groups.get(place.name) ?? new Map<number, string>();
    groups.set(place.name, files.set(place.step, path));
  }
  return [...groups].map(([name, files]) => ({
    name,
    files: [...files].map(([step, path]) => ({ step, path })).sort((one, other) => one.step - other.step),
  }));
}

function stepOf(path: string): { readonly name: string; readonly step: number } | null {
  const dot = path.lastIndexOf(".");
  const isEnding = dot > path.lastIndexOf("/") + 1 && !/^\d+$/.test(path.slice(dot + 1));
  const [stem, ending] = isEnding ? [path.slice(0, dot), path.slice(dot)] : [path, ""];
  const found = named.exec(stem) ?? numbered.exec(stem);
  if (found === null) return null;
  const rest = `${stem.slice(0, found.index)}${stem.slice(found.index + found[0].length)}`;
  const name = rest.replaceAll(/^[-_. /=]+|[-_. /=]+$/g, "");
  return { name: `${name}${ending}`, step: Number(found[1]) };
}
