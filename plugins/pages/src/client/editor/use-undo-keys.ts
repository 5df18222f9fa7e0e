import { useEffect } from 'react';
import type { DraftEditing } from './use-draft';

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) for the draft; fields somebody types in keep their own. */
export function useUndoKeys({ undo, redo }: Pick<DraftEditing, 'undo' | 'redo'>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const step = stepOf(event);
      if (step === undefined || isTyping(event.target)) return;
      event.preventDefault();
      (step === 'undo' ? undo : redo)?.();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [undo, redo]);
}

function stepOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  return key.toLowerCase() === 'y' && !shiftKey ? 'redo' : undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
