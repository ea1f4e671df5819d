import { type Browser, chromium } from "playwright-core";
import { hostTools } from "./hostTools";

const quietFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a browser without window. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: hostTools().browser, args: quietFlags });
}
