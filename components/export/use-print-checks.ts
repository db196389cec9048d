import { useEffect, useState } from "react";
import { z } from "zod";
import { checkAddress, type ExportChoice } from "./export-address.ts";

const checksSchema = z.object({
  papers: z.array(z.object({ paper: z.string(), warning: z.string().optional() })),
});

/** Warnings by paper, asked from the server while `on`. Empty until they are known; without them the download still works. */
export function usePrintChecks(
  mapId: string,
  version: number | undefined,
  text: ExportChoice["text"],
  on: boolean,
): ReadonlyMap<string, string> {
  const [warnings, setWarnings] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (!on) return;
    const gone = new AbortController();
    setWarnings(new Map());
    fetch(checkAddress(mapId, version, text), { signal: gone.signal })
      .then((answer) => answer.json())
      .then((body: unknown) => setWarnings(warningsIn(body)))
      .catch(() => undefined);
    return () => gone.abort();
  }, [mapId, version, text, on]);
  return warnings;
}

function warningsIn(body: unknown): ReadonlyMap<string, string> {
  const read = checksSchema.safeParse(body);
  const papers = read.success ? read.data.papers : [];
  return new Map(
    papers.flatMap(({ paper, warning }) =>
      warning === undefined ? [] : [[paper, warning] as const],
    ),
  );
}
