import { useEffect, useRef, useState } from 'react';

/** Takes a file that is dropped anywhere on the page. True while one is held above it. */
export function useFileDrop(onFile: (file: File) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const hear = (event: 'dragover' | 'dragleave' | 'drop', act: (drag: DragEvent) => void): void =>
      document.addEventListener(event, (drag) => (drag.dataTransfer?.types.includes('Files') === true ? act(drag) : undefined), { signal });
    hear('dragover', (drag) => {
      drag.preventDefault();
      setIsOver(true);
    });
    hear('dragleave', (drag) => (drag.relatedTarget === null ? setIsOver(false) : undefined));
    hear('drop', (drag) => {
      drag.preventDefault();
      setIsOver(false);
      const file = drag.dataTransfer?.files[0];
      if (file !== undefined) latest.current(file);
    });
    return () => controller.abort();
  }, []);
  return isOver;
}
