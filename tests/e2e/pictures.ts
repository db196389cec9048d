import type { Locator, Page } from "@playwright/test";

/** Part of the screen, in px. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Pictures {
  /** The whole screen. */
  readonly before: Buffer;
  /** What is within `part`. */
  readonly after: Buffer;
  readonly part: Part;
}

/** How many pixels of a part of the screen differ in brightness by at least 3 to 1. */
export async function brightened(page: Page, { before, after, part }: Pictures): Promise<number> {
  await page.evaluate(readPictures);
  return page.evaluate(
    async ({ before, after, x, y }) => {
      const { brightnessOf, differ } = window as unknown as PictureWindow;
      const is = await brightnessOf(after);
      const was = await brightnessOf(before, { x, y, as: after });
      return is.light.filter((light, pixel) => differ(light, was.light[pixel] ?? 0)).length;
    },
    {
      before: before.toString("base64"),
      after: after.toString("base64"),
      x: Math.max(0, part.x),
      y: part.y,
    },
  );
}

/** A sign as it is seen where there are no colours: pixels that stand out by at least 3 to 1, row by row. */
export interface Sign {
  /** From what the sign stands on, and all that lies between such pixels: its outline, filled. */
  readonly outline: readonly boolean[];
  /** In its middle, from what is most of it: its letter. */
  readonly letter: readonly boolean[];
}

/** A sign on the screen. The page is without colours by then. */
export async function signAt(page: Page, sign: Locator): Promise<Sign> {
  await sign.scrollIntoViewIfNeeded();
  const box = await sign.boundingBox();
  if (box === null) throw new Error(`not on the screen: ${sign}`);
  const size = Math.ceil(box.width) + 2;
  const picture = await page.screenshot({
    clip: { x: Math.round(box.x) - 1, y: Math.round(box.y) - 1, width: size, height: size },
  });
  await page.evaluate(readPictures);
  return page.evaluate(async (text) => {
    const { brightnessOf, differ } = window as unknown as PictureWindow;
    const { light, width } = await brightnessOf(text);
    const standsOut = light.map((one) => differ(one, light[0] ?? 0));
    const rows = Array.from({ length: width }, (_, row) =>
      standsOut.slice(row * width, (row + 1) * width),
    );
    const outline = rows.flatMap((row) => {
      const [first, last] = [row.indexOf(true), row.lastIndexOf(true)];
      return row.map((_, at) => first >= 0 && at >= first && at <= last);
    });
    const within = light.filter((_, at) => {
      const fromMiddle = [at % width, Math.floor(at / width)].map((one) => one + 0.5 - width / 2);
      return fromMiddle.every((one) => Math.abs(one) < width / 4);
    });
    const most = [...within].sort((a, b) => a - b)[Math.floor(within.length / 2)] ?? 0;
    return { outline, letter: within.map((one) => differ(one, most)) };
  }, picture.toString("base64"));
}

/** How different two pictures of one size are: the share of what stands out on either and not on both. */
export function apart(one: readonly boolean[], other: readonly boolean[]): number {
  const pairs = one.map((is, at) => [is, other[at] ?? false] as const);
  const seen = pairs.filter(([a, b]) => a || b).length;
  return pairs.filter(([a, b]) => a !== b).length / seen;
}

interface PictureWindow {
  /** The brightness of each pixel, row by row: of the whole picture, or of a part that is as large as another picture. */
  readonly brightnessOf: (
    picture: string,
    part?: { readonly x: number; readonly y: number; readonly as: string },
  ) => Promise<{ readonly light: readonly number[]; readonly width: number }>;
  /** By at least 3 to 1. */
  readonly differ: (one: number, other: number) => boolean;
}

/** Runs in the page. */
function readPictures(): void {
  const light = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const pictureOf = (text: string) => {
    const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    return createImageBitmap(new Blob([bytes], { type: "image/png" }));
  };
  const tools: PictureWindow = {
    brightnessOf: async (text, part) => {
      const picture = await pictureOf(text);
      const { width, height } = part === undefined ? picture : await pictureOf(part.as);
      const pen = new OffscreenCanvas(width, height).getContext("2d");
      pen?.drawImage(picture, -(part?.x ?? 0), -(part?.y ?? 0));
      const { data } = pen?.getImageData(0, 0, width, height) ?? { data: [] };
      const all = Array.from({ length: width * height }, (_, pixel) => {
        const [red = 0, green = 0, blue = 0] = data.slice(4 * pixel, 4 * pixel + 3);
        return 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
      });
      return { light: all, width };
    },
    differ: (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= 3,
  };
  Object.assign(window, tools);
}
