/** Reads RFC 4180 text back as rows of cells: an independent reader, for tests. */
export function readCsv(file: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const text = file.replace(/^\ufeff/, "");
  for (let at = 0; at < text.length; at += 1) {
    const one = text.charAt(at);
    if (quoted && one === '"' && text.charAt(at + 1) === '"') {
      cell += one;
      at += 1;
    } else if (one === '"') quoted = !quoted;
    else if (quoted) cell += one;
    else if (one === ",") {
      row.push(cell);
      cell = "";
    } else if (one === "\r" && text.charAt(at + 1) === "\n") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
      at += 1;
    } else cell += one;
  }
  return rows;
}

/** The rows as records by the names in the first row. */
export function recordsIn(file: string): Record<string, string>[] {
  const [names = [], ...rows] = readCsv(file);
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ""])));
}
