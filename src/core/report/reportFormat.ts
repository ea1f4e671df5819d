/** What a report can be written as. */
export const reportFormats = ["report-html", "report-md"] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** Whether a text names a format of reports. */
export function isReportFormat(text: string): text is ReportFormat {
  return reportFormats.some((format) => format === text);
}

/** What a report is written as by how its file is called: HTML unless that ends with .md. */
export function reportFormatOf(file: string): ReportFormat {
  return file.toLowerCase().endsWith(reportEnding("report-md")) ? "report-md" : "report-html";
}

/** How the name of a report ends. */
export function reportEnding(format: ReportFormat): string {
  return format === "report-html" ? ".html" : ".md";
}

/** What a report is called where its folder alone is told: after the execution, or after all of them. */
export function reportName(ids: readonly string[], format: ReportFormat): string {
  const [only, ...others] = ids;
  const stem = only === undefined || others.length > 0 ? "executions" : only;
  return `${stem}-report${reportEnding(format)}`;
}
