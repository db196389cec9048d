"use client";
import { useRef } from "react";
import { useEditor, useQuickReactor, useValue } from "tldraw";
import { canvasOf } from "#components/canvas/model.ts";
import { cx } from "#components/ui/cx.ts";
import type { GapMap, Level } from "#lib/gap-map/model.ts";
import { itemOf } from "#lib/gap-map/model.ts";
import { gapsOf, servicesOn } from "#lib/gap-map/order.ts";

/** The bands of the levels behind everything: fixed, and as wide as the screen. */
export function Levels() {
  const bands = useBands();
  const holder = useFollowCamera((band, { y, z }) => {
    band.style.transform = `translateY(${Math.round((Number(band.getAttribute("data-y")) + y) * z)}px)`;
    band.style.height = `${Math.ceil(Number(band.getAttribute("data-height")) * z)}px`;
  }, bands);
  return (
    <div ref={holder} className="gm-bands" aria-hidden="true">
      {bands.map(({ level, y, height }) => (
        <div
          key={level.id}
          className={cx(
            "gm-band",
            `gm-band--${level.tint}`,
            level.role === "gap" && "gm-band--is-gap",
          )}
          data-y={y}
          data-height={height}
        />
      ))}
    </div>
  );
}

/** The names of the levels: they stay at the left edge, and with their band while it is in view. */
export function LevelNames() {
  const bands = useBands();
  const holder = useFollowCamera((band, { y, z }) => {
    const top = (Number(band.getAttribute("data-y")) + y) * z;
    const height = Number(band.getAttribute("data-height")) * z;
    const shift = Math.min(Math.max(0, -top), Math.max(0, height - NAME_HEIGHT));
    band.style.transform = `translateY(${Math.round(top)}px)`;
    band.style.height = `${Math.ceil(height)}px`;
    band.style.setProperty("--shift", `${Math.round(shift)}px`);
  }, bands);
  return (
    <div ref={holder} className="gm-levels">
      {bands.map(({ level, y, height, count }) => (
        <div
          key={level.id}
          className={cx(
            "gm-level",
            `gm-band--${level.tint}`,
            level.role === "gap" && "gm-level--gap",
          )}
          data-y={y}
          data-height={height}
        >
          <div className="gm-level__words">
            <div className="gm-level__name">{level.name}</div>
            <div className="gm-level__count">{count}</div>
          </div>
        </div>
      ))}
    </div>
  );
}

/** Height of a level's name with its count on screen, in px. */
const NAME_HEIGHT = 96;

interface BandShown {
  readonly level: Level;
  readonly y: number;
  readonly height: number;
  readonly count: string;
}

function useBands(): readonly BandShown[] {
  const canvas = canvasOf(useEditor());
  const shown = useRef<readonly BandShown[]>([]);
  return useValue("bands", () => {
    const next = canvas === undefined ? [] : bandsShown(canvas.picture.get());
    if (JSON.stringify(next) !== JSON.stringify(shown.current)) shown.current = next;
    return shown.current;
  }, [canvas]);
}

function bandsShown({
  map,
  layout,
}: {
  map: GapMap;
  layout: { bands: readonly { levelId: Level["id"]; y: number; height: number }[] };
}) {
  return layout.bands.flatMap(({ levelId, y, height }): BandShown[] => {
    const level = itemOf(map, "level", levelId);
    return level === undefined ? [] : [{ level, y, height, count: countOn(map, level) }];
  });
}

function countOn(map: GapMap, level: Level): string {
  const gap = level.role === "gap";
  const count = gap ? gapsOf(map).length : servicesOn(map, level.id).length;
  return `${count} ${gap ? "gap" : "service"}${count === 1 ? "" : "s"}`;
}

/** Moves the children of an element with the camera, without asking React. */
function useFollowCamera(
  place: (band: HTMLElement, camera: { y: number; z: number }) => void,
  bands: readonly BandShown[],
) {
  const editor = useEditor();
  const holder = useRef<HTMLDivElement>(null);
  useQuickReactor("levels follow the camera", () => {
    const camera = editor.getCamera();
    for (const band of holder.current?.children ?? []) place(band as HTMLElement, camera);
  }, [editor, bands]);
  return holder;
}
