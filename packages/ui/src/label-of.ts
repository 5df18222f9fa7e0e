/** The label of a form's field, as antd writes it; of several forms with that field the one opened last. */
export function labelOf(place: readonly (string | number)[]): string | undefined {
  const label = [...document.querySelectorAll(`label[for="${CSS.escape(place.join('_'))}"]`)].at(-1);
  return label?.textContent?.trim() || undefined;
}
