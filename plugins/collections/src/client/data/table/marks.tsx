import type { ReactNode } from 'react';

/** Drawn a few hundred times on a page, where the icons of the library would take longer than the records. */
function mark(path: string): () => ReactNode {
  return function Mark() {
    return (
      <svg
        aria-hidden
        width="1em"
        height="1em"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        style={{ verticalAlign: '-2px' }}
      >
        <path d={path} />
      </svg>
    );
  };
}

export const GoMark = mark('M6 3h7v7M13 3 4 12');
export const OpenMark = mark('M9.5 6.5 14 2m-4 0h4v4M6.5 9.5 2 14m4 0H2v-4');
export const YesMark = mark('m2 8.5 4 4L14 4');
export const NoMark = mark('M3 8h10');
export const ExpandedMark = mark('m3 6 5 5 5-5');
export const ClosedMark = mark('m6 3 5 5-5 5');
