import { BarrierTool, GoodPracticeTool, ThresholdTool } from "./AnnotateTool.ts";
import { ChooseTool } from "./ChooseTool.ts";
import { PathwayTool } from "./PathwayTool.ts";
import { GapTool, ServiceTool } from "./PlaceTool.ts";

/** What the hand can do beside sketching. */
export const tools = [
  ChooseTool,
  ServiceTool,
  GapTool,
  ThresholdTool,
  BarrierTool,
  GoodPracticeTool,
  PathwayTool,
];
