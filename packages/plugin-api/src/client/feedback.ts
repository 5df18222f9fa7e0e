import { createContext, use } from 'react';

/** Short notices that go away by themselves. */
export interface Feedback {
  success(text: string): void;
  info(text: string): void;
  /** Shows what went wrong and what to do, whatever was thrown. */
  failure(error: unknown): void;
}

export const FeedbackContext = createContext<Feedback | undefined>(undefined);

export function useFeedback(): Feedback {
  const feedback = use(FeedbackContext);
  if (feedback === undefined) throw new Error('Rendered outside the shell');
  return feedback;
}
