import { constants } from "node:fs";

/** A link is not followed, and a FIFO that nobody writes to does not block. The flags are absent on Windows. */
export const openWithoutFollowing = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
