/** Id of the element popups are put into. */
export const POPUPS = 'popups';

/** Menus, lists and hints stand inside a landmark, so that screen readers say where they belong; dialogs are places of their own. */
export function popupContainer(trigger: HTMLElement | undefined): HTMLElement {
  const isDialog = trigger === undefined || trigger === document.body;
  return (isDialog ? undefined : document.getElementById(POPUPS)) ?? document.body;
}
