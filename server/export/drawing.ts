import type { GapMap } from "#lib/gap-map/model.ts";
import type { Result } from "#lib/result.ts";
import type { Paper } from "#lib/scene/paper.ts";
import type { SceneInfo } from "#lib/scene/title.ts";
import type { Problem } from "#server/errors.ts";

/** A picture somebody asked for, or how legible it would be on each paper, as it goes to the drawing thread. */
export interface Drawing {
  readonly id: number;
  readonly format: "svg" | "png" | "pdf" | "check";
  /** Tidy. */
  readonly map: GapMap;
  readonly info: SceneInfo;
  readonly text: "brief" | "all";
  /** Only for PDF. */
  readonly paper: Paper;
  readonly findings: boolean;
  readonly guidance: boolean;
}

/** What comes back: the file, why it cannot be made, or the stack of a bug. */
export type Drawn =
  | { readonly id: number; readonly result: Result<Uint8Array, Problem> }
  | { readonly id: number; readonly failure: string };
