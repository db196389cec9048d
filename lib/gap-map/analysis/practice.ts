import type { GapMap, ItemId, Threshold } from "#lib/gap-map/model.ts";
import { itemsOf } from "#lib/gap-map/model.ts";
import { byNumber, thresholdsOf } from "#lib/gap-map/order.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";
import { dimensionLabel, limitInWords, valueInWords } from "#lib/gap-map/words.ts";
import { type Attributes, positionOf } from "./answers.ts";
import { called, type Finding, finding, listed } from "./finding.ts";
import { judge, type Verdict } from "./verdict.ts";

/** What a service has written down about one thing, beside how it works in practice. */
export interface AgainstPractice {
  /** Undefined for what is said in words only. */
  readonly dimension: string | undefined;
  readonly written: readonly Threshold[];
  readonly practice: readonly Threshold[];
  /** Values that are taken as written and not, or not surely, in practice. */
  readonly stricter: readonly Value[];
  /** Values that are taken in practice, though not, or not surely, as written. */
  readonly looser: readonly Value[];
}

type Value = Attributes[string];

/** A10. What a service asks in practice, each beside what is written about the same thing. */
export function againstPractice(map: GapMap, serviceId: ItemId): readonly AgainstPractice[] {
  const thresholds = thresholdsOf(map, serviceId);
  const inPractice = thresholds.filter(({ basis }) => basis === "practice");
  return [...new Set(inPractice.map(({ dimension }) => dimension))].map((about) => {
    const those = thresholds.filter(({ dimension }) => dimension === about);
    const written = about === undefined ? [] : those.filter(({ basis }) => basis === "published");
    const practice = those.filter(({ basis }) => basis === "practice");
    return { dimension: about, written, practice, ...compared(map, about, written, practice) };
  });
}

/** The contradiction in a sentence without its full stop, for the middle of another; undefined where there is none. */
export function contradictionInWords(map: GapMap, row: AgainstPractice): string | undefined {
  const { dimension = "", written, practice, stricter, looser } = row;
  if (stricter.length + looser.length === 0) return undefined;
  const differ = `${dimensionLabel(map, dimension)} is “${limits(written)}” as written and “${limits(practice)}” in practice`;
  if (map.vocabulary.dimensions.find(({ id }) => id === dimension)?.type === "number")
    return differ;
  const parts = [
    stricter.length === 0 ? "" : `${values(stricter)} would be taken as written, not as it works`,
    looser.length === 0 ? "" : `${values(looser)} would be taken as it works, not as written`,
  ];
  return `${differ}: ${parts.filter((part) => part !== "").join("; ")}`;
}

function limits(those: readonly Threshold[]): string {
  const said = those.map(limitInWords).filter((words) => words !== "");
  return listed(said.length > MOST_SAID ? [...said.slice(0, MOST_SAID), "others"] : said);
}

/** So many limits are said in one sentence. */
const MOST_SAID = 3;

function values(some: readonly Value[]): string {
  return listed(some.map(valueInWords));
}

/** The same of all services, as findings. */
export function findingsOfPractice(map: GapMap): readonly Finding[] {
  return itemsOf(map, "service")
    .sort(byNumber)
    .flatMap(({ id }) =>
      againstPractice(map, id).flatMap((row) => {
        const words = contradictionInWords(map, row);
        if (words === undefined) return [];
        const items = [...row.written, ...row.practice].map((one) => one.id);
        const said = `what is written for ${called(map, id)} and how it works in practice differ: ${words}`;
        return [finding("practice-differs", [id, row.dimension ?? ""], said, [...items, id])];
      }),
    );
}

type Compared = Pick<AgainstPractice, "stricter" | "looser">;

function compared(
  { vocabulary }: GapMap,
  about: string | undefined,
  written: readonly Threshold[],
  practice: readonly Threshold[],
): Compared {
  const dimension = vocabulary.dimensions.find(({ id }) => id === about);
  if (dimension === undefined || written.length === 0) return { stricter: [], looser: [] };
  const known = new Map([[dimension.id, dimension]]);
  const openness = (those: readonly Threshold[], value: Value) =>
    OPENNESS[judge(those, { [dimension.id]: value }, known).verdict];
  const differences = valuesOf(dimension, [...written, ...practice]).map((value) => {
    const [paper, real] = [openness(written, value), openness(practice, value)];
    return { value, by: paper === undefined || real === undefined ? 0 : real - paper };
  });
  const those = (keep: (by: number) => boolean) =>
    differences.filter(({ by }) => keep(by)).map(({ value }) => value);
  return { stricter: those((by) => by < 0), looser: those((by) => by > 0) };
}

/** That nobody can tell contradicts nothing. */
const OPENNESS: Readonly<Partial<Record<Verdict, number>>> = {
  accepted: 2,
  discretionary: 1,
  refused: 0,
};

/** So many numbers are tried at each end: the lowest and the highest limits are those that decide. */
const MOST = 60;

/** Everything on a scale that can make a difference: all its values, or numbers on both sides of each limit. */
function valuesOf(dimension: Dimension, thresholds: readonly Threshold[]): readonly Value[] {
  if (dimension.type === "boolean") return [true, false];
  if (dimension.type !== "number") return dimension.values ?? [];
  const limits = thresholds.flatMap(({ value }) =>
    [value].flat().flatMap((one) => positionOf(one, dimension) ?? []),
  );
  const all = [...new Set(limits.flatMap((limit) => [limit - 1, limit, limit + 1]))].sort(
    (a, b) => a - b,
  );
  return all.length <= 2 * MOST ? all : [...all.slice(0, MOST), ...all.slice(-MOST)];
}
