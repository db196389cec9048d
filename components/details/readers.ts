import type { FieldValue } from "#lib/gap-map/edit.ts";
import type { Reader } from "./use-draft.ts";

/** A line that may be empty; empty takes it off the map. */
export const lineFrom: Reader<FieldValue> = (text) => ({
  ok: true,
  value: text.trim() === "" ? null : text,
});

/** A line that must say something. */
export function nameFrom(needed: string): Reader<FieldValue> {
  return (text) => (text.trim() === "" ? { ok: false, error: needed } : { ok: true, value: text });
}

/** A number between these bounds; empty takes it off the map. */
export function numberFrom(what: string, least: number, most: number): Reader<FieldValue> {
  return (text) => {
    const plain = text.trim();
    if (plain === "") return { ok: true, value: null };
    const number = Number(plain.replace(",", "."));
    if (!/^-?\d+([.,]\d+)?$/.test(plain))
      return { ok: false, error: `${what} must be a number, like 12` };
    if (number < least || number > most)
      return { ok: false, error: `${what} must be between ${least} and ${most}` };
    return { ok: true, value: number };
  };
}

/** A real day as an ISO date, which is what date inputs give; empty takes it off the map. */
export const dateFrom: Reader<FieldValue> = (text) => {
  if (text === "") return { ok: true, value: null };
  const error = "Enter a real date, like 2027-03-31";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return { ok: false, error };
  const day = new Date(`${text}T00:00:00Z`);
  const real = !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
  return real ? { ok: true, value: text } : { ok: false, error };
};
