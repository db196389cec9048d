/** One line of a bench: what was measured, ours, what it is held against, and how many times as much ours is. */
export interface Line {
  readonly what: string;
  readonly ours: number;
  readonly floor: number;
  /** What `floor` is. */
  readonly against: string;
  readonly unit: string;
  /** The ratio of each round, where both were measured in rounds: their median is given, with the lowest and the highest. */
  readonly ratios?: readonly number[];
  /** The ratio aimed at, where there is an aim. */
  readonly aim?: number;
}

/** Prints lines as a Markdown table, ready for the README. */
export function printTable(title: string, lines: readonly Line[]): void {
  console.log(`\n### ${title}\n`);
  console.log("| measured | ours | held against | ratio | aim |");
  console.log("| --- | ---: | ---: | ---: | ---: |");
  for (const line of lines) {
    const { what, ours, floor, against, unit, aim } = line;
    console.log(
      `| ${what} | ${figure(ours)} ${unit} | ${against}: ${figure(floor)} ${unit} | ${ratioOf(line)} | ${aim === undefined ? "–" : `≤ ${aim} ×`} |`,
    );
  }
}

/** “1.20 ×”, or “1.20 × [1.11–1.34]”. */
function ratioOf({ ours, floor, ratios }: Line): string {
  if (ratios === undefined) return `${(ours / floor).toFixed(2)} ×`;
  const range = [Math.min(...ratios), Math.max(...ratios)].map((one) => one.toFixed(2)).join("–");
  return `${median(ratios).toFixed(2)} × [${range}]`;
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
