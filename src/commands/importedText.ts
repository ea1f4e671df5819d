import type { Translate } from "../core/translate";

/** An execution of an archive that was imported, or was here already. */
export interface Imported {
  readonly id: string;
  readonly isNew: boolean;
}

/** What an import came to, in words; null where nothing was to be imported. */
export function importedText(imported: readonly Imported[], t: Translate): string | null {
  const [first, ...others] = imported;
  if (first === undefined) return null;
  if (others.length === 0)
    return first.isNew ? t("Imported {0}.", first.id) : t("{0} is already here.", first.id);
  const fresh = imported.filter(({ isNew }) => isNew).length;
  const known = imported.length - fresh;
  if (known === 0) return t("Imported {0} executions.", fresh);
  if (fresh === 0) return t("All {0} executions are already here.", known);
  if (fresh === 1)
    return known === 1
      ? t("Imported 1 execution; 1 was already here.")
      : t("Imported 1 execution; {0} were already here.", known);
  return known === 1
    ? t("Imported {0} executions; 1 was already here.", fresh)
    : t("Imported {0} executions; {1} were already here.", fresh, known);
}
