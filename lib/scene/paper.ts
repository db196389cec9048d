import type { Scene } from "./scene.ts";
import { textsOf } from "./shapes.ts";

/** Papers a map can be printed on, always lying on their long side. */
export const papers = ["A4", "A3", "A1"] as const;
export type Paper = (typeof papers)[number];

/** Points in a millimetre. */
const MM = 72 / 25.4;
/** Long and short side in points. */
const sizes: Readonly<Record<Paper, readonly [number, number]>> = {
  A4: [297 * MM, 210 * MM],
  A3: [420 * MM, 297 * MM],
  A1: [841 * MM, 594 * MM],
};
const MARGIN = 10 * MM;
/** Kept below the map for the line at the foot of the page. */
const FOOT = 8 * MM;
/** Text smaller than this is hard to read on paper, in points. */
const LEAST_POINTS = 8;

/** A page and where the map lies on it. Lengths in points, `scale` in points per map unit. */
export interface Page {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

type Extent = Pick<Scene, "width" | "height">;

/** The whole map on one page of this paper, as large as it fits. */
export function pageFor({ width, height }: Extent, paper: Paper): Page {
  const [long, short] = sizes[paper];
  const [roomX, roomY] = [long - 2 * MARGIN, short - 2 * MARGIN - FOOT];
  const scale = Math.min(roomX / width, roomY / height);
  const x = MARGIN + (roomX - width * scale) / 2;
  return { width: long, height: short, margin: MARGIN, scale, x, y: MARGIN };
}

/** The size in points at which the smallest text of the map prints on this paper. */
export function smallestPrintedText(scene: Scene, paper: Paper): number {
  const least = textsOf(scene.shapes).reduce(
    (smallest, { size, text }) => (text === "" ? smallest : Math.min(smallest, size)),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(least) ? least * pageFor(scene, paper).scale : 0;
}

/** How legible a map is on a paper, and what to do when it is not. */
export interface PrintCheck {
  readonly paper: Paper;
  /** In points, rounded down to a tenth. */
  readonly smallest: number;
  readonly legible: boolean;
  /** Only when it is not legible. */
  readonly warning?: string;
}

/** Whether the smallest text can be read on this paper; if not, a warning that names a larger paper that helps. */
export function checkPrint(scene: Scene, paper: Paper): PrintCheck {
  const smallest = Math.floor(smallestPrintedText(scene, paper) * 10) / 10;
  if (smallest >= LEAST_POINTS) return { paper, smallest, legible: true };
  const better = papers
    .slice(papers.indexOf(paper) + 1)
    .find((larger) => smallestPrintedText(scene, larger) >= LEAST_POINTS);
  const advice =
    better === undefined
      ? "Read the list pages that follow it, which print at 12 pt."
      : `Choose ${better}, or read the list pages that follow it, which print at 12 pt.`;
  const warning = `Smallest text prints at ${Math.max(1, Math.floor(smallest))} pt. ${advice}`;
  return { paper, smallest, legible: false, warning };
}
