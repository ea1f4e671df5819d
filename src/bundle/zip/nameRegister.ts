/** Names that were seen; tells one that cannot stand beside them on the system that stores them. */
export class NameRegister {
  private readonly files = new Set<string>();
  private readonly folders = new Set<string>();
  private readonly foldsCase: boolean;

  /** @param platform Windows and macOS take names that differ in case or in composed letters alone for the same. */
  constructor(platform: NodeJS.Platform) {
    this.foldsCase = platform === "win32" || platform === "darwin";
  }

  /** @returns why the name cannot be added, or null when it was. */
  add(name: string, isFolder: boolean): string | null {
    const key = this.foldsCase ? name.normalize("NFC").toLowerCase() : name;
    if (this.files.has(key)) return "another entry has the same name";
    if (isFolder) {
      // A folder is also known from the files below it: only the second file of a name is a second one.
      if (!this.addFolders(`${key}/`)) return "another entry is a file where it needs a folder";
      return null;
    }
    if (this.folders.has(key)) return "another entry is a folder of the same name";
    if (!this.addFolders(key)) return "another entry is a file where it needs a folder";
    this.files.add(key);
    return null;
  }

  private addFolders(key: string): boolean {
    for (let end = key.lastIndexOf("/"); end > 0; end = key.lastIndexOf("/", end - 1)) {
      const folder = key.slice(0, end);
      if (this.folders.has(folder)) return true;
      if (this.files.has(folder)) return false;
      this.folders.add(folder);
    }
    return true;
  }
}
