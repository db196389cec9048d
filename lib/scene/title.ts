import { dayInWords } from "#lib/gap-map/day.ts";
import type { About } from "#lib/gap-map/model.ts";
import { wrap } from "./measure.ts";
import { type Shape, text } from "./shapes.ts";

/** What a picture says about itself. `date` is ISO 8601: when the version was saved, or the live map exported. */
export interface SceneInfo {
  readonly title: string;
  readonly version?: number;
  readonly name?: string;
  readonly status?: "draft" | "agreed" | "automatic";
  readonly date: string;
}

const SIDE = 24;
/** Sizes are for a map of this width; on a wider one they grow with it, since it prints smaller. */
const USUAL_WIDTH = 2_000;

/** Version, status and date in words: "Version 3, Agreed with all · agreed · 22 November 2026". */
export function statusLine({ version, name, status, date }: SceneInfo): string {
  const called = name === undefined || name.trim() === "" ? "" : `, ${name}`;
  const which =
    version === undefined ? "Live map, not a saved version" : `Version ${version}${called}`;
  const state = status === "automatic" ? "saved automatically" : status;
  return [which, ...(state === undefined ? [] : [state]), dayInWords(date)].join(" · ");
}

/** The block above the map: title, version, status and date, area, question and disclaimer. */
export function titleBlock(
  about: About,
  info: SceneInfo,
  width: number,
  notice: string | undefined,
): { shapes: Shape[]; height: number } {
  const room = width - 2 * SIDE;
  const shapes: Shape[] = [];
  const scale = Math.min(2, Math.max(1, width / USUAL_WIDTH));
  let y = 16;
  const add = (words: string, usual: number, style: { bold?: boolean; most?: number } = {}) => {
    const size = Math.round(usual * scale);
    for (const line of wrap(words, room, size, style.bold, style.most).lines) {
      y += size * 1.2;
      const colour = style.bold === true ? "ink" : "quiet";
      shapes.push(text(SIDE, y, line, { size, bold: style.bold === true, colour }));
    }
    y += size * 0.25;
  };
  add(info.title, 36, { bold: true, most: 2 });
  const area = about.area === undefined ? "" : ` · ${about.area}`;
  add(`${statusLine(info)}${area}`, 20, { most: 2 });
  if (about.question !== undefined) add(about.question, 18, { most: 2 });
  if (about.disclaimer !== undefined) add(about.disclaimer, 15, { most: 4 });
  if (notice !== undefined) add(notice, 15, { bold: true, most: 2 });
  return { shapes, height: y + 16 };
}
