import { existsSync, readdirSync, readFileSync, unwatchFile, watchFile } from "node:fs";
import { join } from "node:path";

const limitMs = 30_000;
const lookEveryMs = 100;

/** The bundles of a workspace as they lie on the disk. */
export class ExecutionBundles {
  readonly #workspace: string;

  /** @param workspace absolute path of the folder that holds `.executions`. */
  constructor(workspace: string) {
    this.#workspace = workspace;
  }

  /** The ids, oldest first: an id begins with method and time. */
  ids(): string[] {
    const folder = this.folder("");
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  }

  /** The id of the only bundle. Throws where there is another number of them. */
  only(): string {
    const [id, ...others] = this.ids();
    if (id === undefined || others.length > 0)
      throw new Error(`There is not one bundle but ${this.ids().length}: ${this.ids().join(", ")}`);
    return id;
  }

  /** The absolute path of a bundle. */
  folder(id: string): string {
    return join(this.#workspace, ".executions", "executions", id);
  }

  /** A file of a bundle as text. */
  text(id: string, path: string): string {
    return readFileSync(join(this.folder(id), path), "utf8");
  }

  /** A JSON file of a bundle. */
  json<T>(id: string, path: string): T {
    return JSON.parse(this.text(id, path)) as T;
  }

  /** The lines of a file of JSON lines. */
  lines<T>(id: string, path: string): T[] {
    const lines = this.text(id, path).split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as T);
  }

  /** Waits until a bundle is sealed: its signature is what the runner writes last. */
  async sealed(id: string): Promise<void> {
    await untilExists(join(this.folder(id), "auth", "jwt.json"));
  }
}

async function untilExists(file: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const end = (done: () => void): void => {
      clearTimeout(limit);
      unwatchFile(file);
      done();
    };
    const look = (): void => {
      if (existsSync(file)) end(resolve);
    };
    const limit = setTimeout(() => {
      end(() => reject(new Error(`${file} did not come within ${limitMs / 1000} s`)));
    }, limitMs);
    watchFile(file, { interval: lookEveryMs }, look);
    look();
  });
}
