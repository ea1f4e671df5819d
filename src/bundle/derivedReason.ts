import type { JobStatus } from "../core/jobStatus";
import { placeOf } from "./owner";

/**
 * What is known of an execution whose owner is gone without an end.
 * @param survivors pids of its script that live on.
 */
export function deadReason(survivors: readonly number[]): string {
  const gone = "The process that ran it is gone and wrote no end";
  if (survivors.length === 0) return gone;
  return `${gone}; its script still runs (${survivors.length === 1 ? "process" : "processes"} ${survivors.join(", ")})`;
}

/** Why nobody here can tell whether an execution still runs. */
export function unknownReason({ owner }: JobStatus): string {
  if (owner === null) return "It does not say who runs it";
  switch (placeOf(owner)) {
    case "other machine":
      return `It runs or ran on ${owner.host}, and only there it is known whether it still does`;
    case "other boot":
      return "This machine was restarted while it ran";
    case "other container":
      return "It runs or ran in another container of this machine";
    case "here":
      return "It cannot be told whether it still runs";
  }
}
