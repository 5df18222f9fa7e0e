import { type RefObject, useEffect, useState } from 'react';

/** Frames are made a little before they can be seen. */
const MARGIN = '300px';

export interface Nearness {
  /** Has been near at some time. */
  readonly wasNear: boolean;
  readonly isNear: boolean;
}

/** Whether an element is in view, or almost. */
export function useNear(element: RefObject<HTMLElement | null>): Nearness {
  const [near, setNear] = useState<Nearness>({ wasNear: false, isNear: false });
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        const isNear = entry?.isIntersecting === true;
        setNear(({ wasNear }) => ({ wasNear: wasNear || isNear, isNear }));
      },
      { rootMargin: MARGIN },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return near;
}
