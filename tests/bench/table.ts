/** One line of a bench: what was measured, ours, what it is held against, and how many times as much ours is. */
export interface Line {
  readonly what: string;
  readonly ours: number;
  readonly floor: number;
  /** What `floor` is. */
  readonly against: string;
  readonly unit: string;
  /** The ratio aimed at, where there is an aim. */
  readonly aim?: number;
}

/** Prints lines as a Markdown table, ready for the README. */
export function printTable(title: string, lines: readonly Line[]): void {
  console.log(`\n### ${title}\n`);
  console.log("| measured | ours | held against | ratio | aim |");
  console.log("| --- | ---: | ---: | ---: | ---: |");
  for (const { what, ours, floor, against, unit, aim } of lines) {
    const ratio = (ours / floor).toFixed(2);
    console.log(
      `| ${what} | ${figure(ours)} ${unit} | ${against}: ${figure(floor)} ${unit} | ${ratio} × | ${aim === undefined ? "–" : `≤ ${aim} ×`} |`,
    );
  }
}

function figure(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString("en-GB")
    : value.toFixed(value >= 10 ? 1 : 2);
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
