import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The absolute path of the repository that these programs belong to. */
export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
