/** What stands in a field that is written in; nothing for any other control. */
export function wordsIn(target: EventTarget | null): string {
  const isText =
    (target instanceof HTMLInputElement && ["text", "search", "date"].includes(target.type)) ||
    target instanceof HTMLTextAreaElement;
  return isText ? target.value : "";
}
