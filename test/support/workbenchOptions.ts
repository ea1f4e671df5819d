import { type BrowserContextOptions } from "playwright-core";

/** How an end-to-end test wants its workbench. */
export interface WorkbenchOptions {
  /** The folder that is copied and opened, from the repository's root; null opens no folder. Default: `media/sample`. */
  readonly workspace?: string | null;
  /** Whether the copy is a git repository with one commit. Default: true. */
  readonly repository?: boolean;
  /** Default: dark. */
  readonly theme?: "dark" | "light" | "highContrast";
  /** False opens the folder in Restricted Mode. Default: true. */
  readonly trusted?: boolean;
  /** `link`: this checkout; `vsix`: the packaged file that users get. Default: link. */
  readonly extension?: "link" | "vsix";
  /** How much VS Code writes to its logs. Default: as a user's does. */
  readonly logLevel?: "trace";
  /** Additional user settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Additional variables of the extension host. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Of the server, its extension host and the browser, such as "Etc/GMT-5". Default: the machine's. */
  readonly timeZone?: string;
  /** The window in CSS pixels. Default: 1400 by 900. */
  readonly size?: { readonly width: number; readonly height: number };
}

const themes = {
  dark: "Default Dark Modern",
  light: "Default Light Modern",
  highContrast: "Default High Contrast",
};

/** The user settings that these options ask for. */
export function settingsOf(options: WorkbenchOptions): Record<string, unknown> {
  return { "workbench.colorTheme": themes[options.theme ?? "dark"], ...options.settings };
}

/** What of these options the server takes as it is. */
export function serverOptionsOf({
  logLevel,
  environment,
  timeZone,
}: WorkbenchOptions): Pick<WorkbenchOptions, "logLevel" | "environment"> {
  return {
    ...(logLevel && { logLevel }),
    environment: { ...environment, ...(timeZone && { TZ: timeZone }) },
  };
}

/** What of these options the window in the browser takes. */
export function pageOptionsOf({ size, timeZone }: WorkbenchOptions): BrowserContextOptions {
  return {
    viewport: size ?? { width: 1400, height: 900 },
    // Packing and unpacking the workbench takes a second of a core at each start.
    extraHTTPHeaders: { "Accept-Encoding": "identity" },
    ...(timeZone && { timezoneId: timeZone }),
  };
}
