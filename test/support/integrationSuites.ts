/** One start of an extension host: the tests that it runs and the window that they find. */
export interface IntegrationSuite {
  /** The folder of `test/integration/` that holds its tests. */
  readonly name: string;
  /** The fixture that is opened as a folder, as all folders of a workspace file, or not at all. */
  readonly opens: "folder" | "workspace" | "nothing";
  /** Paths from the repository's root that are copied, one git repository each. */
  readonly folders: readonly string[];
  /** Whether the window is trusted; otherwise it is in Restricted Mode. */
  readonly trusted: boolean;
}

const fixtures = "test/fixtures/workspaces";

/** The windows that tests inside the extension host can ask for, by the folder they lie in. */
export const integrationSuites: readonly IntegrationSuite[] = [
  { name: "default", opens: "folder", folders: [`${fixtures}/default`], trusted: true },
  {
    name: "multiRoot",
    opens: "workspace",
    folders: [`${fixtures}/default`, `${fixtures}/second`],
    trusted: true,
  },
  { name: "noFolder", opens: "nothing", folders: [], trusted: true },
  { name: "restricted", opens: "folder", folders: [`${fixtures}/default`], trusted: false },
];
