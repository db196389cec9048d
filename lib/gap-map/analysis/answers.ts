import type { Operator, Threshold, ThresholdValue } from "#lib/gap-map/model.ts";
import type { Dimension } from "#lib/gap-map/vocabulary-model.ts";

/** Whether a person meets a threshold. That it cannot be told is an answer of its own, and never a refusal. */
export type Answer = "met" | "not met" | "cannot tell";

/** What is known about a person, by dimension. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** The dimensions of a map's vocabulary, by id. */
export type Dimensions = ReadonlyMap<string, Dimension>;

/** The checkable part of a threshold, or of the condition of a pathway. */
export interface Asked {
  readonly dimension?: string;
  readonly operator?: Operator;
  readonly value?: ThresholdValue;
  readonly mode?: Threshold["mode"];
}

/** Whether somebody of whom this is known meets what is asked. */
export function answerTo(asked: Asked, attributes: Attributes, dimensions: Dimensions): Answer {
  const { dimension, operator, value } = asked;
  if (dimension === undefined || operator === undefined || isUnsaid(value)) return "cannot tell";
  const known = Object.hasOwn(attributes, dimension) ? attributes[dimension] : undefined;
  if (isUnsaid(known)) return "cannot tell";
  const holds = compared(operator, known, value, dimensions.get(dimension));
  if (holds === undefined) return "cannot tell";
  return holds === (asked.mode !== "exclude") ? "met" : "not met";
}

/** A field that somebody began and left empty says nothing. */
export function isUnsaid(
  value: ThresholdValue | undefined,
): value is undefined | "" | readonly never[] {
  return (
    value === undefined ||
    (typeof value !== "number" && typeof value !== "boolean" && value.length === 0)
  );
}

type Known = Attributes[string];

/** Undefined where the two cannot be compared. */
function compared(
  operator: Operator,
  known: Known,
  value: ThresholdValue,
  dimension: Dimension | undefined,
): boolean | undefined {
  switch (operator) {
    case "unspecified":
      return undefined;
    case "eq":
    case "in":
      return isOneOf(known, value);
    case "neq":
    case "notIn": {
      const same = isOneOf(known, value);
      return same === undefined ? undefined : !same;
    }
    case "gte":
    case "lte": {
      const here = positionOf(known, dimension);
      const bound = positionOf(value, dimension);
      if (here === undefined || bound === undefined) return undefined;
      return operator === "gte" ? here >= bound : here <= bound;
    }
  }
}

function isOneOf(known: Known, value: ThresholdValue): boolean | undefined {
  if (typeof value !== "object") return isSame(known, value);
  let all: boolean | undefined = false;
  for (const one of value) {
    const same = isSame(known, one);
    if (same === true) return true;
    if (same === undefined) all = undefined;
  }
  return all;
}

/** Lists hold words only: “17” and 17 are the same there, “true” and true as well. */
function isSame(known: Known, value: Known): boolean | undefined {
  if (typeof known === "string" && typeof value === "string") return sameWord(known, value);
  if (typeof known === typeof value) return known === value;
  if (typeof known === "boolean" || typeof value === "boolean") {
    const words = [String(known), String(value)];
    return words.every((word) => word === "true" || word === "false")
      ? words[0] === words[1]
      : undefined;
  }
  const [here, there] = [numberFrom(known), numberFrom(value)];
  return here === undefined || there === undefined ? undefined : here === there;
}

/** People type “Woman” and “woman” and mean the same. */
function sameWord(one: string, other: string): boolean {
  if (one === other) return true;
  return one.length === other.length && one.toLowerCase() === other.toLowerCase();
}

/** Where a value stands on the scale of its dimension. Undefined for what has no order, and for what is not on the scale. */
export function positionOf(
  value: ThresholdValue | undefined,
  dimension: Dimension | undefined,
): number | undefined {
  if (dimension?.type === "ordinal") {
    const [word, scale] = [String(value), dimension.values ?? []];
    const exact = scale.indexOf(word);
    const at = exact < 0 ? scale.findIndex((one) => sameWord(one, word)) : exact;
    return at < 0 ? undefined : at;
  }
  return dimension === undefined || dimension.type === "number" ? numberFrom(value) : undefined;
}

function numberFrom(value: ThresholdValue | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
