import { rmSync } from "node:fs";

/** The files that hand a form's values to the runner: gone once they were read. */
export class RequestFiles {
  private readonly written = new Map</* run */ string, /* absolute path */ string>();

  note(run: string, path: string): void {
    this.written.set(run, path);
  }

  remove(run: string): void {
    const path = this.written.get(run);
    if (path === undefined) return;
    rmSync(path, { force: true });
    this.written.delete(run);
  }
}
