import { plainReportText } from "./plainReportText";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Any text as HTML shows it, within elements and within quoted attributes. */
export function escapeHtml(text: string): string {
  return plainReportText(text).replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
