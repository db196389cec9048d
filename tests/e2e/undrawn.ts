import type { Page } from "@playwright/test";

/** Drawings without a line, pictures without a pixel, and letters in no font of ours. */
export function undrawn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const icons = [...document.querySelectorAll<SVGSVGElement>("svg.gm-icon")]
      .filter((icon) => icon.checkVisibility({ visibilityProperty: true }))
      .filter((icon) => {
        const { width, height } = icon.getBoundingClientRect();
        const path = icon.querySelector("path");
        const drawn = path?.getBBox() ?? { width: 0, height: 0 };
        const { stroke } = getComputedStyle(path ?? icon);
        return width < 8 || height < 8 || drawn.width + drawn.height < 5 || stroke === "none";
      });
    const pictures = [...document.images].filter(
      (picture) => !picture.complete || picture.naturalWidth === 0,
    );
    const fonts = [...document.fonts].filter(({ status }) => status === "error");
    return [
      ...[...icons, ...pictures].map(({ outerHTML }) => outerHTML),
      ...fonts.map(({ family }) => family),
    ];
  });
}
