import { constants, openSync } from "node:fs";

/** The terminal opened anew, so that not blocking is ours alone and does not reach who shares the descriptor. */
export function reopenWithoutBlocking(descriptor: number): { descriptor: number; own: boolean } {
  for (const path of [`/proc/self/fd/${descriptor}`, "/dev/tty"]) {
    try {
      return {
        descriptor: openSync(path, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY),
        own: true,
      };
    } catch {
      // The next name, or the descriptor as it is.
    }
  }
  return { descriptor, own: false };
}
