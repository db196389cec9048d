import { analyse } from "#lib/gap-map/analysis/analyse.ts";
import type { GapMap } from "#lib/gap-map/model.ts";

/** The thread that looks for gaps: a map comes in, what is found goes out. */
self.onmessage = ({ data }: MessageEvent<GapMap>) => {
  self.postMessage(analyse(data));
};
