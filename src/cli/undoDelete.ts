import { wrongUse } from "../core/humanError";
import { restoreDeleted } from "../bundle/trash/restoreDeleted";
import { listTrash } from "../bundle/trash/trash";
import { notedIds } from "../bundle/trash/trashNotes";
import { eachInTurn } from "../store/eachInTurn";
import { allArguments } from "./arguments";
import { printOutcome } from "./outcome";
import type { VerbCall } from "./verb";

const shownIds = 10;

/** `executions delete --undo ID...`: brings deleted executions back. @throws {HumanError} wrong use. */
export async function undoDelete(call: VerbCall): Promise<number> {
  const { layout, now } = call;
  const texts = allArguments(call);
  if (texts.length === 0) throw wrongUse(`name what to bring back: ${trashText(idsIn(call))}.`);
  const ids = new Set(texts.map((text) => resolve(text, idsIn(call))));
  const { done, refused } = await eachInTurn([...ids], async (id) => {
    await restoreDeleted(layout, id, now());
  });
  const reasons = refused.map(({ one, reason }) => ({ id: one, reason }));
  return printOutcome(call, "Brought back", { done, refused: reasons });
}

/** The last deleted first; also those whose deletion was cut off. */
function idsIn({ layout }: VerbCall): readonly string[] {
  return [...new Set([...listTrash(layout).map(({ id }) => id), ...notedIds(layout)])];
}

function resolve(text: string, ids: readonly string[]): string {
  if (ids.includes(text)) return text;
  const [last] = ids;
  if (text === "@last" && last !== undefined) return last;
  const candidates = text === "" ? [] : ids.filter((id) => id.startsWith(text));
  const [only, ...others] = candidates;
  if (only === undefined) throw wrongUse(`there is no ${text} in the trash: ${trashText(ids)}.`);
  if (others.length > 0) throw wrongUse(`${text} is not unique in the trash: ${candidates.join(", ")}.`);
  return only;
}

function trashText(ids: readonly string[]): string {
  if (ids.length === 0) return "it is empty";
  const more = ids.length > shownIds ? ` and ${ids.length - shownIds} more` : "";
  return `it holds ${ids.slice(0, shownIds).join(", ")}${more}`;
}
