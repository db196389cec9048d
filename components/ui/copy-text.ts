/** Puts text on the clipboard. False when the browser does not let us: it allows copying on secure addresses only. */
export async function copyText(text: string): Promise<boolean> {
  if (navigator.clipboard === undefined) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
