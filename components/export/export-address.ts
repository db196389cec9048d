/** What somebody chose in the export dialog. */
export interface ExportChoice {
  readonly format: "pdf" | "png" | "svg" | "csv" | "json";
  readonly paper: "A4" | "A3" | "A1";
  readonly text: "brief" | "all";
  /** A table of the CSV, or `every` for one file with all of them. */
  readonly table: string;
  /** With a PDF: pages with what the map shows. */
  readonly findings: boolean;
  /** With findings: also what is worth discussing against guidance. */
  readonly guidance: boolean;
}

/** The address that gives the chosen file; of the map as it is now when there is no version. */
export function exportAddress(
  mapId: string,
  version: number | undefined,
  { format, paper, text, table, ...choice }: ExportChoice,
): string {
  const query = new URLSearchParams({ format });
  if (format === "pdf") query.set("paper", paper);
  if (isPicture(format)) query.set("text", text);
  if (format === "csv" && table !== "every") query.set("table", table);
  if (format === "pdf" && choice.findings) query.set("findings", "1");
  if (holdsFindings({ format, table, ...choice }) && choice.guidance) query.set("guidance", "1");
  return `${mapAddress(mapId, version)}/export?${query}`;
}

/** Whether what is found on the map stands in the chosen file. */
export function holdsFindings({
  format,
  table,
  findings,
}: Pick<ExportChoice, "format" | "table" | "findings">): boolean {
  if (format === "csv") return table === "every" || table === "findings";
  return format === "pdf" && findings;
}

/** The address that says how legible the map would be on each paper. */
export function checkAddress(
  mapId: string,
  version: number | undefined,
  text: ExportChoice["text"],
): string {
  return `${mapAddress(mapId, version)}/export?format=pdf&text=${text}&check=1`;
}

/** Whether the format shows the map as a picture. */
export function isPicture(format: ExportChoice["format"]): boolean {
  return format === "pdf" || format === "png" || format === "svg";
}

function mapAddress(mapId: string, version: number | undefined): string {
  const map = `/api/maps/${encodeURIComponent(mapId)}`;
  return version === undefined ? map : `${map}/versions/${version}`;
}
