/** "22 November 2026" in London time, whatever the machine's own zone; what is no date as it stands, nothing as nothing. */
export function dayInWords(date: string | undefined): string {
  if (date === undefined) return "";
  const moment = new Date(date);
  if (Number.isNaN(moment.getTime())) return date;
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" }).format(
    moment,
  );
}
