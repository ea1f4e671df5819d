import { updateAnnotations } from "../bundle/changeAnnotations";
import type { Annotations } from "../core/records";
import type { Edit, EditHistory } from "./editHistory";
import type { WorkspaceEntry } from "./workspaces";

/** An execution with the folder that holds it. */
interface Place {
  readonly entry: WorkspaceEntry;
  readonly id: string;
}

/**
 * Changes what the user says about executions, as one step that can be undone.
 * @param change makes of what is said now the fields that shall be otherwise.
 * @throws {HumanError} at the first that cannot be changed; those before it are.
 */
export function annotate(
  edits: EditHistory,
  places: readonly Place[],
  change: (present: Annotations) => Partial<Annotations>,
): void {
  const step: Edit[] = [];
  try {
    for (const place of places) step.push(...changeOne(place, change));
  } finally {
    edits.push(step);
    for (const store of new Set(places.map(({ entry }) => entry.store))) store.followJournal();
  }
}

/**
 * The same with one of several; the caller keeps the step, and lets the store follow.
 * @throws {HumanError} when it cannot be changed.
 */
export function changeOne(
  { entry, id }: Place,
  change: (present: Annotations) => Partial<Annotations>,
): readonly Edit[] {
  const made: Edit[] = [];
  updateAnnotations(
    entry.layout,
    id,
    (present) => {
      const after = change(present);
      const target = { workspace: entry.layout.workspace, id };
      made.push({ target, before: fieldsOf(present, after), after });
      return { ...present, ...after };
    },
    new Date(),
  );
  return made;
}

/** The same fields of another. */
export function fieldsOf(annotations: Annotations, like: Partial<Annotations>): Partial<Annotations> {
  return Object.fromEntries(Object.entries(annotations).filter(([name]) => name in like));
}
