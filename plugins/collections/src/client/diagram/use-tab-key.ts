import { useEffect, useState } from 'react';

/** True from the moment somebody goes through the page with the Tab key, before it leads to the next place. */
export function useTabKey(): boolean {
  const [used, setUsed] = useState(false);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Tab') setUsed(true);
    };
    document.addEventListener('keydown', onKey, { capture: true });
    return () => document.removeEventListener('keydown', onKey, { capture: true });
  }, []);
  return used;
}
