import { BarrierTool, GoodPracticeTool, ThresholdTool } from "./AnnotateTool.ts";
import { PathwayTool } from "./PathwayTool.ts";
import { GapTool, ServiceTool } from "./PlaceTool.ts";

/** What the hand can do beside choosing, moving and sketching. */
export const tools = [
  ServiceTool,
  GapTool,
  ThresholdTool,
  BarrierTool,
  GoodPracticeTool,
  PathwayTool,
];
