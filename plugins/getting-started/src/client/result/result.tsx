import type { ReactNode } from 'react';
import type { Facts } from '../facts/facts';
import { Celebration } from './celebration';
import { KeyCard } from './key-card';
import { NextCard } from './next-card';
import { RingCard } from './ring-card';
import { TodosCard } from './todos-card';

export interface ResultProps {
  readonly facts: Facts;
  /** The viewer has just finished the last step. */
  readonly arrived: boolean;
}

/** What was built, alive: everything here is read from the records and can be used. */
export function Result({ facts, arrived }: ResultProps): ReactNode {
  return (
    <div className="guide-result">
      <div className="guide-wide">
        <Celebration arrived={arrived} />
      </div>
      <RingCard total={facts.todoCount} />
      <TodosCard facts={facts} />
      <KeyCard facts={facts} />
      <NextCard facts={facts} />
    </div>
  );
}
