import { html, type TemplateResult } from "lit";
import { format } from "../../../src/shared/format";
import { ansiText } from "./ansiText";
import { lastWritten, type LogLine } from "./logLines";

/** One line: a bar that tells its stream, its time, its text. */
export function logLine({ stream, at, text }: LogLine): TemplateResult {
  return html`<div class="line ${stream}">
    <span class="at">${at === null ? "" : clock(at)}</span
    ><span class="text">${ansiText(format.printed(lastWritten(text)))}</span>
  </div>`;
}

/** Time since the start: "0:07.25", "1:02:03". */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return `${hours}:${two(minutes)}:${two(seconds % 60)}`;
  return `${minutes}:${two(seconds % 60)}.${two(Math.floor((ms % 1000) / 10))}`;
}
