import {
  defaultShapeUtils,
  type TLAnyShapeUtilConstructor,
  type TLComponents,
  type TldrawOptions,
} from "tldraw";
import { DrawingBroke } from "./DrawingBroke.tsx";
import { ZOOM_STEPS } from "./detail.ts";
import { InHand } from "./InHand.tsx";
import { LevelNames, Levels } from "./levels/Levels.tsx";
import { Ties } from "./levels/Ties.tsx";
import { GapShapeUtil } from "./shapes/GapShapeUtil.tsx";
import { PathwayShapeUtil } from "./shapes/PathwayShapeUtil.tsx";
import { ServiceShapeUtil } from "./shapes/ServiceShapeUtil.tsx";

/** How the things on a map are drawn. */
export const shapeUtils: readonly TLAnyShapeUtilConstructor[] = [
  ServiceShapeUtil,
  GapShapeUtil,
  PathwayShapeUtil,
];

/** The same with what sketches are made of. */
export const allShapeUtils = [
  ...defaultShapeUtils,
  ...shapeUtils,
] as readonly TLAnyShapeUtilConstructor[];

/** What stands in the place of tldraw's own parts. */
export const components: TLComponents = {
  Background: Levels,
  OnTheCanvas: Ties,
  Overlays: InHand,
  InFrontOfTheCanvas: LevelNames,
  // Ours opens on the same press; tldraw's copies, groups and reorders what is not its own.
  ContextMenu: null,
  ErrorFallback: DrawingBroke,
};

export const options: Partial<TldrawOptions> = {
  branding: "Map drawing area",
  maxPages: 1,
  createTextOnCanvasDoubleClick: false,
};

export const cameraOptions = { zoomSteps: ZOOM_STEPS, wheelBehavior: "pan" as const };
