import type { CtxMember } from '../ctx/ctx-member';

/** What the reference says of a member, to be shown beside the code. */
export function memberHelp({ signature, about, example }: CtxMember): HTMLElement {
  const box = document.createElement('div');
  box.className = 'cm-ctx-help';
  const line = (name: string, text: string): void => {
    if (text === '') return;
    const part = document.createElement(name);
    part.textContent = text;
    box.append(part);
  };
  line('code', signature);
  line('div', about);
  if (example !== undefined) line('pre', example);
  return box;
}
