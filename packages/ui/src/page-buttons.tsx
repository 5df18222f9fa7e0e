import type { PaginationProps } from 'antd';
import { cloneElement, isValidElement } from 'react';
import { useUiText } from './ui-texts';

const NAMES: Readonly<Record<string, string>> = {
  prev: 'pages.previous',
  next: 'pages.next',
  'jump-prev': 'pages.back',
  'jump-next': 'pages.forward',
};

/** `itemRender` for tables and pagers with several pages: gives the buttons that bear only a sign a name. */
export function usePageButtons(): NonNullable<PaginationProps['itemRender']> {
  const t = useUiText();
  return (_page, kind, element) => {
    const name = NAMES[kind];
    return name !== undefined && isValidElement<{ 'aria-label'?: string }>(element)
      ? cloneElement(element, { 'aria-label': t(name) })
      : element;
  };
}
