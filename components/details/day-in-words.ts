/** "31 March 2027" for an ISO date; the text itself when it is none, empty when there is none. */
export function dayInWords(iso: string | undefined): string {
  if (iso === undefined) return "";
  const day = new Date(iso);
  if (Number.isNaN(day.valueOf())) return iso;
  return day.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}
