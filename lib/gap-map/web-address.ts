/** The address as somebody may follow it: a page of the web. Undefined for anything else that a text can hold, scripts above all. */
export function webAddress(text: string): string | undefined {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  return address?.protocol === "https:" || address?.protocol === "http:" ? address.href : undefined;
}
