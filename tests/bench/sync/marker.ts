/** Every change carries one of these: who it is from, and which of theirs it is. 21 bytes that stand nowhere else. */
const SIGN = Buffer.from("@@T");
const CLIENT_DIGITS = 6;
const NUMBER_DIGITS = 12;

export function markerOf(client: number, number: number): string {
  return `@@T${String(client).padStart(CLIENT_DIGITS, "0")}${String(number).padStart(NUMBER_DIGITS, "0")}`;
}

/** Calls `found` for each marker in these bytes, without reading anything else in them. */
export function findMarkers(bytes: Buffer, found: (client: number, number: number) => void): void {
  let at = bytes.indexOf(SIGN);
  while (at >= 0) {
    const middle = at + SIGN.length + CLIENT_DIGITS;
    const end = middle + NUMBER_DIGITS;
    if (end > bytes.length) return;
    found(digits(bytes, at + SIGN.length, middle), digits(bytes, middle, end));
    at = bytes.indexOf(SIGN, end);
  }
}

function digits(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + (bytes[at] ?? 0) - 48;
  return value;
}
